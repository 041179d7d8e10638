// SPDX-License-Identifier: MIT
#include <latchkey/forms/errortext/errortext.h>

#include <QCoreApplication>

#include <optional>

namespace latchkey {

namespace {

struct ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(latchkey::ErrorText)
public:
    static std::optional<ErrorWords> ofReason(const AuthError &error, int minimumPasswordLength);
    static ErrorWords ofCode(const AuthError &error);
    static ErrorWords clock(std::chrono::seconds offset);
    static QString wait(std::chrono::seconds time);
};

// The reason says more than the code; nothing is returned where it says nothing.
std::optional<ErrorWords> ErrorText::ofReason(const AuthError &error, int minimumPasswordLength)
{
    using enum AuthErrorReason;
    switch (error.reason) {
    case None:
        return {};
    case TooShort:
        return ErrorWords{
            tr("This password is too short."),
            tr("Use at least %n characters; 15 or more is best.", nullptr, minimumPasswordLength)};
    case TooLong:
        return ErrorWords{tr("This password is too long."), tr("Choose a shorter one.")};
    case NotText:
        return ErrorWords{tr("This password holds characters that cannot be read."),
                          tr("Type it with letters, digits and signs.")};
    case Common:
        return ErrorWords{tr("This is a common password, one of the first that are tried."),
                          tr("Choose another one; three unrelated words are good.")};
    case ContainsAddress:
        return ErrorWords{tr("This password contains the email address."), tr("Leave the address out.")};
    case ContainsAppName:
        return ErrorWords{tr("This password contains the name of this app."), tr("Leave the name out.")};
    case TooWeak:
        return ErrorWords{tr("This password is easy to guess."),
                          tr("Add two unrelated words; 15 characters or more are best.")};
    case EmailMissing:
        return ErrorWords{tr("The email address is missing."), tr("Enter it and try again.")};
    case EmailTooLong:
        return ErrorWords{tr("This email address is too long."), tr("Check it and try again.")};
    case EmailMalformed:
        return ErrorWords{tr("This is not an email address."),
                          tr("Check it; it should look like name@example.com.")};
    case CodeWrong:
        return ErrorWords{tr("This code is wrong or no longer works."),
                          tr("Compare it with the newest email, or send a new code.")};
    case CodeMalformed:
        return ErrorWords{tr("This is not a whole code."),
                          tr("Enter the eight letters and digits from the email.")};
    case StorageLocked:
        return ErrorWords{tr("The user database is in use by another program."),
                          tr("Wait a moment and try again.")};
    case StorageReadOnly:
        return ErrorWords{tr("The user database cannot be written."),
                          tr("Check the permissions of its file and folder.")};
    case StorageCorrupt:
        return ErrorWords{tr("The user database is damaged."), tr("Restore it from a backup.")};
    case StorageNewer:
        return ErrorWords{tr("The user database was written by a newer version."),
                          tr("Update this program and try again.")};
    case StorageFull:
        return ErrorWords{tr("The disk is full."), tr("Make room and try again.")};
    case StorageNotFound:
        return ErrorWords{tr("The folder of the user database cannot be opened."),
                          tr("Check that it exists and that you may open it.")};
    case StorageForeign:
        return ErrorWords{tr("This file is not a user database of Latchkey."),
                          tr("Check the path, or choose another file.")};
    case StorageIsFolder:
        return ErrorWords{tr("This path of the user database is a folder."),
                          tr("Give the path of a file, such as users.db in that folder.")};
    case AuditDamaged:
        return ErrorWords{tr("The audit log of the user database is damaged, and nothing is added to it."),
                          tr("Find out who changed it, then restore a backup.")};
    case KeyMissing:
        return ErrorWords{tr("The key of the user database is missing."),
                          tr("Put its key file back, set LATCHKEY_KEYFILE to where it is, or restore a "
                             "backup.")};
    case KeyMismatch:
        return ErrorWords{tr("The key does not belong to this user database."),
                          tr("Use the key that was made with it.")};
    case KeyUnreadable:
        return ErrorWords{tr("The key of the user database cannot be read."),
                          tr("Check the permissions of its file.")};
    case KeychainLocked:
        return ErrorWords{tr("The keychain is locked."), tr("Unlock it and try again.")};
    case KeychainUnreachable:
        return ErrorWords{tr("The keychain cannot be reached."),
                          tr("Start your desktop's keychain and try again.")};
    case KeychainSilent:
        return ErrorWords{tr("The keychain does not answer."),
                          tr("Look for its window, unlock it and try again.")};
    case KeyNotInKeychain:
        return ErrorWords{tr("The keychain does not hold the key of the user database."),
                          tr("Use the keychain that it was made with, or restore a backup.")};
    case KeyNotKept:
        return ErrorWords{
            tr("The keychain took no key for the user database: it is locked or does not answer."),
            tr("Unlock it and try again, or set LATCHKEY_KEYFILE to a file for the key.")};
    case KeyNotMade:
        return ErrorWords{tr("The key of the user database cannot be made."),
                          tr("Check that its folder exists, that you may write there, and that the disk has "
                             "room.")};
    case KeyDamaged:
        return ErrorWords{tr("The key file of the user database is damaged."),
                          tr("Put a copy of it back, or restore a backup.")};
    case KeyExposed:
        return ErrorWords{tr("The key file of the user database is open to other people."),
                          tr("Let only its owner read and write it, as with “chmod 600”.")};
    case KeyReplaced:
        return ErrorWords{tr("The key of the user database was replaced while this program ran."),
                          tr("Close the program and start it again.")};
    case LastAdmin:
        return ErrorWords{tr("This is the last admin."), tr("Make another user an admin first.")};
    case NoSuchUser:
        return ErrorWords{tr("There is no such user."), tr("Check the address.")};
    case UnknownSetting:
        return ErrorWords{tr("There is no such setting."), tr("Check its name.")};
    case SettingValueInvalid:
        return ErrorWords{tr("The setting cannot have this value."),
                          tr("Enter one that fits what the setting means.")};
    case UsersExist:
        return ErrorWords{tr("There is a first user already."), tr("Log in instead.")};
    case UnknownColumn:
        return ErrorWords{tr("There is no such column."), tr("Check its name.")};
    case CursorInvalid:
        return ErrorWords{tr("The list cannot go on from there."),
                          tr("Go on from what the page before ended with, or start anew.")};
    case NoSuchMessage:
        return ErrorWords{tr("There is no such message."), tr("Check its number.")};
    case SettingNumberInvalid:
        return ErrorWords{tr("The setting cannot have this value."),
                          tr("Enter a whole number within the limits that its meaning names.")};
    case BackupDamaged:
        return ErrorWords{tr("The backup is damaged, or no backup of a user database."),
                          tr("Use another backup.")};
    case BackupExists:
        return ErrorWords{tr("There is a file of this name already."), tr("Choose another name.")};
    case BackupNotWritten:
        return ErrorWords{tr("The backup cannot be written."),
                          tr("Check that its folder exists, that you may write there, and that the disk has "
                             "room.")};
    case BackupNotFound:
        return ErrorWords{tr("The backup cannot be opened."), tr("Check its path and permissions.")};
    case PassphraseMissing:
        return ErrorWords{tr("This backup is locked with a passphrase."), tr("Give the passphrase, too.")};
    case PassphraseWrong:
        return ErrorWords{tr("This is not the passphrase of the backup."), tr("Check it and try again.")};
    case PassphraseTooShort:
        return ErrorWords{tr("The passphrase is too short."),
                          tr("Use at least 8 characters, or better several words.")};
    case SettingIsSecret:
        return ErrorWords{tr("This setting is a secret."),
                          tr("Give it where nobody reads along: on standard input, with --value-stdin.")};
    case SettingChoiceInvalid:
        return ErrorWords{tr("The setting cannot have this value."),
                          tr("Choose one of the words that its meaning names.")};
    case SmtpUnencrypted:
        return ErrorWords{tr("Mail to a server on another machine has to be encrypted."),
                          tr("Set smtp_security to starttls or tls, or smtp_host to localhost.")};
    case HostMalformed:
        return ErrorWords{tr("This is not the name of a server."),
                          tr("Enter a name such as mail.example.com, or an address, without a port.")};
    case MailServerUnreachable:
        return ErrorWords{tr("The mail server cannot be reached, or takes no mail just now."),
                          tr("Check smtp_host, smtp_port and the network.")};
    case MailServerUntrusted:
        return ErrorWords{tr("The mail server's certificate does not prove that it is the right server."),
                          tr("Check smtp_host; a certificate authority of your own goes into smtp_ca_file.")};
    case MailServerUnencrypted:
        return ErrorWords{tr("The mail server offers no encryption that can be relied on."),
                          tr("Check smtp_port and smtp_security.")};
    case MailLoginRefused:
        return ErrorWords{tr("The mail server did not accept the login."),
                          tr("Check smtp_user and set smtp_password anew.")};
    case MailDeferred:
        return ErrorWords{tr("The mail server did not take the message for now."),
                          tr("It is tried again by itself; what the server says may tell why.")};
    case MailRefused:
        return ErrorWords{tr("The mail server refused the message."),
                          tr("Check the address; what the server says may tell why.")};
    case MailLibraryMissing:
        return ErrorWords{tr("What sends mail through a server, libcurl, is not installed."),
                          tr("Install it (libcurl4 on Debian); what waits is sent then.")};
    case MailFolderUnusable:
        return ErrorWords{tr("The folder for emails cannot be written."),
                          tr("Check that it is a folder, that you may write there, and that the disk has "
                             "room; LATCHKEY_OUTBOX names another one.")};
    case PasswordClosed:
        return ErrorWords{tr("There were too many wrong tries for this address."),
                          tr("Set a new password by email, or ask an admin to let you in again.")};
    case PasswordWanted:
        return ErrorWords{tr("This needs your password once more."), tr("Enter it and try again.")};
    case SecondFactorWanted:
        return ErrorWords{tr("This needs your second factor once more."),
                          tr("Enter a code from your authenticator app and try again.")};
    case EmailCodeWanted:
        return ErrorWords{tr("This needs a code that is sent to your address."),
                          tr("Have it sent, enter it and try again.")};
    case EmailUnchanged:
        return ErrorWords{tr("This is your address already."), tr("Enter another one.")};
    case FactorMissing:
        return ErrorWords{tr("Logging in takes a second factor."),
                          tr("Enter the code of your authenticator app, or a recovery code.")};
    case FactorWrong:
        return ErrorWords{tr("This code is wrong or was used before."),
                          tr("Enter the one that your app shows now.")};
    case ClockOff:
        return clock(error.clockOffset);
    case MethodExpired:
        return ErrorWords{tr("This took too long: the secret for your app no longer holds."),
                          tr("Start the set-up again.")};
    case MethodForeign:
        return ErrorWords{tr("This second factor was not made for this account."),
                          tr("Start the set-up again.")};
    case MethodExists:
        return ErrorWords{tr("This second factor is set up already."), tr("Start anew for another one.")};
    case LastFactor:
        return ErrorWords{tr("Every account has to keep a second factor."), tr("Set up another one first.")};
    case NoSuchFactor:
        return ErrorWords{tr("There is no such second factor."), tr("It may have been removed already.")};
    case NameUnfit:
        return ErrorWords{tr("This name cannot be used."), tr("Use one line of at most 60 characters.")};
    case TooManyFactors:
        return ErrorWords{tr("There are as many second factors as an account can have."),
                          tr("Remove one first.")};
    case LoginExpired:
        return ErrorWords{tr("This login took too long."), tr("Log in again.")};
    }
    return {}; // a reason of a newer version
}

ErrorWords ErrorText::ofCode(const AuthError &error)
{
    using enum AuthErrorCode;
    switch (error.code) {
    case AuthenticationFailed:
        return {tr("Email or password is wrong."), tr("Check both and try again.")};
    case UserExists:
        return {tr("This address already has an account."), tr("Log in instead, or use another address.")};
    case EmailNotConfirmed:
        return {tr("This address is not confirmed yet."), tr("Enter the code that was sent to it.")};
    case AccountIsNotEnabled:
        return {tr("This account is not turned on."), tr("Ask an admin to turn it on.")};
    case MfaRequired:
        return {tr("Logging in takes a second factor."),
                tr("Use your authenticator app, security key or a recovery code.")};
    case MfaSetupRequired:
        return {tr("This account has to have a second factor."), tr("Set one up to finish logging in.")};
    case TooManyPasswordFailures:
        return {tr("There were too many wrong tries."), wait(error.retryAfter)};
    case PasswordNotAcceptable:
        return {tr("This password cannot be used."), tr("Choose another one.")};
    case CodeInvalid:
        return {tr("This code does not work."), tr("Check it, or send a new one.")};
    case SignupNotEnabled:
        return {tr("Signing up is turned off."), tr("Ask an admin for an account.")};
    case MethodNotEnabled:
        return {tr("This way of logging in is turned off."), tr("Choose another way, or ask an admin.")};
    case NotLoggedIn:
        return {tr("You are not logged in."), tr("Log in and try again.")};
    case FreshProofRequired:
        return {tr("This needs your password once more."), tr("Enter it and try again.")};
    case PermissionDenied:
        return {tr("Your account may not do this."), tr("Ask an admin to do it.")};
    case InvalidInput:
        return {tr("What was entered cannot be used."), tr("Check it and try again.")};
    case Cancelled:
        return {tr("This was cancelled."), tr("Start again when you like.")};
    case StorageFailed:
        return {tr("The user database does not work."), tr("Try again, or ask an admin to look at it.")};
    case MailFailed:
        return {tr("The email could not be sent."), tr("Try again in a few minutes.")};
    case NetworkFailed:
        return {tr("The server cannot be reached."), tr("Check the connection and try again.")};
    case ProviderFailed:
        return {tr("The other service did not answer as it should."),
                tr("Try again, or choose another way to log in.")};
    case KeychainFailed:
        return {tr("The keychain cannot be used."), tr("Unlock it and try again.")};
    case DeviceFailed:
        return {tr("The security key did not answer."), tr("Take it out, plug it in and try again.")};
    }
    return {tr("Something went wrong."),
            tr("Try again, or update this program.")}; // a code of a newer version
}

// Which of the two clocks it is cannot be told: the codes only show how far they are apart.
ErrorWords ErrorText::clock(std::chrono::seconds offset)
{
    using namespace std::chrono;
    const auto apart = abs(offset);
    const bool slow = offset < seconds::zero();
    const int inMinutes = int(floor<minutes>(apart + seconds(30)).count());
    const int inSeconds = int(apart.count());
    QString title = slow ? tr("Your clock seems %n minutes slow.", nullptr, inMinutes)
                         : tr("Your clock seems %n minutes fast.", nullptr, inMinutes);
    if (apart < minutes(2)) {
        title = slow ? tr("Your clock seems %n seconds slow.", nullptr, inSeconds)
                     : tr("Your clock seems %n seconds fast.", nullptr, inSeconds);
    }
    if (apart == seconds::zero())
        title = tr("Your clock seems to be off.");
    return {title, tr("Set the time on this computer or on your phone to automatic, then enter a new code.")};
}

QString ErrorText::wait(std::chrono::seconds time)
{
    using namespace std::chrono;
    if (time <= seconds::zero())
        return tr("Wait a while and try again.");
    if (time < seconds(2))
        return tr("Try again in a moment.");
    if (time < minutes(2))
        return tr("Try again in %n seconds.", nullptr, int(time.count()));
    if (time < hours(2))
        return tr("Try again in %n minutes.", nullptr, int(ceil<minutes>(time).count()));
    return tr("Try again in %n hours.", nullptr, int(ceil<hours>(time).count()));
}

} // namespace

ErrorWords errorWords(const AuthError &error, int minimumPasswordLength)
{
    if (auto words = ErrorText::ofReason(error, minimumPasswordLength))
        return *words;
    return ErrorText::ofCode(error);
}

QString errorText(const AuthError &error, int minimumPasswordLength)
{
    const ErrorWords words = errorWords(error, minimumPasswordLength);
    return words.title + u' ' + words.advice;
}

} // namespace latchkey

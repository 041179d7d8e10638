// SPDX-License-Identifier: MIT
#include <latchkey/core/settings/settings.h>

#include <latchkey/core/base/loopbackhost.h>
#include <latchkey/core/users/emailaddress.h>

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace latchkey {

namespace {

constexpr qsizetype longestText = 200;
constexpr qsizetype longestAddress6 = 45;

// one line of printable text
bool isLine(const QString &text)
{
    return text.size() <= longestText && text.isValidUtf16() &&
           std::ranges::all_of(text, [](QChar c) { return c.isPrint() || c.isSurrogate(); });
}

bool isName(const QString &text)
{
    return isLine(text) && !text.trimmed().isEmpty();
}

// empty, "address" or "Name <address>"
bool isSender(const QString &text)
{
    if (!isLine(text))
        return false;
    if (text.isEmpty())
        return true;
    const qsizetype open = text.indexOf(u'<');
    if (open < 0)
        return EmailAddress::parse(text).has_value();
    return text.endsWith(u'>') && text.count(u'<') == 1 && text.count(u'>') == 1 &&
           !text.first(open).contains(u'"') &&
           EmailAddress::parse(text.sliced(open + 1).chopped(1)).has_value();
}

// empty, a host name, or an IPv6 address without brackets
bool isHost(const QString &text)
{
    static const QRegularExpression address6(
        QStringLiteral("\\A[0-9A-Fa-f]*:[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*\\z"));
    if (text.isEmpty())
        return true;
    if (address6.match(text).hasMatch())
        return text.size() <= longestAddress6;
    // the same names as behind the @ of an address
    return text == text.trimmed() && !text.contains(u'@') &&
           EmailAddress::parse(QStringLiteral("x@") + text).has_value();
}

// Empty, or a domain name (RFC 1035 §2.3.4), with the underscores and capitals that identifiers of programs
// have; security keys bind to exactly these characters.
bool isDomain(const QString &text)
{
    static const QRegularExpression domain(
        QStringLiteral("\\A(?:(?!-)[A-Za-z0-9_-]{1,63}(?<!-)\\.)*(?!-)[A-Za-z0-9_-]{1,63}(?<!-)\\z"));
    constexpr qsizetype longestDomain = 253;
    return text.isEmpty() || (text.size() <= longestDomain && domain.match(text).hasMatch());
}

// empty or an absolute path: the programs of one database have different working directories
bool isPath(const QString &text)
{
    return text.isEmpty() || (isLine(text) && text.startsWith(u'/'));
}

constexpr std::array<QStringView, 2> switchWords{u"true", u"false"};
constexpr std::array<QStringView, 3> securities{u"starttls", u"tls", u"none"};

struct PolicyName
{
    QStringView name;
    MfaPolicy policy;
};

constexpr std::array policyNames{PolicyName{u"off", MfaPolicy::Off},
                                 PolicyName{u"optional", MfaPolicy::Optional},
                                 PolicyName{u"required", MfaPolicy::Required}};

constexpr auto policies = [] {
    std::array<QStringView, policyNames.size()> names;
    std::ranges::transform(policyNames, names.begin(), &PolicyName::name);
    return names;
}();

// what there is an implementation of
constexpr std::array knownMfaTypes{QStringView(u"totp")};

QStringList typesIn(const QString &text)
{
    QStringList types = text.split(u',');
    for (QString &type : types)
        type = type.trimmed();
    return types;
}

// not none: then nobody could do what the policy may require
bool areMfaTypes(const QString &text)
{
    const QStringList types = typesIn(text);
    return QSet(types.begin(), types.end()).size() == types.size() &&
           std::ranges::all_of(types, [](const QString &type) {
               return std::ranges::contains(knownMfaTypes, QStringView(type));
           });
}

constexpr std::array catalogue{
    SettingDefinition{.key = u"allow_signup",
                      .description = "Anyone may sign up; when off, only admins add users.",
                      .flag = &Settings::allowSignup},
    SettingDefinition{.key = u"enable_automatically",
                      .description = "New accounts may log in without an admin's approval.",
                      .flag = &Settings::enableAutomatically},
    SettingDefinition{.key = u"use_email",
                      .description = "People may log in with email and password.",
                      .flag = &Settings::useEmail},
    SettingDefinition{.key = u"use_token",
                      .description = "People may log in with a code sent by email.",
                      .flag = &Settings::useToken},
    SettingDefinition{.key = u"confirm_email",
                      .description = "The address must be confirmed before email and password let anyone in.",
                      .flag = &Settings::confirmEmail},
    SettingDefinition{.key = u"require_secure_passwords",
                      .description = "New passwords must be hard to guess; when off, only long enough.",
                      .flag = &Settings::requireSecurePasswords},
    SettingDefinition{.key = u"max_password_failures",
                      .description = "The wrong password from which on each makes an account wait.",
                      .number = &Settings::maxPasswordFailures,
                      .least = 1,
                      .most = 100},
    SettingDefinition{.key = u"mfa",
                      .description = "Second factors; optional: asked of those who have set one up.",
                      .text = &Settings::mfa,
                      .choices = policies},
    SettingDefinition{.key = u"mfa_types",
                      .description = "Which second factors may be set up, with commas between: totp.",
                      .text = &Settings::mfaTypes,
                      .accepts = &areMfaTypes},
    SettingDefinition{.key = u"mfa_timeout_days",
                      .description = "Days for which people may have a device not asked for a second factor; "
                                     "0: none.",
                      .number = &Settings::mfaTimeoutDays,
                      .least = 0,
                      .most = 3650},
    SettingDefinition{.key = u"allow_mfa_email_reset",
                      .description = "People who have lost their second factor may drop it by a mailed code.",
                      .flag = &Settings::allowMfaEmailReset},
    SettingDefinition{.key = u"audit_days",
                      .description = "Events of the audit older than these days are dropped; 0 keeps all.",
                      .number = &Settings::auditDays,
                      .least = 0,
                      .most = 36'500},
    SettingDefinition{.key = u"outbox_days",
                      .description = "Mails that were sent, refused or expired are dropped from the outbox "
                                     "after these days; 0 keeps all.",
                      .number = &Settings::outboxDays,
                      .least = 0,
                      .most = 36'500},
    SettingDefinition{.key = u"mail_per_hour",
                      .description =
                          "So many mails that people ask for are sent an hour, and as many notices; "
                          "0 sets no limit.",
                      .number = &Settings::mailPerHour,
                      .least = 0,
                      .most = 1'000'000},
    SettingDefinition{.key = u"app_name",
                      .description =
                          "The name people see in dialogs and mails, at most 200 characters in one "
                          "line.",
                      .text = &Settings::appName,
                      .accepts = &isName},
    SettingDefinition{.key = u"email_from",
                      .description =
                          "The sender of mails, as \"Name <address>\" or an address alone; empty: made "
                          "from the app's name.",
                      .text = &Settings::emailFrom,
                      .accepts = &isSender},
    SettingDefinition{.key = u"rp_id",
                      .description =
                          "The relying party that security keys are registered with: a domain name, "
                          "as in com.example.desk; empty: none.",
                      .text = &Settings::rpId,
                      .accepts = &isDomain},
    SettingDefinition{.key = u"smtp_host",
                      .description = "The server that mails are sent through, without a port; empty: they "
                                     "become files in the outbox folder. Another server than before has to "
                                     "be given its password again.",
                      .text = &Settings::smtpHost,
                      .accepts = &isHost},
    SettingDefinition{.key = u"smtp_port",
                      .description = "The mail server's port; 0: 587 for starttls, 465 for tls, 25 for none.",
                      .number = &Settings::smtpPort,
                      .least = 0,
                      .most = 65'535},
    SettingDefinition{.key = u"smtp_security",
                      .description =
                          "How mails on their way to the server are kept from others; none is for a "
                          "server on this machine only.",
                      .text = &Settings::smtpSecurity,
                      .choices = securities},
    SettingDefinition{.key = u"smtp_user",
                      .description = "The name to log in to the mail server with; empty: no login.",
                      .text = &Settings::smtpUser,
                      .accepts = &isLine},
    SettingDefinition{.key = u"smtp_password",
                      .description = "The password to log in to the mail server with; never shown.",
                      .text = &Settings::smtpPassword,
                      .isSecret = true},
    SettingDefinition{.key = u"smtp_ca_file",
                      .description =
                          "The file (PEM, an absolute path) of a certificate authority of your own "
                          "that vouches for the mail server; empty: those that the system trusts.",
                      .text = &Settings::smtpCaFile,
                      .accepts = &isPath},
};

std::unexpected<AuthError> refusal(AuthErrorReason reason, const SettingDefinition &definition)
{
    return fail(AuthErrorCode::InvalidInput, reason,
                QStringLiteral("not a value of ") + definition.key.toString());
}

// decimal digits as they are printed: no blanks, no leading zeros
Result<void> setNumber(Settings &settings, const SettingDefinition &definition, const QString &value)
{
    const int number = value.toInt();
    if (QString::number(number) != value || number < definition.least || number > definition.most)
        return refusal(AuthErrorReason::SettingNumberInvalid, definition);
    settings.*definition.number = number;
    return {};
}

Result<void> setFlag(Settings &settings, const SettingDefinition &definition, const QString &value)
{
    if (!std::ranges::contains(switchWords, QStringView(value)))
        return refusal(AuthErrorReason::SettingChoiceInvalid, definition);
    settings.*definition.flag = value == switchWords.front();
    return {};
}

AuthErrorReason problemOfText(const SettingDefinition &definition, const QString &value)
{
    using enum AuthErrorReason;
    if (definition.isSecret)
        return SettingIsSecret;
    if (!definition.choices.empty())
        return std::ranges::contains(definition.choices, QStringView(value)) ? None : SettingChoiceInvalid;
    if (definition.accepts(value))
        return None;
    return definition.accepts == &isHost ? HostMalformed : SettingValueInvalid;
}

} // namespace

std::span<const QStringView> SettingDefinition::words() const
{
    return flag ? std::span<const QStringView>(switchWords) : choices;
}

MfaPolicy Settings::mfaPolicy() const
{
    return std::ranges::find(policyNames, QStringView(mfa), &PolicyName::name)->policy;
}

QStringList Settings::enabledMfaTypes() const
{
    return mfaPolicy() == MfaPolicy::Off ? QStringList() : typesIn(mfaTypes);
}

std::span<const SettingDefinition> settingsCatalogue()
{
    return catalogue;
}

const SettingDefinition *findSetting(QStringView key)
{
    const auto found = std::ranges::find(catalogue, key, &SettingDefinition::key);
    return found == catalogue.end() ? nullptr : &*found;
}

QString settingValue(const Settings &settings, const SettingDefinition &definition)
{
    if (definition.flag)
        return settings.*definition.flag ? QStringLiteral("true") : QStringLiteral("false");
    if (definition.number)
        return QString::number(settings.*definition.number);
    if (definition.isSecret)
        return (settings.*definition.text).isEmpty() ? QStringLiteral("not set") : QStringLiteral("set");
    return settings.*definition.text;
}

Result<void> setSettingValue(Settings &settings, const SettingDefinition &definition, const QString &value)
{
    if (definition.number)
        return setNumber(settings, definition, value);
    if (definition.flag)
        return setFlag(settings, definition, value);
    if (const auto problem = problemOfText(definition, value); problem != AuthErrorReason::None)
        return refusal(problem, definition);
    settings.*definition.text = value;
    return {};
}

Result<void> checkTogether(const Settings &settings)
{
    const bool open = settings.smtpSecurity == QStringLiteral("none");
    if (open && !settings.smtpHost.isEmpty() && !isLoopbackHost(settings.smtpHost))
        return fail(AuthErrorCode::InvalidInput, AuthErrorReason::SmtpUnencrypted);
    return {};
}

Settings settingsFromRows(const QHash<QString, QString> &rows)
{
    Settings settings;
    for (const SettingDefinition &definition : catalogue) {
        const auto row = rows.constFind(definition.key);
        if (row == rows.cend())
            continue;
        if (definition.isSecret)
            settings.*definition.text = *row;
        else // a value that this version would not accept keeps its default rather than stop every login
            (void)setSettingValue(settings, definition, *row);
    }
    return settings;
}

} // namespace latchkey

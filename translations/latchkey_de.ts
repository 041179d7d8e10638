<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>latchkey::AccountController</name>
    <message>
        <source>You stopped waiting for the answer.</source>
        <translation>Sie haben die Antwort nicht abgewartet.</translation>
    </message>
    <message>
        <source>It may have been done all the same.</source>
        <translation>Vielleicht ist es trotzdem geschehen.</translation>
    </message>
</context>
<context>
    <name>latchkey::AccountDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
</context>
<context>
    <name>latchkey::AccountPage</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
</context>
<context>
    <name>latchkey::ActivitySection</name>
    <message>
        <source>Recent activity</source>
        <translation>Letzte Ereignisse</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>Weniger anzeigen</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>Noch ist nichts geschehen.</translation>
    </message>
</context>
<context>
    <name>latchkey::ActivityWords</name>
    <message>
        <source>Second factor checked</source>
        <translation>Zweiter Faktor geprüft</translation>
    </message>
    <message>
        <source>Second factor added</source>
        <translation>Zweiter Faktor hinzugefügt</translation>
    </message>
    <message>
        <source>Second factor removed</source>
        <translation>Zweiter Faktor entfernt</translation>
    </message>
    <message>
        <source>Second factor renamed</source>
        <translation>Zweiter Faktor umbenannt</translation>
    </message>
    <message>
        <source>New recovery codes made</source>
        <translation>Neue Wiederherstellungscodes erstellt</translation>
    </message>
    <message>
        <source>Code for a lost second factor sent</source>
        <translation>Code für einen verlorenen zweiten Faktor gesendet</translation>
    </message>
    <message>
        <source>Second factors removed by an emailed code</source>
        <translation>Zweite Faktoren durch einen Code per E-Mail entfernt</translation>
    </message>
    <message>
        <source>A device is no longer trusted</source>
        <translation>Einem Gerät wird nicht mehr vertraut</translation>
    </message>
    <message>
        <source>Logged in, authenticator app</source>
        <translation>Angemeldet, Authenticator-App</translation>
    </message>
    <message>
        <source>Logged in, recovery code</source>
        <translation>Angemeldet, Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Second factor asked for</source>
        <translation>Zweiter Faktor verlangt</translation>
    </message>
    <message>
        <source>Wrong second factor</source>
        <translation>Falscher zweiter Faktor</translation>
    </message>
    <message>
        <source>Second factor to be set up</source>
        <translation>Zweiter Faktor ist einzurichten</translation>
    </message>
    <message>
        <source>Signed up</source>
        <translation>Registriert</translation>
    </message>
    <message>
        <source>Code to confirm the address sent</source>
        <translation>Code zum Bestätigen der Adresse gesendet</translation>
    </message>
    <message>
        <source>Email confirmed</source>
        <translation>E-Mail-Adresse bestätigt</translation>
    </message>
    <message>
        <source>Logged in by the program</source>
        <translation>Vom Programm angemeldet</translation>
    </message>
    <message>
        <source>Password checked</source>
        <translation>Passwort geprüft</translation>
    </message>
    <message>
        <source>Logged out</source>
        <translation>Abgemeldet</translation>
    </message>
    <message>
        <source>Logged out on all devices</source>
        <translation>Auf allen Geräten abgemeldet</translation>
    </message>
    <message>
        <source>Account created as the first admin</source>
        <translation>Konto als erster Administrator angelegt</translation>
    </message>
    <message>
        <source>Account created by an admin</source>
        <translation>Konto von einem Administrator angelegt</translation>
    </message>
    <message>
        <source>Account turned on by an admin</source>
        <translation>Konto von einem Administrator eingeschaltet</translation>
    </message>
    <message>
        <source>Account turned off by an admin</source>
        <translation>Konto von einem Administrator ausgeschaltet</translation>
    </message>
    <message>
        <source>Account deleted</source>
        <translation>Konto gelöscht</translation>
    </message>
    <message>
        <source>Role changed by an admin</source>
        <translation>Rolle von einem Administrator geändert</translation>
    </message>
    <message>
        <source>Address changed</source>
        <translation>Adresse geändert</translation>
    </message>
    <message>
        <source>Address changed by an admin</source>
        <translation>Adresse von einem Administrator geändert</translation>
    </message>
    <message>
        <source>Code for a forgotten password sent</source>
        <translation>Code für ein vergessenes Passwort gesendet</translation>
    </message>
    <message>
        <source>New password set by an emailed code</source>
        <translation>Neues Passwort mit Code aus einer E-Mail festgelegt</translation>
    </message>
    <message>
        <source>Code to log in sent</source>
        <translation>Code zum Anmelden gesendet</translation>
    </message>
    <message>
        <source>Code to prove who you are sent</source>
        <translation>Code als Nachweis gesendet</translation>
    </message>
    <message>
        <source>Password changed</source>
        <translation>Passwort geändert</translation>
    </message>
    <message>
        <source>Code for a new address sent</source>
        <translation>Code für eine neue Adresse gesendet</translation>
    </message>
    <message>
        <source>Change of the address undone</source>
        <translation>Änderung der Adresse rückgängig gemacht</translation>
    </message>
    <message>
        <source>Another device logged out</source>
        <translation>Anderes Gerät abgemeldet</translation>
    </message>
    <message>
        <source>All other devices logged out</source>
        <translation>Alle anderen Geräte abgemeldet</translation>
    </message>
    <message>
        <source>Data exported</source>
        <translation>Daten exportiert</translation>
    </message>
    <message>
        <source>Something else (%1)</source>
        <translation>Etwas anderes (%1)</translation>
    </message>
    <message>
        <source>Logged in, emailed code</source>
        <translation>Angemeldet, Code aus einer E-Mail</translation>
    </message>
    <message>
        <source>Logged in</source>
        <translation>Angemeldet</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>Falsches Passwort</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Abgelehnt: %1</translation>
    </message>
    <message>
        <source>Wrong code</source>
        <translation>Falscher Code</translation>
    </message>
    <message>
        <source>Refused after too many wrong tries</source>
        <translation>Nach zu vielen falschen Versuchen abgelehnt</translation>
    </message>
    <message>
        <source>Login refused: address not confirmed</source>
        <translation>Anmeldung abgelehnt: Adresse nicht bestätigt</translation>
    </message>
    <message>
        <source>Login refused: account turned off</source>
        <translation>Anmeldung abgelehnt: Konto ausgeschaltet</translation>
    </message>
</context>
<context>
    <name>latchkey::AddressForm</name>
    <message>
        <source>Email</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Email me a code</source>
        <translation>Code per E-Mail senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Enter your email address.</source>
        <translation>Geben Sie Ihre E-Mail-Adresse ein.</translation>
    </message>
</context>
<context>
    <name>latchkey::ApplicationController</name>
    <message>
        <source>You were logged out.</source>
        <translation>Sie wurden abgemeldet.</translation>
    </message>
    <message>
        <source>Log in again. If that does not work, ask an admin about your account.</source>
        <translation>Melden Sie sich wieder an. Wenn das nicht geht, fragen Sie einen Administrator nach Ihrem Konto.</translation>
    </message>
    <message>
        <source>Your account is deleted.</source>
        <translation>Ihr Konto ist gelöscht.</translation>
    </message>
    <message>
        <source>Whoever has another one can log in.</source>
        <translation>Wer noch eines hat, kann sich anmelden.</translation>
    </message>
</context>
<context>
    <name>latchkey::AskDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>latchkey::CapsLockNote</name>
    <message>
        <source>Caps Lock is on.</source>
        <translation>Die Feststelltaste ist an.</translation>
    </message>
</context>
<context>
    <name>latchkey::ChangeEmailDialog</name>
    <message>
        <source>Change your address</source>
        <translation>Adresse ändern</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Confirm your new address</source>
        <translation>Neue Adresse bestätigen</translation>
    </message>
    <message>
        <source>This logs you out on all your other devices. Your old address can undo it for 72 hours.</source>
        <translation>Damit werden Sie auf allen anderen Geräten abgemeldet. Ihre bisherige Adresse kann es 72 Stunden lang rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>latchkey::ChangeEmailForm</name>
    <message>
        <source>New email</source>
        <translation>Neue E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Send a code there</source>
        <translation>Code dorthin senden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Enter your new email address.</source>
        <translation>Geben Sie Ihre neue E-Mail-Adresse ein.</translation>
    </message>
</context>
<context>
    <name>latchkey::ChangePasswordDialog</name>
    <message>
        <source>Change your password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>Passwort festlegen</translation>
    </message>
</context>
<context>
    <name>latchkey::ChangePasswordForm</name>
    <message>
        <source>Change password</source>
        <translation>Passwort ändern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This logs you out on all your other devices.</source>
        <translation>Damit werden Sie auf allen anderen Geräten abgemeldet.</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
    <message>
        <source>Set password</source>
        <translation>Passwort festlegen</translation>
    </message>
</context>
<context>
    <name>latchkey::CodeField</name>
    <message>
        <source>Send a new code</source>
        <translation>Neuen Code senden</translation>
    </message>
    <message>
        <source>Code from the email</source>
        <translation>Code aus der E-Mail</translation>
    </message>
    <message>
        <source>Eight letters and digits.</source>
        <translation>Acht Buchstaben und Ziffern.</translation>
    </message>
    <message>
        <source>Send a new code in %1</source>
        <translation>Neuen Code senden in %1</translation>
    </message>
</context>
<context>
    <name>latchkey::CodeForm</name>
    <message>
        <source>Confirm</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Confirming…</source>
        <translation>Wird bestätigt&#xa0;…</translation>
    </message>
</context>
<context>
    <name>latchkey::CodeWords</name>
    <message>
        <source>A code was sent to %1.</source>
        <translation>Ein Code wurde an %1 gesendet.</translation>
    </message>
    <message>
        <source>No mail server is set up: the message is kept in %1.</source>
        <translation>Es ist kein Mailserver eingerichtet: Die Nachricht liegt in %1.</translation>
    </message>
    <message>
        <source>It works for 10 minutes. Look in spam too.</source>
        <translation>Er gilt 10 Minuten. Sehen Sie auch im Spam-Ordner nach.</translation>
    </message>
    <message>
        <source>It works for 24 hours. Look in spam too.</source>
        <translation>Er gilt 24 Stunden. Sehen Sie auch im Spam-Ordner nach.</translation>
    </message>
</context>
<context>
    <name>latchkey::DataSection</name>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
    <message>
        <source>Export my data</source>
        <translation>Meine Daten exportieren</translation>
    </message>
    <message>
        <source>A file with all that is kept about you</source>
        <translation>Alles, was über Sie gespeichert ist</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren&#xa0;…</translation>
    </message>
    <message>
        <source>Delete my account</source>
        <translation>Mein Konto löschen</translation>
    </message>
    <message>
        <source>Erases all that is kept about you, for good</source>
        <translation>Endgültig, mit allen Ihren Daten</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen&#xa0;…</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Your data is saved.</source>
        <translation>Ihre Daten sind gespeichert.</translation>
    </message>
    <message>
        <source>It is in %1.</source>
        <translation>Sie liegen in %1.</translation>
    </message>
    <message>
        <source>Your data could not be saved in %1.</source>
        <translation>Ihre Daten ließen sich nicht in %1 speichern.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room.</source>
        <translation>Wählen Sie einen anderen Ordner, oder schaffen Sie Platz.</translation>
    </message>
</context>
<context>
    <name>latchkey::DatabasePlace</name>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
</context>
<context>
    <name>latchkey::DeleteAccountDialog</name>
    <message>
        <source>Delete your account</source>
        <translation>Konto löschen</translation>
    </message>
</context>
<context>
    <name>latchkey::DeleteAccountForm</name>
    <message>
        <source>Your address, your password, your devices and your activity are erased for good. Nobody can bring them back.</source>
        <translation>Ihre Adresse, Ihr Passwort, Ihre Geräte und Ereignisse werden endgültig gelöscht. Niemand kann sie zurückholen.</translation>
    </message>
    <message>
        <source>Delete my account</source>
        <translation>Mein Konto löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Deleting…</source>
        <translation>Wird gelöscht&#xa0;…</translation>
    </message>
</context>
<context>
    <name>latchkey::DevicesSection</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Log out all others…</source>
        <translation>Alle anderen abmelden&#xa0;…</translation>
    </message>
    <message>
        <source>Log out all other devices?</source>
        <translation>Alle anderen Geräte abmelden?</translation>
    </message>
    <message>
        <source>Whoever uses them has to log in again. You stay logged in here.</source>
        <translation>Wer sie benutzt, muss sich neu anmelden. Hier bleiben Sie angemeldet.</translation>
    </message>
    <message>
        <source>Log out all others</source>
        <translation>Alle anderen abmelden</translation>
    </message>
    <message>
        <source>%1 · in use now</source>
        <translation>%1 · gerade in Gebrauch</translation>
    </message>
    <message>
        <source>Unknown device</source>
        <translation>Unbekanntes Gerät</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>Zuletzt benutzt: %1</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Logged in: %1
Last used: %2</source>
        <translation>Angemeldet: %1
Zuletzt benutzt: %2</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Dieses Gerät</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>All your other devices are logged out.</source>
        <translation>Alle Ihre anderen Geräte sind abgemeldet.</translation>
    </message>
</context>
<context>
    <name>latchkey::ErrorText</name>
    <message>
        <source>This password is too short.</source>
        <translation>Dieses Passwort ist zu kurz.</translation>
    </message>
    <message numerus="yes">
        <source>Use at least %n characters; 15 or more is best.</source>
        <translation>
            <numerusform>Nehmen Sie mindestens %n Zeichen; am besten 15 oder mehr.</numerusform>
            <numerusform>Nehmen Sie mindestens %n Zeichen; am besten 15 oder mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>This password is too long.</source>
        <translation>Dieses Passwort ist zu lang.</translation>
    </message>
    <message>
        <source>Choose a shorter one.</source>
        <translation>Wählen Sie ein kürzeres.</translation>
    </message>
    <message>
        <source>This password holds characters that cannot be read.</source>
        <translation>Dieses Passwort enthält Zeichen, die nicht lesbar sind.</translation>
    </message>
    <message>
        <source>Type it with letters, digits and signs.</source>
        <translation>Schreiben Sie es mit Buchstaben, Ziffern und Satzzeichen.</translation>
    </message>
    <message>
        <source>The email address is missing.</source>
        <translation>Die E-Mail-Adresse fehlt.</translation>
    </message>
    <message>
        <source>Enter it and try again.</source>
        <translation>Geben Sie die Angabe ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This email address is too long.</source>
        <translation>Diese E-Mail-Adresse ist zu lang.</translation>
    </message>
    <message>
        <source>Check it and try again.</source>
        <translation>Prüfen Sie die Eingabe und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This is not an email address.</source>
        <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Check it; it should look like name@example.com.</source>
        <translation>Prüfen Sie sie; sie sollte aussehen wie name@example.com.</translation>
    </message>
    <message>
        <source>This code is wrong or no longer works.</source>
        <translation>Dieser Code ist falsch oder gilt nicht mehr.</translation>
    </message>
    <message>
        <source>Compare it with the newest email, or send a new code.</source>
        <translation>Vergleichen Sie ihn mit der neuesten E-Mail, oder senden Sie einen neuen Code.</translation>
    </message>
    <message>
        <source>This is not a whole code.</source>
        <translation>Das ist kein vollständiger Code.</translation>
    </message>
    <message>
        <source>Enter the eight letters and digits from the email.</source>
        <translation>Geben Sie die acht Buchstaben und Ziffern aus der E-Mail ein.</translation>
    </message>
    <message>
        <source>The user database is in use by another program.</source>
        <translation>Die Benutzerdatenbank wird von einem anderen Programm benutzt.</translation>
    </message>
    <message>
        <source>Wait a moment and try again.</source>
        <translation>Warten Sie kurz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The user database cannot be written.</source>
        <translation>In die Benutzerdatenbank kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check the permissions of its file and folder.</source>
        <translation>Prüfen Sie die Rechte der Datei und ihres Ordners.</translation>
    </message>
    <message>
        <source>The user database is damaged.</source>
        <translation>Die Benutzerdatenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>Restore it from a backup.</source>
        <translation>Stellen Sie sie aus einer Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The user database was written by a newer version.</source>
        <translation>Die Benutzerdatenbank stammt von einer neueren Version.</translation>
    </message>
    <message>
        <source>Update this program and try again.</source>
        <translation>Aktualisieren Sie dieses Programm und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The folder of the user database cannot be opened.</source>
        <translation>Der Ordner der Benutzerdatenbank lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Check that it exists and that you may open it.</source>
        <translation>Prüfen Sie, ob es ihn gibt und ob Sie ihn öffnen dürfen.</translation>
    </message>
    <message>
        <source>The audit log of the user database is damaged, and nothing is added to it.</source>
        <translation>Das Protokoll der Benutzerdatenbank ist beschädigt; es wird nichts mehr eingetragen.</translation>
    </message>
    <message>
        <source>Find out who changed it, then restore a backup.</source>
        <translation>Stellen Sie fest, wer es verändert hat, und spielen Sie dann eine Sicherung ein.</translation>
    </message>
    <message>
        <source>This file is not a user database of Latchkey.</source>
        <translation>Diese Datei ist keine Benutzerdatenbank von Latchkey.</translation>
    </message>
    <message>
        <source>Check the path, or choose another file.</source>
        <translation>Prüfen Sie den Pfad, oder wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>The key of the user database is missing.</source>
        <translation>Der Schlüssel der Benutzerdatenbank fehlt.</translation>
    </message>
    <message>
        <source>The key does not belong to this user database.</source>
        <translation>Der Schlüssel gehört nicht zu dieser Benutzerdatenbank.</translation>
    </message>
    <message>
        <source>Use the key that was made with it.</source>
        <translation>Nehmen Sie den Schlüssel, der mit ihr angelegt wurde.</translation>
    </message>
    <message>
        <source>The key of the user database cannot be read.</source>
        <translation>Der Schlüssel der Benutzerdatenbank ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Check the permissions of its file.</source>
        <translation>Prüfen Sie die Rechte seiner Datei.</translation>
    </message>
    <message>
        <source>The key of the user database cannot be made.</source>
        <translation>Der Schlüssel der Benutzerdatenbank lässt sich nicht anlegen.</translation>
    </message>
    <message>
        <source>Check that its folder exists, that you may write there, and that the disk has room.</source>
        <translation>Prüfen Sie, ob es seinen Ordner gibt, ob Sie dort schreiben dürfen und ob auf der Platte Platz ist.</translation>
    </message>
    <message>
        <source>The key file of the user database is damaged.</source>
        <translation>Die Schlüsseldatei der Benutzerdatenbank ist beschädigt.</translation>
    </message>
    <message>
        <source>Put a copy of it back, or restore a backup.</source>
        <translation>Legen Sie eine Kopie davon zurück, oder spielen Sie eine Sicherung ein.</translation>
    </message>
    <message>
        <source>The key file of the user database is open to other people.</source>
        <translation>Die Schlüsseldatei der Benutzerdatenbank steht anderen offen.</translation>
    </message>
    <message>
        <source>Let only its owner read and write it, as with “chmod 600”.</source>
        <translation>Lassen Sie nur ihren Besitzer sie lesen und schreiben, etwa mit „chmod 600“.</translation>
    </message>
    <message>
        <source>The key of the user database was replaced while this program ran.</source>
        <translation>Der Schlüssel der Benutzerdatenbank wurde ersetzt, während dieses Programm lief.</translation>
    </message>
    <message>
        <source>Close the program and start it again.</source>
        <translation>Beenden Sie das Programm, und starten Sie es neu.</translation>
    </message>
    <message>
        <source>The backup is damaged, or no backup of a user database.</source>
        <translation>Die Sicherung ist beschädigt oder keine Sicherung einer Benutzerdatenbank.</translation>
    </message>
    <message>
        <source>Use another backup.</source>
        <translation>Nehmen Sie eine andere Sicherung.</translation>
    </message>
    <message>
        <source>There is a file of this name already.</source>
        <translation>Es gibt schon eine Datei mit diesem Namen.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The backup cannot be written.</source>
        <translation>Die Sicherung lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <source>The backup cannot be opened.</source>
        <translation>Die Sicherung lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Check its path and permissions.</source>
        <translation>Prüfen Sie ihren Pfad und ihre Rechte.</translation>
    </message>
    <message>
        <source>This backup is locked with a passphrase.</source>
        <translation>Diese Sicherung ist mit einer Passphrase verschlossen.</translation>
    </message>
    <message>
        <source>Give the passphrase, too.</source>
        <translation>Geben Sie auch die Passphrase an.</translation>
    </message>
    <message>
        <source>This is not the passphrase of the backup.</source>
        <translation>Das ist nicht die Passphrase der Sicherung.</translation>
    </message>
    <message>
        <source>The passphrase is too short.</source>
        <translation>Die Passphrase ist zu kurz.</translation>
    </message>
    <message>
        <source>Use at least 8 characters, or better several words.</source>
        <translation>Nehmen Sie mindestens 8 Zeichen oder besser mehrere Wörter.</translation>
    </message>
    <message>
        <source>This is the last admin.</source>
        <translation>Das ist der letzte Administrator.</translation>
    </message>
    <message>
        <source>Make another user an admin first.</source>
        <translation>Machen Sie zuerst einen anderen Benutzer zum Administrator.</translation>
    </message>
    <message>
        <source>There is no such user.</source>
        <translation>Diesen Benutzer gibt es nicht.</translation>
    </message>
    <message>
        <source>Check the address.</source>
        <translation>Prüfen Sie die Adresse.</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>Diese Einstellung gibt es nicht.</translation>
    </message>
    <message>
        <source>Check its name.</source>
        <translation>Prüfen Sie den Namen.</translation>
    </message>
    <message>
        <source>The setting cannot have this value.</source>
        <translation>Die Einstellung kann diesen Wert nicht haben.</translation>
    </message>
    <message>
        <source>There is a first user already.</source>
        <translation>Einen ersten Benutzer gibt es schon.</translation>
    </message>
    <message>
        <source>Log in instead.</source>
        <translation>Melden Sie sich stattdessen an.</translation>
    </message>
    <message>
        <source>There is no such column.</source>
        <translation>Diese Spalte gibt es nicht.</translation>
    </message>
    <message>
        <source>The list cannot go on from there.</source>
        <translation>Die Liste kann von dort nicht weitergehen.</translation>
    </message>
    <message>
        <source>Go on from what the page before ended with, or start anew.</source>
        <translation>Machen Sie dort weiter, wo die Seite davor endete, oder beginnen Sie von vorn.</translation>
    </message>
    <message>
        <source>There is no such message.</source>
        <translation>Diese Nachricht gibt es nicht.</translation>
    </message>
    <message>
        <source>Check its number.</source>
        <translation>Prüfen Sie die Nummer.</translation>
    </message>
    <message>
        <source>Enter a whole number within the limits that its meaning names.</source>
        <translation>Geben Sie eine ganze Zahl innerhalb der Grenzen ein, die in der Bedeutung stehen.</translation>
    </message>
    <message>
        <source>There were too many wrong tries for this address.</source>
        <translation>Für diese Adresse gab es zu viele falsche Versuche.</translation>
    </message>
    <message>
        <source>Email or password is wrong.</source>
        <translation>E-Mail-Adresse oder Passwort stimmt nicht.</translation>
    </message>
    <message>
        <source>Check both and try again.</source>
        <translation>Prüfen Sie beides und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This address already has an account.</source>
        <translation>Zu dieser Adresse gibt es schon ein Konto.</translation>
    </message>
    <message>
        <source>Log in instead, or use another address.</source>
        <translation>Melden Sie sich stattdessen an, oder nehmen Sie eine andere Adresse.</translation>
    </message>
    <message>
        <source>This address is not confirmed yet.</source>
        <translation>Diese Adresse ist noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>Enter the code that was sent to it.</source>
        <translation>Geben Sie den Code ein, der an sie gesendet wurde.</translation>
    </message>
    <message>
        <source>This account is not turned on.</source>
        <translation>Dieses Konto ist nicht eingeschaltet.</translation>
    </message>
    <message>
        <source>Ask an admin to turn it on.</source>
        <translation>Bitten Sie einen Administrator, es einzuschalten.</translation>
    </message>
    <message>
        <source>Logging in takes a second factor.</source>
        <translation>Die Anmeldung braucht einen zweiten Faktor.</translation>
    </message>
    <message>
        <source>Use your authenticator app, security key or a recovery code.</source>
        <translation>Nehmen Sie Ihre Authenticator-App, Ihren Sicherheitsschlüssel oder einen Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>This account has to have a second factor.</source>
        <translation>Dieses Konto braucht einen zweiten Faktor.</translation>
    </message>
    <message>
        <source>Set one up to finish logging in.</source>
        <translation>Richten Sie einen ein, um die Anmeldung abzuschließen.</translation>
    </message>
    <message>
        <source>There were too many wrong tries.</source>
        <translation>Es gab zu viele falsche Versuche.</translation>
    </message>
    <message>
        <source>This password cannot be used.</source>
        <translation>Dieses Passwort kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>This code does not work.</source>
        <translation>Dieser Code funktioniert nicht.</translation>
    </message>
    <message>
        <source>Check it, or send a new one.</source>
        <translation>Prüfen Sie ihn, oder senden Sie einen neuen.</translation>
    </message>
    <message>
        <source>Signing up is turned off.</source>
        <translation>Die Registrierung ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>Ask an admin for an account.</source>
        <translation>Bitten Sie einen Administrator um ein Konto.</translation>
    </message>
    <message>
        <source>This way of logging in is turned off.</source>
        <translation>Diese Art der Anmeldung ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>Choose another way, or ask an admin.</source>
        <translation>Wählen Sie eine andere, oder fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>You are not logged in.</source>
        <translation>Sie sind nicht angemeldet.</translation>
    </message>
    <message>
        <source>Log in and try again.</source>
        <translation>Melden Sie sich an und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This needs your password once more.</source>
        <translation>Dafür wird Ihr Passwort noch einmal gebraucht.</translation>
    </message>
    <message>
        <source>Your account may not do this.</source>
        <translation>Ihr Konto darf das nicht.</translation>
    </message>
    <message>
        <source>Ask an admin to do it.</source>
        <translation>Bitten Sie einen Administrator, es zu tun.</translation>
    </message>
    <message>
        <source>What was entered cannot be used.</source>
        <translation>Die Eingabe kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>Der Vorgang wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Start again when you like.</source>
        <translation>Sie können jederzeit neu beginnen.</translation>
    </message>
    <message>
        <source>The user database does not work.</source>
        <translation>Die Benutzerdatenbank funktioniert nicht.</translation>
    </message>
    <message>
        <source>Try again, or ask an admin to look at it.</source>
        <translation>Versuchen Sie es erneut, oder bitten Sie einen Administrator, nachzusehen.</translation>
    </message>
    <message>
        <source>The email could not be sent.</source>
        <translation>Die E-Mail konnte nicht gesendet werden.</translation>
    </message>
    <message>
        <source>Try again in a few minutes.</source>
        <translation>Versuchen Sie es in ein paar Minuten erneut.</translation>
    </message>
    <message>
        <source>The server cannot be reached.</source>
        <translation>Der Server ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Check the connection and try again.</source>
        <translation>Prüfen Sie die Verbindung und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The other service did not answer as it should.</source>
        <translation>Der andere Dienst hat nicht wie erwartet geantwortet.</translation>
    </message>
    <message>
        <source>Try again, or choose another way to log in.</source>
        <translation>Versuchen Sie es erneut, oder wählen Sie eine andere Art der Anmeldung.</translation>
    </message>
    <message>
        <source>The keychain cannot be used.</source>
        <translation>Der Schlüsselbund ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>Unlock it and try again.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The security key did not answer.</source>
        <translation>Der Sicherheitsschlüssel hat nicht geantwortet.</translation>
    </message>
    <message>
        <source>Take it out, plug it in and try again.</source>
        <translation>Ziehen Sie ihn ab, stecken Sie ihn ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Etwas ist schiefgegangen.</translation>
    </message>
    <message>
        <source>Try again, or update this program.</source>
        <translation>Versuchen Sie es erneut, oder aktualisieren Sie dieses Programm.</translation>
    </message>
    <message>
        <source>Wait a while and try again.</source>
        <translation>Warten Sie eine Weile und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n seconds.</source>
        <translation>
            <numerusform>Versuchen Sie es in %n Sekunde erneut.</numerusform>
            <numerusform>Versuchen Sie es in %n Sekunden erneut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n minutes.</source>
        <translation>
            <numerusform>Versuchen Sie es in %n Minute erneut.</numerusform>
            <numerusform>Versuchen Sie es in %n Minuten erneut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Try again in %n hours.</source>
        <translation>
            <numerusform>Versuchen Sie es in %n Stunde erneut.</numerusform>
            <numerusform>Versuchen Sie es in %n Stunden erneut.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is a common password, one of the first that are tried.</source>
        <translation>Dies ist ein häufiges Passwort, das als eines der ersten probiert wird.</translation>
    </message>
    <message>
        <source>Choose another one; three unrelated words are good.</source>
        <translation>Wählen Sie ein anderes; gut sind drei Wörter, die nichts miteinander zu tun haben.</translation>
    </message>
    <message>
        <source>This password contains the email address.</source>
        <translation>Dieses Passwort enthält die E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>Leave the address out.</source>
        <translation>Lassen Sie die Adresse weg.</translation>
    </message>
    <message>
        <source>This password contains the name of this app.</source>
        <translation>Dieses Passwort enthält den Namen dieser App.</translation>
    </message>
    <message>
        <source>Leave the name out.</source>
        <translation>Lassen Sie den Namen weg.</translation>
    </message>
    <message>
        <source>This password is easy to guess.</source>
        <translation>Dieses Passwort ist leicht zu erraten.</translation>
    </message>
    <message>
        <source>Add two unrelated words; 15 characters or more are best.</source>
        <translation>Fügen Sie zwei beliebige Wörter hinzu; am besten sind 15 Zeichen oder mehr.</translation>
    </message>
    <message>
        <source>The keychain is locked.</source>
        <translation>Der Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>The keychain cannot be reached.</source>
        <translation>Der Schlüsselbund ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Start your desktop&apos;s keychain and try again.</source>
        <translation>Starten Sie den Schlüsselbund Ihres Desktops und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain does not answer.</source>
        <translation>Der Schlüsselbund antwortet nicht.</translation>
    </message>
    <message>
        <source>Look for its window, unlock it and try again.</source>
        <translation>Suchen Sie sein Fenster, entsperren Sie ihn und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The keychain does not hold the key of the user database.</source>
        <translation>Der Schlüsselbund enthält den Schlüssel der Benutzerdatenbank nicht.</translation>
    </message>
    <message>
        <source>Use the keychain that it was made with, or restore a backup.</source>
        <translation>Verwenden Sie den Schlüsselbund, mit dem sie angelegt wurde, oder stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The keychain took no key for the user database: it is locked or does not answer.</source>
        <translation>Der Schlüsselbund hat keinen Schlüssel für die Benutzerdatenbank angenommen: Er ist gesperrt oder antwortet nicht.</translation>
    </message>
    <message>
        <source>Unlock it and try again, or set LATCHKEY_KEYFILE to a file for the key.</source>
        <translation>Entsperren Sie ihn und versuchen Sie es erneut, oder setzen Sie LATCHKEY_KEYFILE auf eine Datei für den Schlüssel.</translation>
    </message>
    <message>
        <source>Set a new password by email, or ask an admin to let you in again.</source>
        <translation>Legen Sie per E-Mail ein neues Passwort fest, oder bitten Sie einen Administrator, Sie wieder hineinzulassen.</translation>
    </message>
    <message>
        <source>This needs your second factor once more.</source>
        <translation>Dazu ist noch einmal Ihr zweiter Faktor nötig.</translation>
    </message>
    <message>
        <source>Enter a code from your authenticator app and try again.</source>
        <translation>Geben Sie einen Code aus Ihrer Authenticator-App ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This needs a code that is sent to your address.</source>
        <translation>Dazu ist ein Code nötig, der an Ihre Adresse gesendet wird.</translation>
    </message>
    <message>
        <source>Have it sent, enter it and try again.</source>
        <translation>Lassen Sie ihn senden, geben Sie ihn ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>This is your address already.</source>
        <translation>Das ist bereits Ihre Adresse.</translation>
    </message>
    <message>
        <source>Enter another one.</source>
        <translation>Geben Sie eine andere ein.</translation>
    </message>
    <message>
        <source>This setting is a secret.</source>
        <translation>Diese Einstellung ist geheim.</translation>
    </message>
    <message>
        <source>Give it where nobody reads along: on standard input, with --value-stdin.</source>
        <translation>Geben Sie sie so an, dass niemand mitliest: über die Standardeingabe, mit --value-stdin.</translation>
    </message>
    <message>
        <source>Choose one of the words that its meaning names.</source>
        <translation>Wählen Sie eines der Wörter, die ihre Bedeutung nennt.</translation>
    </message>
    <message>
        <source>Mail to a server on another machine has to be encrypted.</source>
        <translation>E-Mails an einen Server auf einem anderen Rechner müssen verschlüsselt werden.</translation>
    </message>
    <message>
        <source>Set smtp_security to starttls or tls, or smtp_host to localhost.</source>
        <translation>Setzen Sie smtp_security auf starttls oder tls, oder smtp_host auf localhost.</translation>
    </message>
    <message>
        <source>This is not the name of a server.</source>
        <translation>Das ist kein Name eines Servers.</translation>
    </message>
    <message>
        <source>Enter a name such as mail.example.com, or an address, without a port.</source>
        <translation>Geben Sie einen Namen wie mail.example.com oder eine Adresse ein, ohne Port.</translation>
    </message>
    <message>
        <source>The mail server cannot be reached, or takes no mail just now.</source>
        <translation>Der Mailserver ist nicht erreichbar oder nimmt gerade keine E-Mails an.</translation>
    </message>
    <message>
        <source>Check smtp_host, smtp_port and the network.</source>
        <translation>Prüfen Sie smtp_host, smtp_port und das Netz.</translation>
    </message>
    <message>
        <source>The mail server&apos;s certificate does not prove that it is the right server.</source>
        <translation>Das Zertifikat des Mailservers beweist nicht, dass es der richtige Server ist.</translation>
    </message>
    <message>
        <source>Check smtp_host; a certificate authority of your own goes into smtp_ca_file.</source>
        <translation>Prüfen Sie smtp_host; eine eigene Zertifizierungsstelle gehört in smtp_ca_file.</translation>
    </message>
    <message>
        <source>The mail server offers no encryption that can be relied on.</source>
        <translation>Der Mailserver bietet keine verlässliche Verschlüsselung an.</translation>
    </message>
    <message>
        <source>Check smtp_port and smtp_security.</source>
        <translation>Prüfen Sie smtp_port und smtp_security.</translation>
    </message>
    <message>
        <source>The mail server did not accept the login.</source>
        <translation>Der Mailserver hat die Anmeldung nicht angenommen.</translation>
    </message>
    <message>
        <source>Check smtp_user and set smtp_password anew.</source>
        <translation>Prüfen Sie smtp_user und setzen Sie smtp_password neu.</translation>
    </message>
    <message>
        <source>The mail server did not take the message for now.</source>
        <translation>Der Mailserver hat die Nachricht vorerst nicht angenommen.</translation>
    </message>
    <message>
        <source>It is tried again by itself; what the server says may tell why.</source>
        <translation>Sie wird von selbst erneut gesendet; die Antwort des Servers sagt vielleicht, warum.</translation>
    </message>
    <message>
        <source>The mail server refused the message.</source>
        <translation>Der Mailserver hat die Nachricht abgelehnt.</translation>
    </message>
    <message>
        <source>Check the address; what the server says may tell why.</source>
        <translation>Prüfen Sie die Adresse; die Antwort des Servers sagt vielleicht, warum.</translation>
    </message>
    <message>
        <source>Enter the code of your authenticator app, or a recovery code.</source>
        <translation>Geben Sie den Code Ihrer Authenticator-App oder einen Wiederherstellungscode ein.</translation>
    </message>
    <message>
        <source>This code is wrong or was used before.</source>
        <translation>Dieser Code ist falsch oder wurde schon benutzt.</translation>
    </message>
    <message>
        <source>Enter the one that your app shows now.</source>
        <translation>Geben Sie den ein, den Ihre App jetzt zeigt.</translation>
    </message>
    <message>
        <source>This took too long: the secret for your app no longer holds.</source>
        <translation>Das hat zu lange gedauert: Das Geheimnis für Ihre App gilt nicht mehr.</translation>
    </message>
    <message>
        <source>Start the set-up again.</source>
        <translation>Beginnen Sie die Einrichtung noch einmal.</translation>
    </message>
    <message>
        <source>This second factor was not made for this account.</source>
        <translation>Dieser zweite Faktor wurde nicht für dieses Konto erzeugt.</translation>
    </message>
    <message>
        <source>This second factor is set up already.</source>
        <translation>Dieser zweite Faktor ist schon eingerichtet.</translation>
    </message>
    <message>
        <source>Start anew for another one.</source>
        <translation>Beginnen Sie für einen weiteren von vorn.</translation>
    </message>
    <message>
        <source>Every account has to keep a second factor.</source>
        <translation>Jedes Konto muss einen zweiten Faktor behalten.</translation>
    </message>
    <message>
        <source>Set up another one first.</source>
        <translation>Richten Sie zuerst einen anderen ein.</translation>
    </message>
    <message>
        <source>There is no such second factor.</source>
        <translation>Diesen zweiten Faktor gibt es nicht.</translation>
    </message>
    <message>
        <source>It may have been removed already.</source>
        <translation>Vielleicht wurde er schon entfernt.</translation>
    </message>
    <message>
        <source>This name cannot be used.</source>
        <translation>Dieser Name kann nicht verwendet werden.</translation>
    </message>
    <message>
        <source>Use one line of at most 60 characters.</source>
        <translation>Verwenden Sie eine Zeile mit höchstens 60 Zeichen.</translation>
    </message>
    <message>
        <source>There are as many second factors as an account can have.</source>
        <translation>Mehr zweite Faktoren kann ein Konto nicht haben.</translation>
    </message>
    <message>
        <source>Remove one first.</source>
        <translation>Entfernen Sie zuerst einen.</translation>
    </message>
    <message>
        <source>This login took too long.</source>
        <translation>Diese Anmeldung hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>Log in again.</source>
        <translation>Melden Sie sich noch einmal an.</translation>
    </message>
    <message numerus="yes">
        <source>Your clock seems %n minutes slow.</source>
        <translation>
            <numerusform>Die Uhr scheint %n Minute nachzugehen.</numerusform>
            <numerusform>Die Uhr scheint %n Minuten nachzugehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your clock seems %n minutes fast.</source>
        <translation>
            <numerusform>Die Uhr scheint %n Minute vorzugehen.</numerusform>
            <numerusform>Die Uhr scheint %n Minuten vorzugehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your clock seems %n seconds slow.</source>
        <translation>
            <numerusform>Die Uhr scheint %n Sekunde nachzugehen.</numerusform>
            <numerusform>Die Uhr scheint %n Sekunden nachzugehen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your clock seems %n seconds fast.</source>
        <translation>
            <numerusform>Die Uhr scheint %n Sekunde vorzugehen.</numerusform>
            <numerusform>Die Uhr scheint %n Sekunden vorzugehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your clock seems to be off.</source>
        <translation>Die Uhr scheint falsch zu gehen.</translation>
    </message>
    <message>
        <source>Set the time on this computer or on your phone to automatic, then enter a new code.</source>
        <translation>Stellen Sie die Zeit auf diesem Computer oder auf dem Telefon auf automatisch und geben Sie dann einen neuen Code ein.</translation>
    </message>
    <message>
        <source>What sends mail through a server, libcurl, is not installed.</source>
        <translation>Was Mail über einen Server verschickt, libcurl, ist nicht installiert.</translation>
    </message>
    <message>
        <source>Install it (libcurl4 on Debian); what waits is sent then.</source>
        <translation>Installieren Sie es (auf Debian libcurl4); was wartet, wird dann verschickt.</translation>
    </message>
    <message>
        <source>This path of the user database is a folder.</source>
        <translation>Dieser Pfad der Benutzerdatenbank ist ein Ordner.</translation>
    </message>
    <message>
        <source>Give the path of a file, such as users.db in that folder.</source>
        <translation>Geben Sie den Pfad einer Datei an, etwa users.db in diesem Ordner.</translation>
    </message>
    <message>
        <source>Put its key file back, set LATCHKEY_KEYFILE to where it is, or restore a backup.</source>
        <translation>Legen Sie die Schlüsseldatei zurück, nennen Sie ihren Ort in LATCHKEY_KEYFILE, oder spielen Sie eine Sicherung ein.</translation>
    </message>
    <message>
        <source>Enter one that fits what the setting means.</source>
        <translation>Geben Sie einen ein, der zur Bedeutung der Einstellung passt.</translation>
    </message>
    <message>
        <source>The folder for emails cannot be written.</source>
        <translation>In den Ordner für E-Mails kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Check that it is a folder, that you may write there, and that the disk has room; LATCHKEY_OUTBOX names another one.</source>
        <translation>Prüfen Sie, ob es ein Ordner ist, ob Sie dort schreiben dürfen und ob noch Platz ist; LATCHKEY_OUTBOX nennt einen anderen.</translation>
    </message>
</context>
<context>
    <name>latchkey::FactorWords</name>
    <message>
        <source>Code from your authenticator app</source>
        <translation>Code aus der Authenticator-App</translation>
    </message>
    <message>
        <source>Six digits. Logs you in as soon as the code is complete.</source>
        <translation>Sechs Ziffern. Sobald der Code vollständig ist, werden Sie angemeldet.</translation>
    </message>
    <message>
        <source>Enter all six digits.</source>
        <translation>Geben Sie alle sechs Ziffern ein.</translation>
    </message>
    <message>
        <source>That code is wrong or too old. Enter the newest one.</source>
        <translation>Dieser Code ist falsch oder zu alt. Geben Sie den neuesten ein.</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Sixteen letters and digits from your list. Each code works once.</source>
        <translation>Sechzehn Buchstaben und Ziffern aus Ihrer Liste. Jeder Code gilt einmal.</translation>
    </message>
    <message>
        <source>Enter all sixteen letters and digits.</source>
        <translation>Geben Sie alle sechzehn Buchstaben und Ziffern ein.</translation>
    </message>
    <message>
        <source>That code is wrong or was used before. Enter another one from your list.</source>
        <translation>Dieser Code ist falsch oder wurde schon benutzt. Geben Sie einen anderen aus Ihrer Liste ein.</translation>
    </message>
    <message>
        <source>Use your authenticator app</source>
        <translation>Authenticator-App verwenden</translation>
    </message>
    <message>
        <source>Use a recovery code</source>
        <translation>Wiederherstellungscode verwenden</translation>
    </message>
</context>
<context>
    <name>latchkey::FactorsSection</name>
    <message>
        <source>Second factors</source>
        <translation>Zweite Faktoren</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen&#xa0;…</translation>
    </message>
    <message>
        <source>None set up yet.</source>
        <translation>Noch keiner eingerichtet.</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen&#xa0;…</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen&#xa0;…</translation>
    </message>
    <message>
        <source>Recovery codes · %1 of %2 left</source>
        <translation>Wiederherstellungscodes · noch %1 von %2</translation>
    </message>
    <message>
        <source>Made %1</source>
        <translation>Erstellt %1</translation>
    </message>
    <message>
        <source>Make new…</source>
        <translation>Neue erstellen&#xa0;…</translation>
    </message>
    <message>
        <source>Last used %1</source>
        <translation>Zuletzt benutzt: %1</translation>
    </message>
    <message>
        <source>Added %1</source>
        <translation>Hinzugefügt am %1</translation>
    </message>
    <message>
        <source>Your second factor is set up.</source>
        <translation>Ihr zweiter Faktor ist eingerichtet.</translation>
    </message>
    <message>
        <source>The second factor is renamed.</source>
        <translation>Der zweite Faktor ist umbenannt.</translation>
    </message>
    <message>
        <source>The second factor is removed.</source>
        <translation>Der zweite Faktor ist entfernt.</translation>
    </message>
    <message>
        <source>You have new recovery codes.</source>
        <translation>Sie haben neue Wiederherstellungscodes.</translation>
    </message>
</context>
<context>
    <name>latchkey::FirstStartDialog</name>
    <message>
        <source>Create admin</source>
        <translation>Administrator anlegen</translation>
    </message>
    <message>
        <source>Creating admin…</source>
        <translation>Wird angelegt&#xa0;…</translation>
    </message>
    <message>
        <source>Data is kept in %1</source>
        <translation>Daten liegen in %1</translation>
    </message>
    <message>
        <source>Create the first admin</source>
        <translation>Ersten Administrator anlegen</translation>
    </message>
    <message>
        <source>This account can manage all users and settings.</source>
        <translation>Dieses Konto kann alle Benutzer und Einstellungen verwalten.</translation>
    </message>
</context>
<context>
    <name>latchkey::LoginForm</name>
    <message>
        <source>Email</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>Anmeldung läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Enter your password again.</source>
        <translation>Geben Sie Ihr Passwort noch einmal ein.</translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Geben Sie Ihr Passwort ein.</translation>
    </message>
    <message>
        <source>Enter your email address.</source>
        <translation>Geben Sie Ihre E-Mail-Adresse ein.</translation>
    </message>
    <message>
        <source>Forgot password?</source>
        <translation>Passwort vergessen?</translation>
    </message>
</context>
<context>
    <name>latchkey::MainWindow</name>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Go to the other side</source>
        <translation>Zur anderen Seite wechseln</translation>
    </message>
</context>
<context>
    <name>latchkey::MfaForm</name>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>Anmeldung läuft&#xa0;…</translation>
    </message>
    <message numerus="yes">
        <source>Trust this computer for %n days</source>
        <translation>
            <numerusform>Diesem Computer %n Tag lang vertrauen</numerusform>
            <numerusform>Diesem Computer %n Tage lang vertrauen</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again in %1</source>
        <translation>Neuer Versuch in %1</translation>
    </message>
</context>
<context>
    <name>latchkey::MfaLoginDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>latchkey::MfaSetupPages</name>
    <message>
        <source>Set up a second factor</source>
        <translation>Zweiten Faktor einrichten</translation>
    </message>
    <message>
        <source>It is asked for after your password, so that a stolen password is not enough. You can add more later.</source>
        <translation>Nach ihm wird nach dem Passwort gefragt, damit ein gestohlenes Passwort nicht genügt. Weitere können Sie später hinzufügen.</translation>
    </message>
    <message>
        <source>%1 asks for it after your password, so that a stolen password is not enough. You can add more later.</source>
        <translation>%1 fragt nach dem Passwort danach, damit ein gestohlenes Passwort nicht genügt. Weitere können Sie später hinzufügen.</translation>
    </message>
    <message>
        <source>Required for everyone</source>
        <translation>Für alle vorgeschrieben</translation>
    </message>
    <message>
        <source>Required for everyone in %1</source>
        <translation>In %1 für alle vorgeschrieben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Before you set up a second factor, show that the account is yours.</source>
        <translation>Zeigen Sie zuerst, dass das Konto Ihnen gehört.</translation>
    </message>
</context>
<context>
    <name>latchkey::MfaWords</name>
    <message>
        <source>Confirm it’s you</source>
        <translation>Bestätigen Sie, dass Sie es sind</translation>
    </message>
    <message>
        <source>Lost your second factor? Reset it by email</source>
        <translation>Zweiten Faktor verloren? Per E-Mail zurücksetzen</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Auswählen</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Recovery codes</source>
        <translation>Wiederherstellungscodes</translation>
    </message>
</context>
<context>
    <name>latchkey::NewPasswordField</name>
    <message>
        <source>New password</source>
        <translation>Neues Passwort</translation>
    </message>
</context>
<context>
    <name>latchkey::NewRecoveryCodesDialog</name>
    <message>
        <source>Make new recovery codes</source>
        <translation>Neue Wiederherstellungscodes erstellen</translation>
    </message>
    <message>
        <source>The codes that you have now stop working.</source>
        <translation>Die Codes, die Sie jetzt haben, gelten dann nicht mehr.</translation>
    </message>
    <message>
        <source>Make new codes</source>
        <translation>Neue Codes erstellen</translation>
    </message>
    <message>
        <source>Making new codes…</source>
        <translation>Neue Codes werden erstellt&#xa0;…</translation>
    </message>
</context>
<context>
    <name>latchkey::OpeningDialog</name>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Opening the database</source>
        <translation>Die Datenbank wird geöffnet</translation>
    </message>
    <message>
        <source>Another program may be using it.</source>
        <translation>Vielleicht benutzt sie gerade ein anderes Programm.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Öffnen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>latchkey::OpeningFailedDialog</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Latchkey cannot start</source>
        <translation>Latchkey kann nicht starten</translation>
    </message>
</context>
<context>
    <name>latchkey::OrDivider</name>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
</context>
<context>
    <name>latchkey::PasswordEdit</name>
    <message>
        <source>Show password</source>
        <translation>Passwort anzeigen</translation>
    </message>
</context>
<context>
    <name>latchkey::ProfileSection</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern&#xa0;…</translation>
    </message>
    <message>
        <source>Confirmed · signed up %1</source>
        <translation>Bestätigt · registriert am %1</translation>
    </message>
    <message>
        <source>Not confirmed · signed up %1</source>
        <translation>Nicht bestätigt · registriert am %1</translation>
    </message>
    <message>
        <source>Changed %1</source>
        <translation>Geändert: %1</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht gesetzt</translation>
    </message>
    <message>
        <source>Set…</source>
        <translation>Festlegen&#xa0;…</translation>
    </message>
    <message>
        <source>Your address is %1 now.</source>
        <translation>Ihre Adresse ist jetzt %1.</translation>
    </message>
    <message>
        <source>All your other devices are logged out. Your old address can undo this for 72 hours.</source>
        <translation>Alle Ihre anderen Geräte sind abgemeldet. Über die alte Adresse lässt sich das 72 Stunden lang rückgängig machen.</translation>
    </message>
    <message>
        <source>Your password is changed.</source>
        <translation>Ihr Passwort ist geändert.</translation>
    </message>
    <message>
        <source>Your password is set.</source>
        <translation>Ihr Passwort ist festgelegt.</translation>
    </message>
    <message>
        <source>All your other devices are logged out.</source>
        <translation>Alle Ihre anderen Geräte sind abgemeldet.</translation>
    </message>
</context>
<context>
    <name>latchkey::ProofDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>latchkey::ProofField</name>
    <message>
        <source>Email me a code</source>
        <translation>Code per E-Mail senden</translation>
    </message>
    <message numerus="yes">
        <source>Enter the %n digits that the app shows.</source>
        <translation>
            <numerusform>Geben Sie die %n Ziffer ein, die die App zeigt.</numerusform>
            <numerusform>Geben Sie die %n Ziffern ein, die die App zeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter your password.</source>
        <translation>Geben Sie Ihr Passwort ein.</translation>
    </message>
    <message>
        <source>This code is wrong. Enter the one that the app shows now.</source>
        <translation>Dieser Code ist falsch. Geben Sie den ein, den die App jetzt zeigt.</translation>
    </message>
    <message>
        <source>This is not your password. Check it and try again.</source>
        <translation>Das ist nicht Ihr Passwort. Prüfen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>Aktuelles Passwort</translation>
    </message>
    <message>
        <source>Code from your authenticator app</source>
        <translation>Code aus Ihrer Authenticator-App</translation>
    </message>
    <message>
        <source>Six digits.</source>
        <translation>Sechs Ziffern.</translation>
    </message>
</context>
<context>
    <name>latchkey::ProofForm</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
</context>
<context>
    <name>latchkey::ProviderButton</name>
    <message>
        <source>Continue with Google</source>
        <translation>Weiter mit Google</translation>
    </message>
    <message>
        <source>Sign in with Microsoft</source>
        <translation>Mit Microsoft anmelden</translation>
    </message>
    <message>
        <source>Continue with Facebook</source>
        <translation>Weiter mit Facebook</translation>
    </message>
    <message>
        <source>Email me a code</source>
        <translation>Code per E-Mail senden</translation>
    </message>
</context>
<context>
    <name>latchkey::RecoveryCodesPage</name>
    <message>
        <source>I have kept these codes in a safe place</source>
        <translation>Ich habe diese Codes sicher aufbewahrt</translation>
    </message>
    <message>
        <source>Keep your recovery codes</source>
        <translation>Bewahren Sie die Wiederherstellungscodes auf</translation>
    </message>
    <message>
        <source>If you lose your phone, each code lets you in once. They are shown only now.</source>
        <translation>Wenn Sie Ihr Telefon verlieren, kommen Sie mit jedem Code einmal hinein. Die Codes werden nur jetzt angezeigt.</translation>
    </message>
    <message>
        <source>Keep the codes and tick the box first.</source>
        <translation>Bewahren Sie zuerst die Codes auf und setzen Sie den Haken.</translation>
    </message>
    <message>
        <source>Tick the box to finish.</source>
        <translation>Setzen Sie den Haken, um abzuschließen.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken&#xa0;…</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Save recovery codes</source>
        <translation>Wiederherstellungscodes speichern</translation>
    </message>
    <message>
        <source>Text files (*.txt)</source>
        <translation>Textdateien (*.txt)</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Nothing could be saved there. Choose another place.</source>
        <translation>Dort konnte nichts gespeichert werden. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Gedruckt</translation>
    </message>
</context>
<context>
    <name>latchkey::RecoverySheet</name>
    <message>
        <source>Recovery codes</source>
        <translation>Wiederherstellungscodes</translation>
    </message>
    <message>
        <source>Recovery codes for %1</source>
        <translation>Wiederherstellungscodes für %1</translation>
    </message>
    <message>
        <source>Made on %1. Each code lets you in once.</source>
        <translation>Erstellt am %1. Jeder Code lässt Sie einmal hinein.</translation>
    </message>
</context>
<context>
    <name>latchkey::RelativeWords</name>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weeks ago</source>
        <translation>
            <numerusform>vor %n Woche</numerusform>
            <numerusform>vor %n Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>vor %n Monat</numerusform>
            <numerusform>vor %n Monaten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>vor %n Jahr</numerusform>
            <numerusform>vor %n Jahren</numerusform>
        </translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
</context>
<context>
    <name>latchkey::RemoveFactorDialog</name>
    <message>
        <source>Remove a second factor</source>
        <translation>Zweiten Faktor entfernen</translation>
    </message>
    <message>
        <source>“%1” will not let you in any more. Delete it in your app, too.</source>
        <translation>„%1“ lässt Sie dann nicht mehr hinein. Löschen Sie den Eintrag auch in Ihrer App.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removing…</source>
        <translation>Wird entfernt&#xa0;…</translation>
    </message>
</context>
<context>
    <name>latchkey::RenameFactorDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Rename a second factor</source>
        <translation>Zweiten Faktor umbenennen</translation>
    </message>
</context>
<context>
    <name>latchkey::RenameForm</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Renaming…</source>
        <translation>Wird umbenannt&#xa0;…</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>Geben Sie einen Namen ein.</translation>
    </message>
</context>
<context>
    <name>latchkey::ResetForm</name>
    <message>
        <source>Set new password</source>
        <translation>Neues Passwort festlegen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This logs you out on all your other devices.</source>
        <translation>Damit werden Sie auf allen anderen Geräten abgemeldet.</translation>
    </message>
    <message>
        <source>Undo a change of my address</source>
        <translation>Änderung meiner Adresse rückgängig machen</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert&#xa0;…</translation>
    </message>
</context>
<context>
    <name>latchkey::SetupFrame</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
</context>
<context>
    <name>latchkey::SetupWords</name>
    <message>
        <source>Authenticator app</source>
        <translation>Authenticator-App</translation>
    </message>
    <message>
        <source>A six-digit code from your phone. Works without a network.</source>
        <translation>Ein sechsstelliger Code vom Telefon. Funktioniert ohne Netz.</translation>
    </message>
</context>
<context>
    <name>latchkey::SideBar</name>
    <message>
        <source>Side bar</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Abmelden</translation>
    </message>
</context>
<context>
    <name>latchkey::SignInDialog</name>
    <message>
        <source>You are signed up.</source>
        <translation>Sie sind registriert.</translation>
    </message>
    <message>
        <source>No account yet?</source>
        <translation>Noch kein Benutzerkonto?</translation>
    </message>
    <message>
        <source>Sign up</source>
        <translation>Registrieren</translation>
    </message>
    <message>
        <source>Already signed up?</source>
        <translation>Schon registriert?</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Back to log in</source>
        <translation>Zurück zur Anmeldung</translation>
    </message>
    <message>
        <source>Confirm your email</source>
        <translation>E-Mail-Adresse bestätigen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No way to log in is turned on.</source>
        <translation>Es ist keine Art der Anmeldung eingeschaltet.</translation>
    </message>
    <message>
        <source>Ask an admin to turn one on.</source>
        <translation>Bitten Sie einen Administrator, eine einzuschalten.</translation>
    </message>
    <message>
        <source>Log in to %1</source>
        <translation>Bei %1 anmelden</translation>
    </message>
    <message>
        <source>Sign up for %1</source>
        <translation>Bei %1 registrieren</translation>
    </message>
    <message>
        <source>Log in instead</source>
        <translation>Stattdessen anmelden</translation>
    </message>
    <message>
        <source>Your address is confirmed.</source>
        <translation>Ihre Adresse ist bestätigt.</translation>
    </message>
    <message>
        <source>An admin has to turn your account on before you can log in.</source>
        <translation>Ein Administrator muss Ihr Konto einschalten, bevor Sie sich anmelden können.</translation>
    </message>
    <message>
        <source>Confirm that %1 is yours.</source>
        <translation>Bestätigen Sie, dass %1 Ihnen gehört.</translation>
    </message>
    <message>
        <source>Enter the code that was sent to you, or send a new one.</source>
        <translation>Geben Sie den Code ein, den Sie erhalten haben, oder senden Sie einen neuen.</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <translation>Neues Passwort wählen</translation>
    </message>
    <message>
        <source>Log in with a code</source>
        <translation>Mit einem Code anmelden</translation>
    </message>
    <message>
        <source>Get your address back</source>
        <translation>Adresse zurückholen</translation>
    </message>
    <message>
        <source>A code is sent to your address.</source>
        <translation>Ein Code wird an Ihre Adresse gesendet.</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>Anmeldung läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Undo the change</source>
        <translation>Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>Wird zurückgenommen&#xa0;…</translation>
    </message>
    <message>
        <source>Your new password is set.</source>
        <translation>Ihr neues Passwort ist festgelegt.</translation>
    </message>
    <message>
        <source>Your account is at %1 again.</source>
        <translation>Ihr Konto gehört wieder zu %1.</translation>
    </message>
    <message>
        <source>Everybody is logged out, and the password no longer works. Choose a new one.</source>
        <translation>Alle sind abgemeldet, und das Passwort gilt nicht mehr. Wählen Sie ein neues.</translation>
    </message>
    <message>
        <source>If %1 has an account, a code is on its way.</source>
        <translation>Wenn %1 ein Konto hat, ist ein Code unterwegs.</translation>
    </message>
    <message>
        <source>A code was sent to %1 when the address was changed.</source>
        <translation>Als die Adresse geändert wurde, ging ein Code an %1.</translation>
    </message>
    <message>
        <source>Reset your second factor</source>
        <translation>Zweiten Faktor zurücksetzen</translation>
    </message>
    <message>
        <source>If the second factor of %1 may be reset, a code is on its way.</source>
        <translation>Wenn der zweite Faktor von %1 zurückgesetzt werden darf, ist ein Code unterwegs.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Resetting…</source>
        <translation>Wird zurückgesetzt&#xa0;…</translation>
    </message>
    <message>
        <source>Your second factor is reset.</source>
        <translation>Ihr zweiter Faktor ist zurückgesetzt.</translation>
    </message>
    <message>
        <source>Log in once more.</source>
        <translation>Melden Sie sich noch einmal an.</translation>
    </message>
    <message>
        <source>This logs everybody out and ends the password.</source>
        <translation>Damit werden alle abgemeldet, und das Passwort gilt nicht mehr.</translation>
    </message>
    <message>
        <source>It works for 72 hours.</source>
        <translation>Er gilt 72 Stunden.</translation>
    </message>
</context>
<context>
    <name>latchkey::SignInFooter</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>latchkey::SignupForm</name>
    <message>
        <source>Email</source>
        <translation>E-Mail-Adresse</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Repeat password</source>
        <translation>Passwort wiederholen</translation>
    </message>
    <message>
        <source>Sign up</source>
        <translation>Registrieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Signing up…</source>
        <translation>Registrierung läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Both passwords match.</source>
        <translation>Beide Passwörter stimmen überein.</translation>
    </message>
    <message>
        <source>This is not the same password. Type it once more.</source>
        <translation>Das ist nicht dasselbe Passwort. Geben Sie es noch einmal ein.</translation>
    </message>
    <message>
        <source>Enter your email address.</source>
        <translation>Geben Sie Ihre E-Mail-Adresse ein.</translation>
    </message>
</context>
<context>
    <name>latchkey::StepHeader</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
</context>
<context>
    <name>latchkey::StrengthMeter</name>
    <message>
        <source>Too easy to guess.</source>
        <translation>Zu leicht zu erraten.</translation>
    </message>
    <message>
        <source>Easy to guess.</source>
        <translation>Leicht zu erraten.</translation>
    </message>
    <message>
        <source>Could be stronger.</source>
        <translation>Könnte stärker sein.</translation>
    </message>
    <message>
        <source>Good.</source>
        <translation>Gut.</translation>
    </message>
    <message>
        <source>Strong.</source>
        <translation>Stark.</translation>
    </message>
    <message>
        <source>Password strength</source>
        <translation>Passwortstärke</translation>
    </message>
</context>
<context>
    <name>latchkey::StrengthWatch</name>
    <message numerus="yes">
        <source>At least %n characters; 15 or more is best.</source>
        <translation>
            <numerusform>Mindestens %n Zeichen; am besten 15 oder mehr.</numerusform>
            <numerusform>Mindestens %n Zeichen; am besten 15 oder mehr.</numerusform>
        </translation>
    </message>
    <message>
        <source>15 characters or more are best.</source>
        <translation>Am besten sind 15 Zeichen oder mehr.</translation>
    </message>
    <message>
        <source>Common words are tried first.</source>
        <translation>Gängige Wörter werden zuerst probiert.</translation>
    </message>
    <message>
        <source>A common word and a year are tried first.</source>
        <translation>Ein gängiges Wort und ein Jahr werden zuerst probiert.</translation>
    </message>
    <message>
        <source>Your own name and that of the app are tried first.</source>
        <translation>Ihr eigener Name und der dieser App werden zuerst probiert.</translation>
    </message>
    <message>
        <source>Repetitions are tried first.</source>
        <translation>Wiederholungen werden zuerst probiert.</translation>
    </message>
    <message>
        <source>Sequences such as abc or 321 are tried first.</source>
        <translation>Reihen wie abc oder 321 werden zuerst probiert.</translation>
    </message>
    <message>
        <source>Keys next to each other are tried first.</source>
        <translation>Benachbarte Tasten werden zuerst probiert.</translation>
    </message>
    <message>
        <source>Years and dates are tried first.</source>
        <translation>Jahreszahlen und Daten werden zuerst probiert.</translation>
    </message>
    <message>
        <source>One more word would make it strong.</source>
        <translation>Mit einem weiteren Wort wäre es stark.</translation>
    </message>
    <message numerus="yes">
        <source>%n characters, hard to guess.</source>
        <translation>
            <numerusform>%n Zeichen, schwer zu erraten.</numerusform>
            <numerusform>%n Zeichen, schwer zu erraten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>latchkey::TotpPage</name>
    <message>
        <source>2. Enter the code it shows</source>
        <translation>2. Geben Sie den Code der App ein</translation>
    </message>
    <message>
        <source>A wrong code changes nothing: the QR code stays the same, so just try again.</source>
        <translation>Ein falscher Code ändert nichts: Der QR-Code bleibt gleich, versuchen Sie es einfach noch einmal.</translation>
    </message>
    <message>
        <source>Enter all six digits.</source>
        <translation>Geben Sie alle sechs Ziffern ein.</translation>
    </message>
    <message>
        <source>That code is wrong or too old. Enter the newest one; the QR code is still the same.</source>
        <translation>Dieser Code ist falsch oder zu alt. Geben Sie den neuesten ein; der QR-Code ist noch derselbe.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>QR code for your authenticator app</source>
        <translation>QR-Code für die Authenticator-App</translation>
    </message>
    <message>
        <source>It holds the same secret as the field below.</source>
        <translation>Er enthält dasselbe Geheimnis wie das Feld darunter.</translation>
    </message>
    <message>
        <source>Connect your authenticator app</source>
        <translation>Authenticator-App verbinden</translation>
    </message>
    <message>
        <source>1. Scan the QR code</source>
        <translation>1. Scannen Sie den QR-Code</translation>
    </message>
    <message>
        <source>Open your authenticator app, add an account and point the camera here.</source>
        <translation>Öffnen Sie die Authenticator-App, fügen Sie ein Konto hinzu und richten Sie die Kamera hierher.</translation>
    </message>
    <message>
        <source>Can’t scan? Type this secret into the app</source>
        <translation>Scannen geht nicht? Geben Sie dieses Geheimnis in die App ein</translation>
    </message>
    <message>
        <source>Copy the secret</source>
        <translation>Geheimnis kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Keep the users in this SQLite file.</source>
        <translation>Die Benutzer in dieser SQLite-Datei halten.</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Draw widgets in this Qt style.</source>
        <translation>In diesem Qt-Stil zeichnen.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Log in and look after your account.</source>
        <translation>Anmelden und das eigene Konto pflegen.</translation>
    </message>
</context>
</TS>

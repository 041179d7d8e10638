// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/result.h>
#include <latchkey/core/settings/mfapolicy.h>

#include <QHash>
#include <QString>
#include <QStringList>

#include <span>

namespace latchkey {

//! The service's configuration at one moment.
struct Settings
{
    bool allowSignup = true;
    bool enableAutomatically = true;
    bool useEmail = true;
    bool useToken = false;
    bool confirmEmail = true;
    bool requireSecurePasswords = true;
    int maxPasswordFailures = 10;
    int mfaTimeoutDays = 0; //!< how long a device can be trusted; 0: not at all
    bool allowMfaEmailReset = false;
    int auditDays = 365;                       //!< 0: for ever
    int outboxDays = 30;                       //!< 0: for ever
    int mailPerHour = 1000;                    //!< 0: without end
    QString mfa = QStringLiteral("optional");  //!< off, optional or required
    QString mfaTypes = QStringLiteral("totp"); //!< with commas between
    QString appName = QStringLiteral("Latchkey");
    QString emailFrom;
    QString rpId;
    QString smtpHost;                                  //!< empty: mails become files
    int smtpPort = 0;                                  //!< 0: the one that goes with smtpSecurity
    QString smtpSecurity = QStringLiteral("starttls"); //!< starttls, tls or none
    QString smtpUser;                                  //!< empty: no login
    QString smtpPassword;                              //!< as stored: see sealedsetting.h
    QString smtpCaFile;                                //!< empty: what the system trusts

    MfaPolicy mfaPolicy() const;
    //! The types of second factors that may be set up: none while the policy is Off.
    QStringList enabledMfaTypes() const;
};

//! One setting of the catalogue: its name, what it means, and where its value lives.
struct SettingDefinition
{
    QStringView key;
    const char *description;
    bool Settings::*flag = nullptr;    //!< for a switch
    QString Settings::*text = nullptr; //!< for a text
    bool (*accepts)(const QString &text) = nullptr;
    int Settings::*number = nullptr;        //!< for a whole number
    int least = 0;                          //!< of a number
    int most = 0;                           //!< of a number
    std::span<const QStringView> choices{}; //!< of a text that is one of these words
    bool isSecret = false;                  //!< the text is as stored, sealed, and never shown

    //! The words that a value may be, for a switch, too; empty if it may be others.
    std::span<const QStringView> words() const;
};

//! Every setting there is, in the order shown.
std::span<const SettingDefinition> settingsCatalogue();
//! Null for an unknown key.
const SettingDefinition *findSetting(QStringView key);

//! The value as stored and printed: "true", "false", decimal digits or the text. Of a secret only whether
//! there is one: "set" or "not set".
QString settingValue(const Settings &settings, const SettingDefinition &definition);
//! Reads a value typed by an admin. Error: InvalidInput with SettingValueInvalid, SettingNumberInvalid for
//! what is no whole number within its limits, SettingChoiceInvalid, HostMalformed, or SettingIsSecret for a
//! secret, which goes another way (sealedsetting.h); \a settings is then unchanged.
Result<void> setSettingValue(Settings &settings, const SettingDefinition &definition, const QString &value);

//! Whether settings that are right each by itself fit together. Error: InvalidInput with SmtpUnencrypted.
Result<void> checkTogether(const Settings &settings);

//! Builds settings from stored rows over the defaults. Rows that this version does not know are left alone.
Settings settingsFromRows(const QHash<QString, QString> &rows);

} // namespace latchkey

// SPDX-License-Identifier: MIT
#include <latchkey/core/settings/settings.h>

#include <latchkey/core/users/emailaddress.h>

#include <algorithm>
#include <array>

namespace latchkey {

namespace {

constexpr qsizetype longestText = 200;

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
    SettingDefinition{.key = u"audit_days",
                      .description = "Events of the audit older than these days are dropped; 0 keeps all.",
                      .number = &Settings::auditDays,
                      .least = 0,
                      .most = 36'500},
    SettingDefinition{.key = u"app_name",
                      .description = "The name people see in dialogs and mails.",
                      .text = &Settings::appName,
                      .accepts = &isName},
    SettingDefinition{.key = u"email_from",
                      .description =
                          "The sender of mails, as \"Name <address>\"; empty: made from the app's name.",
                      .text = &Settings::emailFrom,
                      .accepts = &isSender},
    SettingDefinition{.key = u"rp_id",
                      .description = "The relying party that security keys are registered with.",
                      .text = &Settings::rpId,
                      .accepts = &isName},
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

} // namespace

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
    return settings.*definition.text;
}

Result<void> setSettingValue(Settings &settings, const SettingDefinition &definition, const QString &value)
{
    if (definition.number)
        return setNumber(settings, definition, value);
    if (definition.flag) {
        if (value != QStringLiteral("true") && value != QStringLiteral("false"))
            return refusal(AuthErrorReason::SettingValueInvalid, definition);
        settings.*definition.flag = value == QStringLiteral("true");
        return {};
    }
    if (!definition.accepts(value))
        return refusal(AuthErrorReason::SettingValueInvalid, definition);
    settings.*definition.text = value;
    return {};
}

Settings settingsFromRows(const QHash<QString, QString> &rows)
{
    Settings settings;
    for (const SettingDefinition &definition : catalogue) {
        const auto row = rows.constFind(definition.key.toString());
        // a value that this version would not accept keeps its default rather than stop every login
        if (row != rows.cend())
            (void)setSettingValue(settings, definition, *row);
    }
    return settings;
}

} // namespace latchkey

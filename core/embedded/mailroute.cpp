// SPDX-License-Identifier: MIT
#include <latchkey/core/embedded/mailroute.h>

#include <latchkey/core/mail/filetransport.h>
#include <latchkey/core/settings/sealedsetting.h>

namespace latchkey {

namespace {

// The password as it is sealed: whether it is another one need not be known in clear.
QStringList valuesOf(const Settings &settings)
{
    return {settings.smtpHost,     QString::number(settings.smtpPort),
            settings.smtpSecurity, settings.smtpUser,
            settings.smtpPassword, settings.smtpCaFile};
}

SmtpSecurity securityOf(const Settings &settings)
{
    if (settings.smtpSecurity == QStringLiteral("none"))
        return SmtpSecurity::None;
    return settings.smtpSecurity == QStringLiteral("tls") ? SmtpSecurity::Tls : SmtpSecurity::StartTls;
}

} // namespace

MailRoute::MailRoute(SettingsStore &settings, SealingKeySource &key, const QString &folder)
    : m_settings(settings)
    , m_key(key)
    , m_folder(folder)
{}

MailRoute::~MailRoute() = default;

Result<void> MailRoute::send(const MailMessage &message)
{
    const auto chosen = way();
    return chosen ? (*chosen)->send(message) : failWith(chosen);
}

void MailRoute::rest()
{
    const std::lock_guard lock(m_mutex);
    m_way.reset();
}

void MailRoute::abandon()
{
    const std::lock_guard lock(m_mutex);
    m_abandoned = true;
    if (m_way)
        m_way->abandon();
}

Result<MailRoute::Way> MailRoute::way()
{
    const auto settings = m_settings.load();
    if (!settings)
        return failWith(settings);
    const std::lock_guard lock(m_mutex);
    if (m_abandoned)
        return fail(AuthErrorCode::MailFailed, AuthErrorReason::None, QStringLiteral("the program ended"));
    const QStringList values = valuesOf(*settings);
    if (m_way && values == m_chosenBy)
        return m_way;
    const auto chosen = wayBy(*settings);
    if (!chosen)
        return failWith(chosen);
    m_way = *chosen;
    m_chosenBy = values;
    return m_way;
}

Result<MailRoute::Way> MailRoute::wayBy(const Settings &settings) const
{
    if (settings.smtpHost.isEmpty())
        return std::make_shared<FileTransport>(m_folder);
    const auto key = m_key.get();
    if (!key)
        return failWith(key);
    const auto password = openSetting(**key, *findSetting(u"smtp_password"), settings.smtpPassword);
    if (!password)
        return fail(AuthErrorCode::MailFailed, AuthErrorReason::MailLoginRefused,
                    QStringLiteral("the password cannot be opened with this key; set it anew"));
    return std::make_shared<SmtpTransport>(SmtpServer{.host = settings.smtpHost,
                                                      .port = settings.smtpPort,
                                                      .security = securityOf(settings),
                                                      .user = settings.smtpUser,
                                                      .password = *password,
                                                      .caFile = settings.smtpCaFile});
}

} // namespace latchkey

// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/base/sealingkeysource.h>
#include <latchkey/core/mail/mailtransport.h>
#include <latchkey/core/mail/smtp/smtptransport.h>
#include <latchkey/core/settings/settingsstore.h>

#include <memory>
#include <mutex>

namespace latchkey {

//! The way that mail goes by the settings of the moment: to a server, or into a folder where none is set.
class MailRoute : public MailTransport
{
public:
    //! Store and key outlive it.
    MailRoute(SettingsStore &settings, SealingKeySource &key, const QString &folder);
    ~MailRoute() override;

    Result<void> send(const MailMessage &message) override;
    void rest() override;
    void abandon() override;

private:
    using Way = std::shared_ptr<MailTransport>;
    Result<Way> way();
    Result<Way> wayBy(const Settings &settings) const;

    SettingsStore &m_settings;
    SealingKeySource &m_key;
    QString m_folder;
    std::mutex m_mutex;
    Way m_way;
    QStringList m_chosenBy; //!< the values that led to it
    bool m_abandoned = false;
};

} // namespace latchkey

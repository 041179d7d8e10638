// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/profilesection.h>

#include <latchkey/forms/account/changeemaildialog.h>
#include <latchkey/forms/account/changepassworddialog.h>
#include <latchkey/forms/language/isolate.h>
#include <latchkey/forms/widgets/card.h>
#include <latchkey/forms/widgets/relativewords.h>

#include <QPushButton>

namespace latchkey {

namespace {

QString fullTime(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::LongFormat);
}

} // namespace

ProfileSection::ProfileSection(const AccountContext &context, QWidget *parent)
    : AccountSection(context, QStringLiteral("profile"), tr("Profile"), parent)
    , m_email(card().addRow(QStringLiteral("email"), QStringLiteral("mail")))
    , m_password(card().addRow(QStringLiteral("password"), QStringLiteral("key")))
{
    m_password->setTitle(tr("Password"));
    connect(m_email->addButton(QStringLiteral("changeEmailButton"), tr("Change…")), &QPushButton::clicked,
            this, &ProfileSection::changeEmail);
    m_changePassword = m_password->addButton(QStringLiteral("changePasswordButton"), tr("Change…"));
    connect(m_changePassword, &QPushButton::clicked, this, &ProfileSection::changePassword);
}

void ProfileSection::setUser(const User &user)
{
    const QString signedUp = RelativeWords::longDate(user.signedUp);
    m_email->setTitle(user.email);
    m_email->setNote(user.confirmedEmail ? tr("Confirmed · signed up %1").arg(signedUp)
                                         : tr("Not confirmed · signed up %1").arg(signedUp),
                     fullTime(user.signedUp));
    m_hasPassword = user.passwordChanged.isValid();
    m_password->setNote(
        m_hasPassword ? tr("Changed %1").arg(RelativeWords::since(user.passwordChanged, context().now()))
                      : tr("Not set"),
        fullTime(user.passwordChanged));
    m_changePassword->setText(m_hasPassword ? tr("Change…") : tr("Set…"));
    m_changePassword->setAccessibleName(m_changePassword->text());
}

void ProfileSection::changeEmail()
{
    auto *dialog = new ChangeEmailDialog(client(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ChangeEmailDialog::changed, this, [this](const User &user) {
        Q_EMIT told(
            MessageBar::Kind::Success,
            {tr("Your address is %1 now.").arg(isolated(user.email)),
             tr("All your other devices are logged out. Your old address can undo this for 72 hours.")});
        Q_EMIT changed();
    });
    dialog->open();
}

void ProfileSection::changePassword()
{
    auto *dialog = new ChangePasswordDialog(client(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ChangePasswordDialog::changed, this, [this] {
        Q_EMIT told(MessageBar::Kind::Success,
                    {m_hasPassword ? tr("Your password is changed.") : tr("Your password is set."),
                     tr("All your other devices are logged out.")});
        Q_EMIT changed();
    });
    dialog->open();
}

} // namespace latchkey

// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/devicessection.h>

#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/language/isolate.h>
#include <latchkey/forms/widgets/card.h>
#include <latchkey/forms/widgets/relativewords.h>

#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace latchkey {

namespace {

QString fullTime(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::LongFormat);
}

} // namespace

DevicesSection::DevicesSection(const AccountContext &context, QWidget *parent)
    : AccountSection(context, QStringLiteral("devices"), tr("Devices"), parent)
    , m_endOthers(addHeadingButton(QStringLiteral("logoutOthersButton"), tr("Log out all others…")))
{
    m_endOthers->hide();
    connect(m_endOthers, &QPushButton::clicked, this, &DevicesSection::askToEndOthers);
}

AskDialog::Question DevicesSection::logoutOthersQuestion()
{
    return {.title = tr("Log out all other devices?"),
            .meaning = tr("Whoever uses them has to log in again. You stay logged in here."),
            .answer = tr("Log out all others")};
}

void DevicesSection::setUser(const User &)
{
    refresh();
}

void DevicesSection::refresh()
{
    whenAnswered(client().sessions(), this, [this](const Result<QList<SessionInfo>> &sessions) {
        if (sessions)
            show(*sessions);
        else if (m_shown.isEmpty()) // else what is shown is better than nothing, and the next look is soon
            tellFailure(sessions.error());
    });
}

void DevicesSection::show(const QList<SessionInfo> &sessions)
{
    QList<QStringList> words;
    for (const SessionInfo &session : sessions)
        words << wordsOf(session);
    if (words == m_shown)
        return; // nobody loses the button that has the focus
    m_shown = words;
    card().clear();
    for (const SessionInfo &session : sessions)
        addSession(session);
    m_endOthers->setVisible(
        std::ranges::any_of(sessions, [](const SessionInfo &session) { return !session.current; }));
}

// its number, what it is called and what is said about it
QStringList DevicesSection::wordsOf(const SessionInfo &session) const
{
    if (session.current)
        return {QString::number(session.id), session.device.isEmpty() ? context().device : session.device,
                tr("%1 · in use now").arg(isolated(context().system))};
    return {QString::number(session.id), session.device.isEmpty() ? tr("Unknown device") : session.device,
            tr("Last used %1").arg(RelativeWords::ago(session.lastUsed, context().now()))};
}

void DevicesSection::addSession(const SessionInfo &session)
{
    const QStringList words = wordsOf(session);
    CardRow *row = card().addRow(QStringLiteral("device") + words[0], QStringLiteral("laptop"));
    row->setTitle(words[1].isEmpty() ? tr("This computer") : words[1]);
    row->setNote(
        words[2],
        tr("Logged in: %1\nLast used: %2").arg(fullTime(session.opened), fullTime(session.lastUsed)));
    if (session.current) {
        row->addPill(Pill::Kind::Accent, tr("This device"));
        return;
    }
    QPushButton *button = row->addButton(QStringLiteral("logoutDevice%1Button").arg(words[0]), tr("Log out"));
    connect(button, &QPushButton::clicked, this, [this, id = session.id, button] { end(id, button); });
}

void DevicesSection::end(qint64 session, QPushButton *button)
{
    button->setEnabled(false);
    whenAnswered(client().revokeSession(session), this,
                 [this, guard = QPointer<QPushButton>(button)](const Result<void> &result) {
                     if (guard)
                         guard->setEnabled(true);
                     finish(result);
                 });
}

void DevicesSection::askToEndOthers()
{
    auto *dialog = new AskDialog(logoutOthersQuestion(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &DevicesSection::endOthers);
    dialog->open();
}

void DevicesSection::endOthers()
{
    m_endOthers->setEnabled(false);
    whenAnswered(client().revokeOtherSessions(), this, [this](const Result<void> &result) {
        m_endOthers->setEnabled(true);
        if (result)
            Q_EMIT told(MessageBar::Kind::Success, {tr("All your other devices are logged out."), {}});
        finish(result);
    });
}

void DevicesSection::finish(const Result<void> &result)
{
    if (result)
        Q_EMIT changed();
    else
        tellFailure(result.error());
}

} // namespace latchkey

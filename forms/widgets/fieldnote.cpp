// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/fieldnote.h>

#include <latchkey/forms/theme/theme.h>

#include <QAccessible>
#include <QLineEdit>
#include <QStyle>

namespace latchkey {

FieldNote::FieldNote(QWidget *parent)
    : IconLabel(Style::Note, parent)
{
    hide();
}

void FieldNote::setField(QLineEdit *field)
{
    m_field = field;
    connect(field, &QLineEdit::textEdited, this, &FieldNote::reset);
}

void FieldNote::setHint(const QString &hint)
{
    m_hint = hint;
    if (m_state == State::Hint)
        reset();
}

void FieldNote::showError(const QString &text)
{
    setState(State::Error, text);
    QAccessibleAnnouncementEvent announcement(this, text);
    announcement.setPoliteness(QAccessible::AnnouncementPoliteness::Assertive);
    QAccessible::updateAccessibility(&announcement);
}

void FieldNote::showSuccess(const QString &text)
{
    setState(State::Success, text);
}

void FieldNote::reset()
{
    setState(State::Hint, m_hint);
}

void FieldNote::setState(State state, const QString &text)
{
    const bool wrong = state == State::Error;
    const bool changed = wrong != hasError();
    m_state = state;
    switch (state) {
    case State::Hint:
        setTextStyle(Style::Note);
        setIcon({});
        break;
    case State::Error:
        setTextStyle(Style::Error);
        setIcon(themeIcon(QStringLiteral("error"), &ThemeTokens::dangerText));
        break;
    case State::Success:
        setTextStyle(Style::Success);
        setIcon(themeIcon(QStringLiteral("success"), &ThemeTokens::successText));
        break;
    }
    setText(text);
    setVisible(!text.isEmpty());
    if (changed)
        Q_EMIT errorChanged(wrong);
    if (!m_field)
        return;
    m_field->setAccessibleDescription(text);
    if (m_field->property("error").toBool() != wrong) {
        m_field->setProperty("error", wrong);
        m_field->style()->unpolish(m_field);
        m_field->style()->polish(m_field);
    }
}

} // namespace latchkey

// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/waybutton.h>

#include <latchkey/forms/theme/theme.h>

#include <QPainter>
#include <QStyle>

namespace latchkey {

namespace {

constexpr int iconSide = 18;
constexpr int iconInset = 15;
constexpr int textInset = 44; // on both sides, so that the words stay in the middle

} // namespace

WayButton::WayButton(const QString &iconName, const QString &text, QWidget *parent)
    : QPushButton(text, parent)
    , m_iconName(iconName)
{
    setAccessibleName(text);
    setAutoDefault(false);
}

QSize WayButton::sizeHint() const
{
    QSize hint = QPushButton::sizeHint();
    hint.setWidth(fontMetrics().horizontalAdvance(text()) + 2 * scaledLength(textInset));
    return hint;
}

void WayButton::paintEvent(QPaintEvent *event)
{
    QPushButton::paintEvent(event);
    QPainter painter(this);
    const int side = scaledLength(iconSide);
    const QRect place(scaledLength(iconInset), (height() - side) / 2, side, side);
    themeIcon(m_iconName)
        .paint(&painter, QStyle::visualRect(layoutDirection(), rect(), place), Qt::AlignCenter,
               isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

} // namespace latchkey

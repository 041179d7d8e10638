// SPDX-License-Identifier: MIT
#include <latchkey/forms/widgets/strengthmeter.h>

#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/textlabel.h>

#include <QAccessibleWidget>
#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int barHeight = 4;
constexpr int segmentGap = 4;
constexpr int wordsGap = 6;

QColor colourOf(int score, const ThemeTokens &tokens)
{
    if (score <= 1)
        return tokens.dangerText;
    return score == 2 ? tokens.warningText : tokens.successText;
}

QColor markOf(int score, const ThemeTokens &tokens)
{
    if (score <= 1)
        return tokens.dangerMark;
    return score == 2 ? tokens.warningText : tokens.successMark;
}

QString verdict(int score)
{
    switch (score) {
    case 0:
        return StrengthMeter::tr("Too easy to guess.");
    case 1:
        return StrengthMeter::tr("Easy to guess.");
    case 2:
        return StrengthMeter::tr("Could be stronger.");
    case 3:
        return StrengthMeter::tr("Good.");
    default:
        return StrengthMeter::tr("Strong.");
    }
}

class AccessibleMeter : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit AccessibleMeter(StrengthMeter *meter)
        : QAccessibleWidget(meter, QAccessible::ProgressBar)
        , m_meter(meter)
    {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    QVariant currentValue() const override { return std::max(0, m_meter->score()); }
    void setCurrentValue(const QVariant &) override {}
    QVariant maximumValue() const override { return StrengthMeter::highestScore; }
    QVariant minimumValue() const override { return 0; }
    QVariant minimumStepSize() const override { return 1; }

private:
    StrengthMeter *m_meter;
};

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *meter = qobject_cast<StrengthMeter *>(object);
    return meter ? new AccessibleMeter(meter) : nullptr;
}

} // namespace

StrengthMeter::StrengthMeter(QWidget *parent)
    : QWidget(parent)
    , m_label(new TextLabel(TextLabel::Style::Note, this))
{
    [[maybe_unused]] static const bool known = (QAccessible::installFactory(makeAccessible), true);
    m_label->setTextFormat(Qt::RichText);
    setAccessibleName(tr("Password strength"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, barHeight + wordsGap, 0, 0);
    layout->addWidget(m_label);
    write();
}

QString StrengthMeter::words() const
{
    return m_score < 0 ? m_reason : (verdict(m_score) + u' ' + m_reason).trimmed();
}

void StrengthMeter::setScore(int score, const QString &reason)
{
    const int bounded = std::clamp(score, 0, highestScore);
    if (m_score == bounded && m_reason == reason)
        return;
    m_score = bounded;
    m_reason = reason;
    write();
    QAccessibleValueChangeEvent change(this, m_score);
    QAccessible::updateAccessibility(&change);
    QAccessibleAnnouncementEvent announcement(this, words());
    announcement.setPoliteness(QAccessible::AnnouncementPoliteness::Polite);
    QAccessible::updateAccessibility(&announcement);
}

void StrengthMeter::clear(const QString &hint)
{
    m_score = -1;
    m_reason = hint;
    write();
}

void StrengthMeter::write()
{
    const QString reason = m_reason.toHtmlEscaped();
    m_label->setText(m_score < 0
                         ? reason
                         : QStringLiteral("<span style=\"font-weight:600; color:%1\">%2</span> %3")
                               .arg(colourOf(m_score, currentTokens()).name(), verdict(m_score), reason));
    m_label->setVisible(!words().isEmpty());
    m_label->setAccessibleName(words());
    setAccessibleDescription(words());
    update();
}

void StrengthMeter::paintEvent(QPaintEvent *)
{
    const ThemeTokens tokens = currentTokens();
    // the worst one shows a segment too: an empty meter would say nothing
    const int filled = m_score < 0 ? 0 : std::max(1, m_score);
    const qreal step = (width() + segmentGap) / qreal(highestScore);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < highestScore; ++i) {
        const QRect place(qRound(i * step), 0, qRound(step - segmentGap), barHeight);
        painter.setBrush(i < filled ? markOf(m_score, tokens) : tokens.hairline);
        painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), place), barHeight / 2.0,
                                barHeight / 2.0);
    }
}

bool StrengthMeter::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        write(); // the verdict's colour stands in the text
    return QWidget::event(event);
}

} // namespace latchkey

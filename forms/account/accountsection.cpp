// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/accountsection.h>

#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/card.h>
#include <latchkey/forms/widgets/textlabel.h>

#include <QBoxLayout>
#include <QPushButton>

namespace latchkey {

namespace {

constexpr int widthAtMost = 640;
constexpr int headingHeight = 28; // that of a button beside it

} // namespace

AccountSection::AccountSection(const AccountContext &context, const QString &name, const QString &heading,
                               QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_name(name)
    , m_headingLayout(new QHBoxLayout)
    , m_card(new Card(this))
{
    setObjectName(name + QStringLiteral("Section"));
    setAccessibleName(heading);
    setMaximumWidth(scaledLength(widthAtMost));
    auto *label = new TextLabel(TextLabel::Style::Section, this);
    label->setObjectName(name + QStringLiteral("HeadingLabel"));
    label->setText(heading);
    label->setMinimumHeight(scaledLength(headingHeight));
    m_headingLayout->setSpacing(8);
    m_headingLayout->addWidget(label, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    layout->addLayout(m_headingLayout);
    layout->addWidget(m_card);
}

QPushButton *AccountSection::addHeadingButton(const QString &name, const QString &text)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setProperty("density", QStringLiteral("card"));
    m_headingLayout->addWidget(button);
    setTabOrder(button, m_card);
    return button;
}

void AccountSection::tellFailure(const AuthError &error)
{
    Q_EMIT told(MessageBar::Kind::Error, errorWords(error));
}

void AccountSection::showSentence(const QString &sentence)
{
    // the label's own margins would not count when its words are broken into lines
    auto *row = new QWidget(m_card);
    auto *label = new TextLabel(TextLabel::Style::Secondary, row);
    label->setObjectName(m_name + QStringLiteral("SentenceLabel"));
    label->setText(sentence);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addWidget(label);
    m_card->addRow(row);
}

} // namespace latchkey

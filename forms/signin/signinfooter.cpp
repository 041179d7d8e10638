// SPDX-License-Identifier: MIT
#include <latchkey/forms/signin/signinfooter.h>

#include <latchkey/forms/widgets/textlabel.h>

#include <QHBoxLayout>
#include <QPushButton>

namespace latchkey {

SignInFooter::SignInFooter(const Link &link, Cancelling cancelling, QWidget *parent)
    : QWidget(parent)
    , m_question(new TextLabel(TextLabel::Style::Secondary, this))
    , m_link(new QPushButton(link.icon, link.text, this))
{
    m_question->setObjectName(QStringLiteral("questionLabel"));
    m_question->setText(link.question);
    m_question->setWordWrap(false);
    m_question->setVisible(!link.question.isEmpty());
    m_link->setVisible(!link.text.isEmpty());
    m_link->setObjectName(link.text.isEmpty() ? QStringLiteral("noLink") : link.objectName);
    m_link->setAccessibleName(link.text);
    m_link->setProperty("kind", QStringLiteral("link"));
    connect(m_link, &QPushButton::clicked, this, &SignInFooter::linkClicked);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    const bool centred = cancelling == Cancelling::NotAllowed && !link.question.isEmpty();
    if (centred)
        layout->addStretch();
    layout->addWidget(m_question);
    layout->addWidget(m_link);
    layout->addStretch();
    if (cancelling == Cancelling::NotAllowed)
        return;
    m_cancelButton = new QPushButton(tr("Cancel"), this);
    m_cancelButton->setObjectName(QStringLiteral("cancelButton"));
    m_cancelButton->setAccessibleName(m_cancelButton->text());
    connect(m_cancelButton, &QPushButton::clicked, this, &SignInFooter::cancelled);
    layout->addWidget(m_cancelButton);
}

void SignInFooter::setLinkOffered(bool offered)
{
    m_question->setVisible(offered && !m_question->text().isEmpty());
    m_link->setVisible(offered);
    setVisible(offered || m_cancelButton);
}

} // namespace latchkey

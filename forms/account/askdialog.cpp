// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/askdialog.h>

#include <latchkey/forms/widgets/textlabel.h>

#include <QBoxLayout>
#include <QPushButton>

namespace latchkey {

namespace {

constexpr int dialogWidth = 400;

QPushButton *makeButton(const QString &name, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(name);
    button->setAccessibleName(text);
    return button;
}

} // namespace

AskDialog::AskDialog(const Question &question, QWidget *parent)
    : FormDialog(dialogWidth, Cancelling::Allowed, parent)
{
    setObjectName(QStringLiteral("AskDialog"));
    auto *body = new QWidget(this);
    body->setObjectName(QStringLiteral("questionBody"));
    auto *meaning = new TextLabel(TextLabel::Style::Body, body);
    meaning->setObjectName(QStringLiteral("meaningLabel"));
    meaning->setText(question.meaning);
    auto *answer = makeButton(QStringLiteral("submitButton"), question.answer, body);
    answer->setProperty("kind", QStringLiteral("primary"));
    auto *cancel = makeButton(QStringLiteral("cancelButton"), tr("Cancel"), body);
    connect(answer, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(answer, 1);
    buttons->addWidget(cancel);
    auto *layout = new QVBoxLayout(body);
    layout->setContentsMargins({});
    layout->setSpacing(20);
    layout->addWidget(meaning);
    layout->addLayout(buttons);
    setPage({.title = question.title, .body = body, .mainButton = answer, .focus = answer});
}

} // namespace latchkey

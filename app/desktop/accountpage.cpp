// SPDX-License-Identifier: MIT
#include "accountpage.h"

#include <latchkey/forms/account/accountview.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/textlabel.h>

#include <QBoxLayout>

namespace latchkey {

namespace {

constexpr int pageMargin = 32;
constexpr int titleHeight = 34;

} // namespace

AccountPage::AccountPage(const AccountContext &context, QWidget *parent)
    : QScrollArea(parent)
    , m_view(new AccountView(context))
{
    setObjectName(QStringLiteral("accountPage"));
    setAccessibleName(tr("Account"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);

    auto *content = new QWidget(this);
    content->setObjectName(QStringLiteral("accountContent"));
    auto *title = new TextLabel(TextLabel::Style::PageTitle, content);
    title->setObjectName(QStringLiteral("pageTitleLabel"));
    title->setText(tr("Account"));
    title->setMinimumHeight(scaledLength(titleHeight));
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(pageMargin, 24, pageMargin, pageMargin);
    layout->setSpacing(18);
    layout->addWidget(title);
    layout->addWidget(m_view);
    layout->addStretch();
    setWidget(content);
}

} // namespace latchkey

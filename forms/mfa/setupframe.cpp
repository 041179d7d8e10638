// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/setupframe.h>

#include <latchkey/forms/dialog/dialogfooter.h>
#include <latchkey/forms/mfa/setuppage.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/busybutton.h>

#include <QVBoxLayout>

namespace latchkey {

SetupFrame::SetupFrame(SetupPage &page, const QString &leaving)
    : m_page(&page)
    , m_footer(new DialogFooter)
{
    setObjectName(QStringLiteral("setupFrame"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(&page);
    page.show();

    QList<QWidget *> inputs{&page};
    auto *back = m_footer->addLink(QStringLiteral("backButton"), tr("Back"));
    back->setIcon(themeIcon(QStringLiteral("back"), &ThemeTokens::link));
    connect(back, &QPushButton::clicked, this, &SetupFrame::backRequested);
    inputs << back;
    if (!leaving.isEmpty()) {
        auto *leave = m_footer->addButton(QStringLiteral("cancelButton"), leaving);
        connect(leave, &QPushButton::clicked, this, &SetupFrame::leaveRequested);
        inputs << leave;
    }
    addMainButtons(inputs);
    connect(&page, &SetupPage::busyChanged, this, [this] { setBusy(m_page->isBusy()); });
    connect(this, &SubmitForm::stopRequested, this, [this] { m_page->cancelWork(); });
}

SetupFrame::~SetupFrame()
{
    if (m_page && m_page->parentWidget() == this)
        m_page->setParent(nullptr);
}

void SetupFrame::addMainButtons(const QList<QWidget *> &inputs)
{
    auto *stop = m_footer->addButton(QStringLiteral("stopButton"), tr("Stop"));
    stop->hide();
    auto *save = new BusyButton(m_footer);
    save->setObjectName(QStringLiteral("saveButton"));
    save->setText(tr("Turn on"));
    save->setAccessibleName(save->text());
    m_footer->addButton(save);
    connect(save, &QPushButton::clicked, this, [this] { m_page->submit(); });
    setParts({.mainButton = save, .stopButton = stop, .busyText = tr("Checking…"), .inputs = inputs});
}

} // namespace latchkey

// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/totppage.h>

#include <latchkey/forms/mfa/codeentry.h>
#include <latchkey/forms/mfa/qrlabel.h>
#include <latchkey/forms/mfa/secretclipboard.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/codeedit.h>
#include <latchkey/forms/widgets/fieldnote.h>

#include <QBoxLayout>
#include <QFontDatabase>
#include <QPushButton>

namespace latchkey {

namespace {

// as people type it: in groups of four
QString spaced(const Secret &secret)
{
    constexpr int group = 4;
    const QString whole = QString::fromUtf8(secret.bytes());
    QStringList groups;
    for (int at = 0; at < whole.size(); at += group)
        groups << whole.mid(at, group);
    return groups.join(u' ');
}

} // namespace

TotpPage::TotpPage(UsersClient &client, const QString &email, QWidget *parent)
    : SetupPage(parent)
    , m_controller(client)
    , m_qrCode(new QrLabel(this))
    , m_entry(
          new CodeEntry({.type = QStringLiteral("totp"),
                         .label = tr("2. Enter the code it shows"),
                         .hint = tr("A wrong code changes nothing: the QR code stays the same, so just try "
                                    "again."),
                         .incomplete = tr("Enter all six digits."),
                         .wrong = tr("That code is wrong or too old. Enter the newest one; the QR code is "
                                     "still the same."),
                         .format = authenticatorCode,
                         .submitting = CodeEntry::Submitting::WhenComplete},
                        this))
    , m_secretEdit(new QLineEdit(this))
    , m_copyButton(new QPushButton(themeIcon(QStringLiteral("copy")), tr("Copy"), this))
    , m_secretNote(new FieldNote(this))
{
    setObjectName(QStringLiteral("totpPage"));
    m_entry->setObjectName(QStringLiteral("codeEntry"));
    m_qrCode->setObjectName(QStringLiteral("qrCodeLabel"));
    m_qrCode->setAccessibleName(tr("QR code for your authenticator app"));
    m_qrCode->setAccessibleDescription(tr("It holds the same secret as the field below."));
    auto *top = new QHBoxLayout;
    top->setSpacing(24);
    top->addWidget(m_qrCode, 0, Qt::AlignTop);
    top->addLayout(makeSteps(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(20);
    layout->addLayout(top);
    layout->addLayout(makeSecretLine());
    connectController();
    m_controller.generate(email);
}

QString TotpPage::title() const
{
    return tr("Connect your authenticator app");
}

QWidget *TotpPage::startField() const
{
    return m_entry->startField();
}

void TotpPage::submit()
{
    if (m_entry->check())
        m_controller.validate(m_entry->given().value);
}

void TotpPage::forget()
{
    m_controller.forget();
    m_entry->forget();
    m_secretEdit->clear();
    m_qrCode->setCode({});
}

QLayout *TotpPage::makeSteps()
{
    auto *heading = new TextLabel(TextLabel::Style::Label, this);
    heading->setObjectName(QStringLiteral("scanLabel"));
    heading->setText(tr("1. Scan the QR code"));
    auto *words = new TextLabel(TextLabel::Style::Secondary, this);
    words->setObjectName(QStringLiteral("scanWordsLabel"));
    words->setText(tr("Open your authenticator app, add an account and point the camera here."));
    auto *steps = new QVBoxLayout;
    steps->setSpacing(4);
    steps->addWidget(heading);
    steps->addWidget(words);
    steps->addSpacing(16);
    steps->addWidget(m_entry);
    steps->addStretch();
    return steps;
}

QLayout *TotpPage::makeSecretLine()
{
    auto *label = new TextLabel(TextLabel::Style::Label, this);
    label->setObjectName(QStringLiteral("secretLabel"));
    label->setText(tr("Can’t scan? Type this secret into the app"));
    label->setBuddy(m_secretEdit);
    m_secretEdit->setObjectName(QStringLiteral("secretEdit"));
    m_secretEdit->setAccessibleName(label->text());
    m_secretEdit->setReadOnly(true);
    m_secretEdit->setLayoutDirection(Qt::LeftToRight);
    m_secretEdit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copyButton->setObjectName(QStringLiteral("copySecretButton"));
    m_copyButton->setAccessibleName(tr("Copy the secret"));
    m_copyButton->setAutoDefault(false);
    m_secretNote->setObjectName(QStringLiteral("secretNote"));
    connect(m_copyButton, &QPushButton::clicked, this, &TotpPage::copySecret);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_secretEdit, 1);
    line->addWidget(m_copyButton);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(6);
    lines->addWidget(label);
    lines->addLayout(line);
    lines->addWidget(m_secretNote);
    return lines;
}

void TotpPage::connectController()
{
    connect(m_entry, &FactorEntry::completed, this, &TotpPage::submit);
    connect(&m_controller, &TotpController::busyChanged, this, &SetupPage::busyChanged);
    connect(&m_controller, &TotpController::failed, this, &SetupPage::failed);
    connect(&m_controller, &TotpController::codeRight, this, &SetupPage::methodMade);
    connect(&m_controller, &TotpController::codeWrong, m_entry, [this] { m_entry->refuse(); });
    connect(&m_controller, &TotpController::generated, this, &TotpPage::show);
}

void TotpPage::show(const TotpSecret &made)
{
    m_qrCode->setCode(made.qrCode);
    m_secretEdit->setText(spaced(made.secret));
    m_secretEdit->setCursorPosition(0);
}

// Without the blanks: not every app takes them.
void TotpPage::copySecret()
{
    copySecretly(m_secretEdit->text().remove(u' '));
    m_secretNote->showSuccess(tr("Copied"));
}

} // namespace latchkey

// SPDX-License-Identifier: MIT
#include <latchkey/forms/mfa/recoverycodespage.h>

#include <latchkey/core/base/ownerfile.h>
#include <latchkey/forms/dialog/dialogfooter.h>
#include <latchkey/forms/mfa/secretclipboard.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/checkbox.h>
#include <latchkey/forms/widgets/fieldnote.h>

#include <QAccessible>
#include <QBoxLayout>
#include <QFileDialog>
#include <QFontDatabase>
#include <QGridLayout>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QStandardPaths>

namespace latchkey {

namespace {

constexpr int columns = 2;
constexpr int rowHeight = 28;

QString numbered(const char *name, int number)
{
    return QLatin1StringView(name) + QString::number(number);
}

} // namespace

RecoveryCodesPage::RecoveryCodesPage(const RecoverySheet &sheet, QWidget *parent)
    : QWidget(parent)
    , m_sheet(sheet)
    , m_answer(new FieldNote(this))
    , m_kept(new CheckBox(tr("I have kept these codes in a safe place"), this))
    , m_footer(new DialogFooter)
{
    setObjectName(QStringLiteral("recoveryCodesPage"));
    m_answer->setObjectName(QStringLiteral("answerNote"));
    m_kept->setObjectName(QStringLiteral("keptCheckBox"));
    m_kept->setAccessibleName(m_kept->text());
    buildFooter();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(12);
    layout->addWidget(makeList());
    layout->addLayout(makeButtons());
    layout->addSpacing(4);
    layout->addWidget(m_kept);
}

QString RecoveryCodesPage::title()
{
    return tr("Keep your recovery codes");
}

QString RecoveryCodesPage::subtitle()
{
    return tr("If you lose your phone, each code lets you in once. They are shown only now.");
}

QWidget *RecoveryCodesPage::startField() const
{
    return m_copyButton;
}

bool RecoveryCodesPage::areKept() const
{
    return m_kept->isChecked();
}

void RecoveryCodesPage::remind()
{
    m_kept->setFocus();
    m_answer->showError(tr("Keep the codes and tick the box first."));
}

void RecoveryCodesPage::forget()
{
    m_sheet.codes.clear();
    for (QLabel *label : std::as_const(m_codes))
        label->clear();
}

void RecoveryCodesPage::buildFooter()
{
    TextLabel *note = m_footer->addNote(tr("Tick the box to finish."));
    m_doneButton = m_footer->addButton(QStringLiteral("doneButton"), tr("Done"));
    m_doneButton->setProperty("kind", QStringLiteral("primary"));
    m_doneButton->setEnabled(false);
    connect(m_kept, &CheckBox::toggled, m_doneButton, [this, note](bool kept) {
        m_doneButton->setEnabled(kept);
        note->setVisible(!kept);
    });
    connect(m_doneButton, &QPushButton::clicked, this, &RecoveryCodesPage::finished);
}

QWidget *RecoveryCodesPage::makeList()
{
    auto *card = new QFrame(this);
    card->setObjectName(QStringLiteral("card")); // the style sheet's name for it
    auto *grid = new QGridLayout(card);
    grid->setContentsMargins(16, 14, 16, 14);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(0);
    const int rows = int(m_sheet.codes.size() + columns - 1) / columns;
    for (int i = 0; i < m_sheet.codes.size(); ++i) {
        auto *number = new TextLabel(TextLabel::Style::Note, card);
        number->setObjectName(numbered("codeNumberLabel", i + 1));
        number->setText(locale().toString(i + 1));
        number->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
        auto *code = new QLabel(recoveryCodeText(m_sheet.codes[i]), card);
        code->setObjectName(numbered("recoveryCodeLabel", i + 1));
        code->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        code->setLayoutDirection(Qt::LeftToRight);
        code->setTextInteractionFlags(Qt::TextSelectableByMouse);
        code->setMinimumHeight(scaledLength(rowHeight));
        grid->addWidget(number, i % rows, i / rows * columns);
        grid->addWidget(code, i % rows, i / rows * columns + 1);
        m_codes << code;
    }
    for (int column = 1; column < 2 * columns; column += 2)
        grid->setColumnStretch(column, 1);
    return card;
}

QLayout *RecoveryCodesPage::makeButtons()
{
    m_copyButton = makeButton(QStringLiteral("copyButton"), QStringLiteral("copy"), tr("Copy"));
    QPushButton *saveButton =
        makeButton(QStringLiteral("saveCodesButton"), QStringLiteral("download"), tr("Save…"));
    QPushButton *printButton =
        makeButton(QStringLiteral("printButton"), QStringLiteral("print"), tr("Print…"));
    connect(m_copyButton, &QPushButton::clicked, this, &RecoveryCodesPage::copy);
    connect(saveButton, &QPushButton::clicked, this, &RecoveryCodesPage::save);
    connect(printButton, &QPushButton::clicked, this, &RecoveryCodesPage::print);
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    for (QPushButton *button : {m_copyButton, saveButton, printButton})
        line->addWidget(button);
    line->addSpacing(8);
    QSizePolicy place = m_answer->sizePolicy();
    place.setRetainSizeWhenHidden(true); // or the buttons would share its room until it answers
    m_answer->setSizePolicy(place);
    line->addWidget(m_answer, 1);
    return line;
}

QPushButton *RecoveryCodesPage::makeButton(const QString &name, const QString &iconName, const QString &text)
{
    auto *button = new QPushButton(themeIcon(iconName), text, this);
    button->setObjectName(name);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}

void RecoveryCodesPage::copy()
{
    copySecretly(m_sheet.text());
    m_answer->showSuccess(tr("Copied"));
}

void RecoveryCodesPage::save()
{
    auto *dialog = new QFileDialog(this, tr("Save recovery codes"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                   tr("Text files (*.txt)"));
    dialog->setObjectName(QStringLiteral("saveCodesDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(m_sheet.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, &RecoveryCodesPage::saveAs);
    dialog->open();
}

// For the owner's eyes only: mode 0600.
void RecoveryCodesPage::saveAs(const QString &path)
{
    const QByteArray text = m_sheet.text().toUtf8();
    if (writeOwnerFile(path, text, Existing::Replace) == 0)
        m_answer->showSuccess(tr("Saved"));
    else
        m_answer->showError(tr("Nothing could be saved there. Choose another place."));
}

void RecoveryCodesPage::print()
{
    auto *dialog = new QPrintDialog(this);
    dialog->setObjectName(QStringLiteral("printCodesDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, qOverload<QPrinter *>(&QPrintDialog::accepted), this, [this](QPrinter *printer) {
        m_sheet.paint(*printer);
        m_answer->showSuccess(tr("Printed"));
    });
    dialog->open();
}

} // namespace latchkey

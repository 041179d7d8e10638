// SPDX-License-Identifier: MIT
#include "gallery.h"

#include "avatar.h"
#include <latchkey/forms/widgets/card.h>

#include <latchkey/forms/errortext/errortext.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/busybutton.h>
#include <latchkey/forms/widgets/capslocknote.h>
#include <latchkey/forms/widgets/checkbox.h>
#include <latchkey/forms/widgets/choicecard.h>
#include <latchkey/forms/widgets/codeedit.h>
#include <latchkey/forms/widgets/fieldnote.h>
#include <latchkey/forms/widgets/focusring.h>
#include <latchkey/forms/widgets/messagebar.h>
#include <latchkey/forms/widgets/ordivider.h>
#include <latchkey/forms/widgets/passwordedit.h>
#include <latchkey/forms/widgets/pill.h>
#include <latchkey/forms/widgets/providerbutton.h>
#include <latchkey/forms/widgets/stepheader.h>
#include <latchkey/forms/widgets/strengthmeter.h>
#include <latchkey/forms/widgets/textlabel.h>
#include <latchkey/forms/widgets/waybutton.h>

#include <QBoxLayout>
#include <QMetaEnum>
#include <QScreen>
#include <QShowEvent>
#include <QStyleOptionButton>
#include <QToolButton>

#include <algorithm>

namespace latchkey {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageMargin = 32;
constexpr int sectionGap = 24;
constexpr int columnWidth = 360;

// Looks as if the mouse were over it.
class HoveredButton : public QPushButton
{
public:
    using QPushButton::QPushButton;

protected:
    void initStyleOption(QStyleOptionButton *option) const override
    {
        QPushButton::initStyleOption(option);
        option->state |= QStyle::State_MouseOver;
    }
};

template<typename Button = QPushButton>
QPushButton *makeButton(const QString &text, const QString &kind)
{
    auto *button = new Button(text);
    button->setAccessibleName(text);
    button->setProperty("kind", kind);
    return button;
}

template<typename Field>
Field *makeField(const QString &name, const QString &text)
{
    auto *field = new Field;
    field->setAccessibleName(name);
    field->setText(text);
    return field;
}

} // namespace

Gallery::Gallery(QWidget *parent)
    : QScrollArea(parent)
{
    setWindowTitle(u"Gallery"_s);
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *content = new QWidget;
    auto *columns = new QHBoxLayout(content);
    columns->setContentsMargins(pageMargin, pageMargin, pageMargin, pageMargin);
    columns->setSpacing(pageMargin);
    const QList<QList<void (Gallery::*)(QBoxLayout *)>> sections = {
        {&Gallery::addBars, &Gallery::addButtons, &Gallery::addCodes},
        {&Gallery::addFields, &Gallery::addSmallThings, &Gallery::addCard, &Gallery::addCheckBoxes},
        {&Gallery::addProviders, &Gallery::addMeters, &Gallery::addSteps, &Gallery::addLoginPieces},
    };
    for (const auto &column : sections) {
        auto *box = new QWidget(content);
        box->setMinimumWidth(scaledLength(columnWidth));
        auto *layout = new QVBoxLayout(box);
        layout->setContentsMargins({});
        layout->setSpacing(sectionGap);
        for (const auto add : column)
            (this->*add)(layout);
        layout->addStretch();
        columns->addWidget(box, 1);
    }
    content->setMinimumHeight(1); // it follows from the width, not from how high wrapped text could become
    setWidget(content);
    new FocusRing(this);
}

// As large as everything in it, where the screen lets it.
void Gallery::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    if (event->spontaneous())
        return;
    QLayout *content = widget()->layout();
    content->activate();
    const int width = std::max(content->totalMinimumSize().width(), 3 * columnWidth + 4 * pageMargin);
    const QSize wanted(width, content->totalHeightForWidth(width));
    resize(wanted.boundedTo(screen()->availableSize()));
}

QBoxLayout *Gallery::section(QBoxLayout *column, const QString &heading)
{
    auto *label = new TextLabel(TextLabel::Style::Section, nullptr);
    label->setText(heading);
    auto *layout = new QVBoxLayout;
    layout->setSpacing(8);
    layout->addWidget(label);
    column->addLayout(layout);
    return layout;
}

void Gallery::addBars(QBoxLayout *column)
{
    auto *layout = section(column, u"MessageBar"_s);
    const auto add = [layout](MessageBar::Kind kind, const QString &title, const QString &advice) {
        auto *bar = new MessageBar;
        layout->addWidget(bar);
        bar->showMessage(kind, {title, advice});
        return bar;
    };
    add(MessageBar::Kind::Info, u"A code was sent to ada@example.com."_s,
        u"It works for 24 hours. Look in spam too."_s);
    add(MessageBar::Kind::Success, u"Your address is confirmed."_s, u"You can log in now."_s);
    add(MessageBar::Kind::Warning, u"This address already has an account."_s,
        u"Log in instead, or use another address."_s)
        ->addButton(u"Log in instead"_s, u"insteadButton"_s);
    add(MessageBar::Kind::Error, u"Email or password is wrong."_s, u"Check both and try again."_s);
}

void Gallery::addButtons(QBoxLayout *column)
{
    auto *layout = section(column, u"Buttons"_s);
    for (const QString &kind : {u"primary"_s, u"default"_s, u"danger"_s, u"link"_s}) {
        auto *row = new QHBoxLayout;
        row->addWidget(makeButton(kind, kind), 1);
        row->addWidget(makeButton<HoveredButton>(u"Hovered"_s, kind), 1);
        auto *pressed = makeButton(u"Pressed"_s, kind);
        pressed->setDown(true);
        row->addWidget(pressed, 1);
        auto *disabled = makeButton(u"Disabled"_s, kind);
        disabled->setEnabled(false);
        row->addWidget(disabled, 1);
        layout->addLayout(row);
    }
    auto *busy = new BusyButton;
    busy->setText(u"Log in"_s);
    busy->startWork(u"Logging in…"_s);
    layout->addWidget(busy);
    auto *sizes = new QHBoxLayout;
    for (const QString &density : {u"dialog"_s, u"bar"_s, u"card"_s}) {
        auto *button = makeButton(density, u"default"_s);
        button->setProperty("density", density);
        sizes->addWidget(button, 1);
    }
    layout->addLayout(sizes);
}

void Gallery::addFields(QBoxLayout *column)
{
    auto *layout = section(column, u"Fields and notes"_s);
    auto *empty = makeField<QLineEdit>(u"Empty"_s, {});
    empty->setPlaceholderText(u"name@example.com"_s);
    layout->addWidget(empty);
    auto *disabled = makeField<QLineEdit>(u"Disabled"_s, u"ada.lovelace@example.com"_s);
    disabled->setEnabled(false);
    layout->addWidget(disabled);

    const auto add = [layout](QLineEdit *field) {
        auto *note = new FieldNote;
        layout->addWidget(field);
        layout->addWidget(note);
        note->setField(field);
        return note;
    };
    add(makeField<QLineEdit>(u"Hint"_s, u"ada"_s))->setHint(u"At least 8 characters; 15 or more is best."_s);
    add(makeField<QLineEdit>(u"Wrong"_s, u"ada@"_s))
        ->showError(u"This is not an email address. Check it; it should look like name@example.com."_s);
    add(makeField<PasswordEdit>(u"Right"_s, u"enchantress"_s))->showSuccess(u"Both passwords match."_s);
    auto *revealed = makeField<PasswordEdit>(u"Password"_s, u"ENCHANTRESS"_s);
    revealed->findChild<QToolButton *>(u"revealButton"_s)->click();
    layout->addWidget(revealed);
    auto *capsLock = new CapsLockNote;
    layout->addWidget(capsLock);
    capsLock->show();
}

void Gallery::addCodes(QBoxLayout *column)
{
    auto *layout = section(column, u"CodeEdit"_s);
    layout->addWidget(makeField<CodeEdit>(u"Code"_s, u"K7MQ-2PR9"_s));
    auto *wrong = makeField<CodeEdit>(u"Wrong code"_s, u"K7MQ-2PR9"_s);
    auto *note = new FieldNote;
    layout->addWidget(wrong);
    layout->addWidget(note);
    note->setField(wrong);
    note->showError(u"This code is wrong or no longer works. Send a new code."_s);
    auto *disabled = makeField<CodeEdit>(u"Disabled code"_s, u"K7MQ-2PR9"_s);
    disabled->setEnabled(false);
    layout->addWidget(disabled);
}

void Gallery::addProviders(QBoxLayout *column)
{
    auto *layout = section(column, u"ProviderButton"_s);
    using Provider = ProviderButton::Provider;
    for (bool enabled : {true, false}) {
        for (Provider provider : {Provider::Google, Provider::Facebook, Provider::Microsoft}) {
            auto *button = new ProviderButton(provider);
            button->setEnabled(enabled);
            layout->addWidget(button);
        }
    }
}

void Gallery::addMeters(QBoxLayout *column)
{
    auto *layout = section(column, u"StrengthMeter"_s);
    layout->setSpacing(12);
    auto *empty = new StrengthMeter;
    empty->clear(u"At least 8 characters; 15 or more is best."_s);
    layout->addWidget(empty);
    const QString reasons[] = {
        u"Repetitions are tried first."_s,
        u"A common word and a year are tried first. Add two unrelated words; 15 characters or more are best."_s,
        u"Add two unrelated words; 15 characters or more are best."_s,
        u"One more word would make it strong."_s, u"19 characters, hard to guess."_s};
    for (int score = 0; score <= StrengthMeter::highestScore; ++score) {
        auto *meter = new StrengthMeter;
        meter->setScore(score, reasons[score]);
        layout->addWidget(meter);
    }
}

void Gallery::addSteps(QBoxLayout *column)
{
    auto *layout = section(column, u"StepHeader, ChoiceCard, WayButton"_s);
    for (int step = 0; step <= 3; ++step) { // the last: all are done
        auto *header = new StepHeader({u"Choose"_s, u"Set up"_s, u"Codes"_s});
        header->setCurrent(step);
        layout->addWidget(header);
    }
    layout->addWidget(new ChoiceCard(u"phone"_s, u"Authenticator app"_s,
                                     u"A six-digit code from your phone. Works without a network."_s));
    layout->addWidget(new WayButton(u"codes"_s, u"Use a recovery code"_s));
}

void Gallery::addSmallThings(QBoxLayout *column)
{
    auto *layout = section(column, u"Pill and Avatar"_s);
    auto *pills = new QHBoxLayout;
    const auto kinds = QMetaEnum::fromType<Pill::Kind>();
    for (int i = 0; i < kinds.keyCount(); ++i)
        pills->addWidget(new Pill(Pill::Kind(kinds.value(i)), QString::fromLatin1(kinds.key(i))));
    pills->addStretch();
    layout->addLayout(pills);
    auto *avatars = new QHBoxLayout;
    for (const QString &email : {u"ada.lovelace@example.com"_s, u"bob@example.com"_s, u"ß@example.com"_s}) {
        auto *avatar = new Avatar;
        avatar->setEmail(email);
        avatars->addWidget(avatar);
    }
    avatars->addStretch();
    layout->addLayout(avatars);
}

void Gallery::addCard(QBoxLayout *column)
{
    auto *layout = section(column, u"Card"_s);
    auto *card = new Card(this);
    CardRow *email = card->addRow(u"galleryEmail"_s, u"mail"_s);
    email->setTitle(u"ada.lovelace@example.com"_s);
    email->setNote(u"Confirmed · signed up 12 March 2024"_s);
    email->addButton(u"galleryChangeButton"_s, u"Change…"_s);
    CardRow *device = card->addRow(u"galleryDevice"_s, u"laptop"_s);
    device->setTitle(u"A computer with a name that is far too long for one line of this card"_s);
    device->setNote(u"Debian GNU/Linux 13 · in use now"_s);
    layout->addWidget(card);
}

void Gallery::addCheckBoxes(QBoxLayout *column)
{
    auto *layout = section(column, u"CheckBox"_s);
    for (bool enabled : {true, false}) {
        auto *row = new QHBoxLayout;
        for (Qt::CheckState state : {Qt::Unchecked, Qt::Checked, Qt::PartiallyChecked}) {
            auto *box = new CheckBox(enabled ? u"Choice"_s : u"Disabled"_s);
            box->setTristate(state == Qt::PartiallyChecked);
            box->setCheckState(state);
            box->setEnabled(enabled);
            row->addWidget(box, 1);
        }
        layout->addLayout(row);
    }
    auto *longOne =
        new CheckBox(u"Auf diesem Computer angemeldet bleiben, auch wenn ich Invoice Desk beende"_s);
    longOne->setChecked(true);
    layout->addWidget(longOne);
}

// What logging in will offer between the password and the providers.
void Gallery::addLoginPieces(QBoxLayout *column)
{
    auto *layout = section(column, u"Forgot, Remember and OrDivider"_s);
    auto *label = new TextLabel(TextLabel::Style::Label, nullptr);
    label->setText(u"Password"_s);
    auto *labelRow = new QHBoxLayout;
    labelRow->addWidget(label, 1);
    labelRow->addWidget(makeButton(u"Forgot password?"_s, u"link"_s));
    layout->addLayout(labelRow);
    layout->addWidget(makeField<PasswordEdit>(u"Password"_s, u"enchantress"_s));
    layout->addWidget(new CheckBox(u"Remember me on this computer"_s));
    layout->addWidget(new OrDivider);
}

} // namespace latchkey

// SPDX-License-Identifier: MIT
#include <latchkey/forms/dialog/formdialog.h>

#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/focusring.h>
#include <latchkey/forms/widgets/messagebar.h>
#include <latchkey/forms/widgets/motion.h>
#include <latchkey/forms/widgets/textlabel.h>

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>

#include <algorithm>

namespace latchkey {

namespace {

constexpr int sideMargin = 32;
constexpr int topMargin = 28;
constexpr int bottomMargin = 24;
constexpr int headerGap = 24;
constexpr int headingGap = 20;
constexpr int barGap = 16;
constexpr int iconSize = 40;
constexpr int footerHeight = 36;   // that of its Cancel button, also without one
constexpr int frameAllowance = 64; // what title bar and task bar may take of a low screen

// one line across, above the footer
class Hairline : public QWidget
{
public:
    explicit Hairline(QWidget *parent)
        : QWidget(parent)
    {
        setMinimumHeight(1);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override { return {1, 1}; }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), currentTokens().hairline); }
};

} // namespace

struct FormDialog::Private
{
    FormDialog *q;
    Cancelling cancelling;
    int width;
    int pageWidth = 0;

    QScrollArea *scrollArea = nullptr;
    QWidget *content = nullptr;
    QVBoxLayout *contentLayout = nullptr;
    QVBoxLayout *bodyLayout = nullptr;
    QVBoxLayout *footerLayout = nullptr;
    QWidget *hairline = nullptr;
    QLabel *icon = nullptr;
    TextLabel *title = nullptr;
    TextLabel *subtitle = nullptr;
    MessageBar *bar = nullptr;
    QWidget *heading = nullptr;
    QWidget *body = nullptr;
    QWidget *footer = nullptr;

    void build();
    QLayout *makeHeader();
    void showIcon();
    void showHeading(QWidget *shown);
    void dress();
    void fitWidth();
    void fitHeight();
    void discard(QWidget *&widget);

    //! Where parts of former pages wait to be deleted: as windows of their own they would take the activation
    //! along.
    QWidget former{};
};

void FormDialog::Private::build()
{
    scrollArea = new QScrollArea(q);
    scrollArea->setObjectName(QStringLiteral("pageArea"));
    scrollArea->setFrameShape(QFrame::NoFrame);
    scrollArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrollArea->setWidgetResizable(true);
    scrollArea->setFocusPolicy(Qt::NoFocus);
    content = new QWidget;
    content->setObjectName(QStringLiteral("page"));
    // its height follows from its width alone, not from how high wrapped text could become
    content->setMinimumSize(1, 1);
    contentLayout = new QVBoxLayout(content);
    contentLayout->setContentsMargins(sideMargin, topMargin, sideMargin, bottomMargin);
    contentLayout->setSpacing(0);
    contentLayout->addLayout(makeHeader());
    contentLayout->addSpacing(headerGap);
    bar = new MessageBar(content);
    bar->setObjectName(QStringLiteral("messageBar"));
    bodyLayout = new QVBoxLayout; // its spacing goes away with a hidden bar
    bodyLayout->setSpacing(barGap);
    bodyLayout->addWidget(bar);
    contentLayout->addLayout(bodyLayout);
    scrollArea->setWidget(content);
    scrollArea->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    content->installEventFilter(q);

    hairline = new Hairline(q);
    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(scrollArea, 1);
    layout->addWidget(hairline);
    footerLayout = new QVBoxLayout;
    footerLayout->setContentsMargins(sideMargin, 12, sideMargin, 12);
    layout->addLayout(footerLayout);
    new FocusRing(q);
}

QLayout *FormDialog::Private::makeHeader()
{
    icon = new QLabel(content);
    icon->setObjectName(QStringLiteral("applicationIcon"));
    title = new TextLabel(TextLabel::Style::DialogTitle, content);
    title->setObjectName(QStringLiteral("titleLabel"));
    subtitle = new TextLabel(TextLabel::Style::Secondary, content);
    subtitle->setObjectName(QStringLiteral("subtitleLabel"));
    subtitle->setTextFormat(Qt::PlainText);
    title->setTextFormat(Qt::PlainText);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addStretch();
    words->addWidget(title);
    words->addWidget(subtitle);
    words->addStretch();
    auto *header = new QHBoxLayout;
    header->setSpacing(12);
    header->addWidget(icon, 0, Qt::AlignVCenter);
    header->addLayout(words, 1);
    return header;
}

void FormDialog::Private::showIcon()
{
    const QIcon picture = q->windowIcon();
    icon->setVisible(!picture.isNull() && !heading);
    icon->setPixmap(picture.pixmap(QSize(iconSize, iconSize), q->devicePixelRatioF()));
}

void FormDialog::Private::showHeading(QWidget *shown)
{
    discard(heading);
    if (contentLayout->itemAt(0)->spacerItem())
        delete contentLayout->takeAt(0);
    heading = shown;
    if (heading) {
        contentLayout->insertWidget(0, heading);
        contentLayout->insertSpacing(1, headingGap);
    }
    showIcon();
}

// A program that wears our colours has our sheet already.
void FormDialog::Private::dress()
{
    const QString sheet = themeSheet(currentTokens());
    const QString wanted = qApp->styleSheet() == sheet ? QString() : sheet;
    if (q->styleSheet() != wanted)
        q->setStyleSheet(wanted);
    fitWidth();
}

// A page that is wider than the one before grows to both sides, as far as the screen goes.
void FormDialog::Private::fitWidth()
{
    const int wanted =
        std::max(scaledLength(pageWidth ? pageWidth : width), content->minimumSizeHint().width());
    const int more = wanted - q->width();
    q->setFixedWidth(wanted);
    if (!q->isVisible() || more == 0)
        return;
    const QRect room = q->screen()->availableGeometry();
    const int furthest = room.x() + room.width() - q->frameGeometry().width();
    q->move(std::max(room.x(), std::min(q->x() - more / 2, furthest)), q->y());
}

void FormDialog::Private::fitHeight()
{
    footerLayout->invalidate(); // what became two lines in it would be measured as one
    const auto heightOf = [this](const QLayout &layout) {
        return layout.hasHeightForWidth() ? layout.totalHeightForWidth(q->width())
                                          : layout.totalSizeHint().height();
    };
    const int wanted = heightOf(*contentLayout) + (footer ? heightOf(*footerLayout) + 1 : 0);
    const int room = q->screen() ? q->screen()->availableGeometry().height() - frameAllowance : wanted;
    const int height = std::min(wanted, std::max(room, 240));
    // a bar that came while the dialog was still lower would wrap the text and so keep itself needed
    scrollArea->setVerticalScrollBarPolicy(height < wanted ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    q->setFixedHeight(height);
}

// Deleted once its own signal has returned, but out of sight and reach at once.
void FormDialog::Private::discard(QWidget *&widget)
{
    if (!widget)
        return;
    widget->setParent(&former);
    widget->deleteLater();
    widget = nullptr;
}

FormDialog::FormDialog(int width, Cancelling cancelling, QWidget *parent)
    : QDialog(parent)
    , d(new Private{.q = this, .cancelling = cancelling, .width = width})
{
    d->build();
}

FormDialog::~FormDialog() = default;

Cancelling FormDialog::cancelling() const
{
    return d->cancelling;
}

MessageBar &FormDialog::messageBar() const
{
    return *d->bar;
}

void FormDialog::setPage(const Page &page)
{
    d->bar->clear();
    d->showHeading(page.heading);
    d->pageWidth = page.width;
    d->discard(d->body);
    d->discard(d->footer);
    d->body = page.body;
    d->bodyLayout->addWidget(page.body);
    d->footer = page.footer;
    if (page.footer) {
        page.footer->setMinimumHeight(scaledLength(footerHeight));
        page.footer->installEventFilter(this);
        d->footerLayout->addWidget(page.footer);
    }
    d->hairline->setVisible(page.footer);
    d->footerLayout->setContentsMargins(sideMargin, page.footer ? 12 : 0, sideMargin, page.footer ? 12 : 0);
    setTitle(page.title);
    d->subtitle->setText(page.subtitle);
    d->subtitle->setVisible(!page.subtitle.isEmpty());
    if (page.mainButton)
        page.mainButton->setDefault(true);
    if (isVisible())
        d->fitWidth();
    d->fitHeight();
    if (isVisible()) {
        for (QWidget *part : {page.heading, page.body, page.footer}) {
            if (part)
                part->show(); // or the layout would, a moment later
        }
        fadeIn(*page.body);
    }
    // what is hidden, as a page is before it is shown, takes no focus from one that goes
    if (page.focus)
        page.focus->setFocus();
}

void FormDialog::setTitle(const QString &title)
{
    d->title->setText(title);
    setWindowTitle(title);
}

void FormDialog::done(int result)
{
    cancelWork();
    QDialog::done(result);
}

void FormDialog::keyPressEvent(QKeyEvent *event)
{
    if (!event->matches(QKeySequence::Cancel)) {
        QDialog::keyPressEvent(event);
        return;
    }
    event->accept();
    if (isBusy())
        cancelWork();
    else if (d->cancelling == Cancelling::Allowed)
        reject();
}

void FormDialog::showEvent(QShowEvent *event)
{
    d->showIcon();
    d->dress();
    d->fitHeight();
    QDialog::showEvent(event);
}

bool FormDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    switch (event->type()) {
    case QEvent::ApplicationPaletteChange:
    case QEvent::ApplicationFontChange:
        d->dress();
        d->fitHeight();
        update();
        break;
    case QEvent::WindowIconChange:
        d->showIcon();
        break;
    default:
        break;
    }
    return handled;
}

bool FormDialog::eventFilter(QObject *watched, QEvent *event)
{
    if ((watched == d->content || watched == d->footer) && event->type() == QEvent::LayoutRequest)
        d->fitHeight();
    return QDialog::eventFilter(watched, event);
}

} // namespace latchkey

// SPDX-License-Identifier: MIT
#include <latchkey/forms/account/activitysection.h>

#include <latchkey/forms/account/activitywords.h>
#include <latchkey/forms/dialog/answer.h>
#include <latchkey/forms/theme/theme.h>
#include <latchkey/forms/widgets/card.h>
#include <latchkey/forms/widgets/elidedlabel.h>
#include <latchkey/forms/widgets/relativewords.h>
#include <latchkey/forms/widgets/rowicon.h>

#include <QHBoxLayout>
#include <QPushButton>

namespace latchkey {

namespace {

constexpr int newest = 8; // as many as fit beside the rest of the page
constexpr int rowHeight = 38;
constexpr int iconSize = 16;

} // namespace

ActivitySection::ActivitySection(const AccountContext &context, QWidget *parent)
    : AccountSection(context, QStringLiteral("activity"), tr("Recent activity"), parent)
    , m_showAll(addHeadingButton(QStringLiteral("showAllButton"), tr("Show all")))
{
    m_showAll->setProperty("kind", QStringLiteral("link"));
    m_showAll->hide();
    connect(m_showAll, &QPushButton::clicked, this, [this] {
        m_all = !m_all;
        m_showAll->setText(m_all ? tr("Show fewer") : tr("Show all"));
        m_showAll->setAccessibleName(m_showAll->text());
        rebuild();
    });
}

void ActivitySection::setUser(const User &)
{
    whenAnswered(client().activity(), this, [this](const Result<QList<Activity>> &activities) {
        if (activities)
            show(*activities);
        else if (m_activities.isEmpty())
            tellFailure(activities.error());
    });
}

void ActivitySection::show(const QList<Activity> &activities)
{
    QStringList words;
    for (const Activity &activity : activities)
        words << ActivityWords::of(activity) << RelativeWords::moment(activity.time, context().now());
    if (words == m_shown && !words.isEmpty())
        return;
    m_shown = words;
    m_activities = activities;
    rebuild();
}

void ActivitySection::rebuild()
{
    card().clear();
    for (const Activity &activity :
         m_all ? m_activities : m_activities.first(qMin(m_activities.size(), newest)))
        addActivity(activity);
    if (m_activities.isEmpty())
        showSentence(tr("Nothing has happened yet."));
    m_showAll->setVisible(m_activities.size() > newest);
}

void ActivitySection::addActivity(const Activity &activity)
{
    auto *row = new QWidget(&card());
    row->setObjectName(QStringLiteral("activityRow"));
    row->setMinimumHeight(scaledLength(rowHeight));
    auto *icon = new RowIcon(ActivityWords::icon(activity), iconSize, row);
    icon->setColour(ActivityWords::colour(activity));
    auto *words = new ElidedLabel(TextLabel::Style::Body, row);
    words->setObjectName(QStringLiteral("activityLabel"));
    words->setFullText(ActivityWords::of(activity));
    auto *time = new TextLabel(TextLabel::Style::Note, row);
    time->setObjectName(QStringLiteral("activityTimeLabel"));
    time->setWordWrap(false);
    time->setText(RelativeWords::moment(activity.time, context().now()));
    time->setToolTip(QLocale().toString(activity.time.toLocalTime(), QLocale::LongFormat));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(16, 4, 16, 4);
    layout->setSpacing(12);
    layout->addWidget(icon);
    layout->addWidget(words, 1);
    layout->addWidget(time);
    card().addRow(row);
}

} // namespace latchkey

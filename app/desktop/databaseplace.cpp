// SPDX-License-Identifier: MIT
#include "databaseplace.h"

#include <latchkey/forms/widgets/textlabel.h>

#include <QBoxLayout>

namespace latchkey {

DatabasePlace::DatabasePlace(const QString &path, QWidget *parent)
    : QWidget(parent)
{
    auto *heading = new TextLabel(TextLabel::Style::Label, this);
    heading->setObjectName(QStringLiteral("databaseHeadingLabel"));
    heading->setText(tr("Database"));
    auto *place = new TextLabel(TextLabel::Style::Secondary, this);
    place->setObjectName(QStringLiteral("databaseLabel"));
    place->setTextFormat(Qt::PlainText);
    place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    place->setText(path);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(heading);
    layout->addWidget(place);
}

} // namespace latchkey

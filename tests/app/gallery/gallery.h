// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

class QBoxLayout;

namespace latchkey {

//! Every widget of our own in every state that can be shown standing still.
class Gallery : public QScrollArea
{
    Q_OBJECT
public:
    explicit Gallery(QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    //! A heading in \a column, and room for widgets below it.
    QBoxLayout *section(QBoxLayout *column, const QString &heading);
    void addBars(QBoxLayout *column);
    void addFields(QBoxLayout *column);
    void addCodes(QBoxLayout *column);
    void addButtons(QBoxLayout *column);
    void addProviders(QBoxLayout *column);
    void addMeters(QBoxLayout *column);
    void addSteps(QBoxLayout *column);
    void addSmallThings(QBoxLayout *column);
    void addCard(QBoxLayout *column);
    void addCheckBoxes(QBoxLayout *column);
    void addLoginPieces(QBoxLayout *column);
};

} // namespace latchkey

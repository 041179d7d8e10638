// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace latchkey {

//! Tells where the database lies; its path can be selected.
class DatabasePlace : public QWidget
{
    Q_OBJECT
public:
    explicit DatabasePlace(const QString &path, QWidget *parent = nullptr);
};

} // namespace latchkey

// SPDX-License-Identifier: MIT
#pragma once

#include "fakeusersclient.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace latchkey {

//! One window in one state.
struct Picture
{
    QString name;
    std::function<std::unique_ptr<QWidget>(FakeUsersClient &)> makeWindow;
    //! Brings the shown window into its state, as a person would.
    std::function<void(QWidget &, FakeUsersClient &)> act = [](QWidget &, FakeUsersClient &) {};
};

//! Every screen there is, in the order in which people meet them.
QList<Picture> allPictures();

} // namespace latchkey

// SPDX-License-Identifier: MIT
#pragma once

#include "pictures.h"

namespace latchkey {

//! The screens on which second factors are asked for and set up.
QList<Picture> mfaPictures();

} // namespace latchkey

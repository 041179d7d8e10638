// SPDX-License-Identifier: MIT
#include <latchkey/core/client/usersclient.h>

// the home of its meta-object
#include "moc_usersclient.cpp"

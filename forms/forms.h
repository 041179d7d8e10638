// SPDX-License-Identifier: MIT
#pragma once

// All that a program needs to let people sign in: installed as <latchkey/forms.h>.
#include <latchkey/core/embedded/embeddedclient.h>
#include <latchkey/forms/account/accountdialog.h>
#include <latchkey/forms/account/changeemaildialog.h>
#include <latchkey/forms/account/changepassworddialog.h>
#include <latchkey/forms/account/deleteaccountdialog.h>
#include <latchkey/forms/language/language.h>
#include <latchkey/forms/login/logindialog.h>
#include <latchkey/forms/mfa/configuremfadialog.h>
#include <latchkey/forms/mfa/mfalogindialog.h>
#include <latchkey/forms/signup/signupdialog.h>

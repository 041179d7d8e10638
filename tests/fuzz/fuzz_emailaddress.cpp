// SPDX-License-Identifier: MIT
// An address that is taken has a form of its own that is an address, too, and is compared alike.
#include "fuzzing.h"

#include <latchkey/core/users/emailaddress.h>

using namespace latchkey;

namespace {

void tryAddress(const QString &text)
{
    const auto address = EmailAddress::parse(text);
    if (!address)
        return;
    require(address->key().toUtf8().size() <= maximumEmailBytes);
    require(!address->written().contains(u'\n') && !address->written().contains(u'\r'));
    const auto again = EmailAddress::parse(address->key());
    require(again && again->key() == address->key());
}

} // namespace

void tryInput(QByteArrayView input)
{
    tryAddress(QString::fromUtf8(input));
    tryAddress(anyText(input));
}

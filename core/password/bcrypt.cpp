// SPDX-License-Identifier: MIT
#include <latchkey/core/password/bcrypt.h>

#include <latchkey/core/base/crypto.h>

#include <crypt.h>

#include <algorithm>
#include <array>
#include <memory>

namespace latchkey {

namespace {

constexpr qsizetype significantBytes = 72;
constexpr qsizetype hashLength = 60; // "$2b$12$", 22 characters of salt, 31 of hash

bool isBcryptCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '.' && c <= '9');
}

struct WipedCryptData
{
    void operator()(crypt_data *data) const
    {
        wipeMemory(data, sizeof(crypt_data));
        delete data;
    }
};

} // namespace

bool isBcrypt(QByteArrayView stored)
{
    if (stored.size() != hashLength || stored[3] != '$' || stored[6] != '$')
        return false;
    if (!stored.startsWith("$2a") && !stored.startsWith("$2b") && !stored.startsWith("$2y"))
        return false;
    const int tens = stored[4] - '0';
    const int ones = stored[5] - '0';
    if (tens < 0 || tens > 9 || ones < 0 || ones > 9)
        return false;
    const int cost = 10 * tens + ones;
    return cost >= 4 && cost <= bcryptCostCap && std::ranges::all_of(stored.sliced(7), isBcryptCharacter);
}

bool verifyBcrypt(const Secret &password, QByteArrayView stored)
{
    if (!isBcrypt(stored) || password.bytes().contains('\0'))
        return false;
    std::array<char, significantBytes + 1> phrase{};
    std::ranges::copy(password.bytes().first(std::min(password.bytes().size(), significantBytes)),
                      phrase.begin());
    const QByteArray setting = stored.toByteArray();
    const std::unique_ptr<crypt_data, WipedCryptData> data(new crypt_data{});
    const char *made = crypt_r(phrase.data(), setting.constData(), data.get());
    wipeMemory(phrase.data(), phrase.size());
    // a failure starts with an asterisk, which no hash here does
    return made && constantTimeEquals(made, stored);
}

} // namespace latchkey

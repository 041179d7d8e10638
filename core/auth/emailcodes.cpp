// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/emailcodes.h>

#include <latchkey/core/base/crypto.h>

namespace latchkey {

namespace {

QString templateOf(CodePurpose purpose)
{
    switch (purpose) {
    case CodePurpose::Confirm:
        return QStringLiteral("confirm");
    case CodePurpose::Reset:
        return QStringLiteral("reset");
    case CodePurpose::Login:
        return QStringLiteral("login-code");
    case CodePurpose::MfaReset:
        return QStringLiteral("mfa-reset");
    case CodePurpose::NewEmail:
        return QStringLiteral("new-email");
    case CodePurpose::UndoEmail:
        return QStringLiteral("address-moved");
    case CodePurpose::Proof:
        return QStringLiteral("proof");
    }
    return {};
}

// How long the mail and, until it is first tried to be sent, the code are worth keeping.
std::chrono::milliseconds shelfLife(CodePurpose purpose)
{
    return std::max(codeWait(purpose), codeLifetime(purpose));
}

} // namespace

Result<EmailCodes::Made> EmailCodes::make(const CodeLetter &letter, const Settings &settings)
{
    const auto key = m_ports.key.get();
    if (!key)
        return failWith(key);
    const CodePurpose purpose = letter.purpose;
    const Secret code = makeEmailCode(m_ports.random);
    const QString shown = displayEmailCode(code);
    auto mail = PostOffice(m_ports).compose({.kind = templateOf(purpose),
                                             .recipient = letter.address.written(),
                                             .language = letter.language,
                                             .values = {{QStringLiteral("code"), shown}},
                                             .code = shown,
                                             .lifetime = shelfLife(purpose),
                                             .urgency = letter.urgency},
                                            settings);
    if (!mail)
        return failWith(mail);
    const bool waits = codeWait(purpose) > std::chrono::milliseconds::zero();
    EmailCodeRecord kept{.user = letter.user,
                         .address = letter.address,
                         .hash = hashEmailCode(**key, purpose, letter.address.key(), code),
                         .expires = mail->expires,
                         .triesLeft = codeTries(purpose),
                         .messageId = mail->messageId,
                         .lifetime = waits ? codeLifetime(purpose) : std::chrono::milliseconds::zero()};
    return Made{.code = std::move(kept), .mail = std::move(*mail)};
}

Result<bool> EmailCodes::mail(const CodeLetter &letter, const Settings &settings)
{
    const auto made = make(letter, settings);
    if (!made)
        return failWith(made);
    const auto queued = PostOffice(m_ports).enqueue(made->mail, settings);
    if (!queued || !*queued)
        return queued;
    if (letter.purpose != CodePurpose::UndoEmail) {
        if (const auto ended = m_ports.codes.removeAll(letter.user, letter.purpose); !ended)
            return failWith(ended);
    }
    return m_ports.codes.add(letter.purpose, made->code).transform([] { return true; });
}

Result<void> EmailCodes::rehearse(CodePurpose purpose, const EmailAddress &address, const Settings &settings)
{
    return make({.purpose = purpose, .user = {}, .address = address, .language = {}}, settings)
        .and_then([&](const Made &made) { return PostOffice(m_ports).mayQueue(made.mail, settings); })
        .transform([](bool) {});
}

Result<std::optional<EmailCodeRecord>>
EmailCodes::pick(const QList<EmailCodeRecord> &kept, CodePurpose purpose, const Secret &code, RightCode right)
{
    const auto key = m_ports.key.get();
    if (!key)
        return failWith(key);
    const Timestamp now = m_ports.clock.now();
    for (const EmailCodeRecord &record : kept) {
        const QByteArray hash = hashEmailCode(**key, purpose, record.address.key(), code);
        if (record.expires <= now || record.triesLeft <= 0)
            continue;
        if (!constantTimeEquals(record.hash, hash)) {
            if (const auto counted = m_ports.codes.countTry(record.id); !counted)
                return failWith(counted);
            continue;
        }
        if (right == RightCode::Keep)
            return record;
        return m_ports.codes.remove(record.id).transform([&] { return std::optional(record); });
    }
    return std::nullopt;
}

Result<std::optional<EmailCodeRecord>> EmailCodes::redeem(CodePurpose purpose, const QString &addressKey,
                                                          const Secret &code, RightCode right)
{
    return m_ports.codes.sentTo(addressKey, purpose).and_then([&](const QList<EmailCodeRecord> &kept) {
        return pick(kept, purpose, code, right);
    });
}

Result<std::optional<EmailCodeRecord>> EmailCodes::redeemOf(UserId user, CodePurpose purpose,
                                                            const Secret &code)
{
    return m_ports.codes.ofUser(user, purpose).and_then([&](const QList<EmailCodeRecord> &kept) {
        return pick(kept, purpose, code, RightCode::Spend);
    });
}

Result<void> EmailCodes::dropPending(UserId user)
{
    using enum CodePurpose;
    for (const CodePurpose purpose : {Confirm, Reset, Login, NewEmail, Proof, MfaReset}) {
        if (const auto dropped = m_ports.codes.removeAll(user, purpose); !dropped)
            return dropped;
    }
    return {};
}

Result<void> EmailCodes::dropUndoFrom(const EmailCodeRecord &undone)
{
    const auto kept = m_ports.codes.ofUser(undone.user, CodePurpose::UndoEmail);
    if (!kept)
        return failWith(kept);
    for (const EmailCodeRecord &record : *kept) {
        if (record.id < undone.id)
            continue;
        if (const auto dropped = m_ports.codes.remove(record.id); !dropped)
            return dropped;
    }
    return {};
}

} // namespace latchkey

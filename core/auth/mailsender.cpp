// SPDX-License-Identifier: MIT
#include <latchkey/core/auth/mailsender.h>

#include <latchkey/core/base/logging.h>
#include <latchkey/core/base/processmark.h>
#include <latchkey/core/mail/mailbackoff.h>

using namespace std::chrono_literals;

namespace latchkey {

namespace {

constexpr int batchSize = 100;
constexpr auto settleInterval = 500ms;
constexpr auto leaseTime = 2min; // a transport takes a minute over a message at most

// A trouble that every message would meet.
bool meetsAll(const AuthError &error)
{
    return error.code == AuthErrorCode::MailFailed && error.reason != AuthErrorReason::MailRefused &&
           error.reason != AuthErrorReason::MailDeferred;
}

} // namespace

MailSender::MailSender(const UsersServicePorts &ports, const Deliver &deliver)
    : m_ports(ports)
    , m_deliver(deliver)
    , m_holder(processMark() + ' ' + ports.random.bytes(8).bytes().toByteArray().toHex())
{}

MailSender::~MailSender()
{
    m_ports.transport.rest();
    if (!m_holds)
        return;
    if (const auto released = m_ports.outbox.release(m_holder); !released)
        qCWarning(logMail) << "the right to send mail could not be given back:" << released.error().detail;
}

SenderLease MailSender::lease()
{
    const Timestamp now = m_ports.clock.now();
    m_until = now + leaseTime;
    return {.holder = m_holder, .now = now, .until = m_until, .furthest = now + longestMailBackOff};
}

Result<int> MailSender::run()
{
    for (;;) {
        const auto batch = m_ports.outbox.claim(lease(), batchSize);
        if (!batch)
            return failWith(batch);
        m_holds = !batch->isEmpty();
        if (!m_holds)
            return m_sent;
        const auto next = sendBatch(*batch);
        if (!next)
            return failWith(next);
        if (*next == Next::Stop)
            return m_sent;
    }
}

Result<MailSender::Next> MailSender::sendBatch(const QList<OutboxRecord> &batch)
{
    m_sinceSettled.start();
    for (const OutboxRecord &record : batch) {
        const auto next = attempt(record);
        if (!next || *next == Next::Stop)
            return next;
        if (m_sinceSettled.durationElapsed() < settleInterval)
            continue;
        const auto settled = settle();
        if (!settled || *settled == Next::Stop)
            return settled;
    }
    return settle();
}

Result<MailSender::Next> MailSender::attempt(const OutboxRecord &record)
{
    const Timestamp now = m_ports.clock.now();
    if (now >= m_until) // the system slept, and somebody else may be sending
        return settle();
    if (record.expires <= now) {
        m_attempts << OutboxAttempt{.id = record.id,
                                    .state = OutboxState::Expired,
                                    .nextTry = {},
                                    .trouble = record.trouble,
                                    .answer = record.answer};
        return Next::GoOn;
    }
    const auto delivered = m_deliver(record);
    const OutboxAttempt outcome = outcomeOf(record, delivered);
    if (delivered || !meetsAll(delivered.error())) {
        m_attempts << outcome;
        return Next::GoOn;
    }
    const auto settled = settle();
    if (!settled)
        return settled;
    return m_ports.outbox.putOff(outcome, lease()).transform([this] {
        m_holds = false;
        return Next::Stop;
    });
}

OutboxAttempt MailSender::outcomeOf(const OutboxRecord &record, const Result<void> &delivered)
{
    if (delivered) {
        ++m_sent;
        return {.id = record.id, .state = OutboxState::Sent, .nextTry = {}};
    }
    const AuthError &error = delivered.error();
    OutboxAttempt outcome{.id = record.id, .nextTry = {}, .trouble = error.reason, .answer = error.detail};
    if (error.reason == AuthErrorReason::MailRefused) {
        qCWarning(logMail) << "a message was refused and will not be sent:" << error.detail;
        outcome.state = OutboxState::Failed;
        return outcome;
    }
    qCWarning(logMail) << "a message was not sent and will be tried again:" << error.detail;
    outcome.nextTry = m_ports.clock.now() + mailBackOff(record.tries, m_ports.random);
    return outcome;
}

Result<MailSender::Next> MailSender::settle()
{
    const auto held = m_ports.outbox.settle(m_attempts, lease());
    if (!held)
        return failWith(held);
    m_attempts.clear();
    m_sinceSettled.start();
    m_holds = *held;
    return *held ? Next::GoOn : Next::Stop;
}

} // namespace latchkey

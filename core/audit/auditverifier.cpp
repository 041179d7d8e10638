// SPDX-License-Identifier: MIT
#include <latchkey/core/audit/auditverifier.h>

namespace latchkey {

AuditVerifier::AuditVerifier(const Secret &auditKey, const AuditMark &start,
                             const std::optional<AuditMark> &noted)
    : m_chain(auditKey)
    , m_start(start)
    , m_reached(start)
    , m_noted(noted)
{}

bool AuditVerifier::contradicts(const AuditMark &mark) const
{
    return m_noted && m_noted->number == mark.number && m_noted->mac != mark.mac;
}

std::optional<AuditFault> AuditVerifier::take(const AuditRow &row)
{
    const qint64 expected = m_reached.number + 1;
    if (row.number > expected)
        return AuditFault{.kind = AuditFault::Kind::Missing, .number = expected, .last = row.number - 1};
    // a number before the start is below what is expected, too
    if (row.number < expected || !constantTimeEquals(row.mac, m_chain.mac(m_reached.mac, row)))
        return AuditFault{.kind = AuditFault::Kind::Altered, .number = row.number};
    m_reached = {.number = row.number, .mac = row.mac};
    ++m_count;
    if (contradicts(m_reached))
        return AuditFault{.kind = AuditFault::Kind::OtherHistory, .number = row.number};
    return std::nullopt;
}

std::optional<AuditFault> AuditVerifier::finish(const AuditMark &head) const
{
    if (m_reached.number < head.number)
        return AuditFault{
            .kind = AuditFault::Kind::CutOff, .number = m_reached.number + 1, .last = head.number};
    if (m_reached.number > head.number)
        return AuditFault{.kind = AuditFault::Kind::BeyondHead, .number = head.number + 1};
    if (m_reached.mac != head.mac)
        return AuditFault{.kind = AuditFault::Kind::HeadDamaged, .number = head.number};
    if (m_noted && m_noted->number > head.number)
        return AuditFault{
            .kind = AuditFault::Kind::CutOff, .number = head.number + 1, .last = m_noted->number};
    if (contradicts(m_start))
        return AuditFault{.kind = AuditFault::Kind::OtherHistory, .number = m_start.number};
    return std::nullopt;
}

} // namespace latchkey

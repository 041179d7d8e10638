// SPDX-License-Identifier: MIT
#pragma once

#include <latchkey/core/audit/auditchain.h>

namespace latchkey {

//! Follows a chain event by event and says where it is broken first. Keeps nothing but its place.
class AuditVerifier
{
public:
    //! Starts behind \a start; \a noted is a mark that somebody wrote down earlier.
    AuditVerifier(const Secret &auditKey, const AuditMark &start, const std::optional<AuditMark> &noted);

    //! Takes the next event in the order of their numbers.
    std::optional<AuditFault> take(const AuditRow &row);
    //! Judges what is reached once there are no more events, given the sealed end.
    std::optional<AuditFault> finish(const AuditMark &head) const;

    //! The last event that was as it was written.
    const AuditMark &reached() const { return m_reached; }
    qint64 count() const { return m_count; }

private:
    bool contradicts(const AuditMark &mark) const;

    AuditChain m_chain;
    AuditMark m_start;
    AuditMark m_reached;
    std::optional<AuditMark> m_noted;
    qint64 m_count = 0;
};

} // namespace latchkey

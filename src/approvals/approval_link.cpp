#include "approvals/approval_link.h"

namespace deedbox::approvals {

namespace {

std::unexpected<Error> dead(DeadLink reason) {
    // Only age can be cured: every other death was somebody's act.
    return std::unexpected{dead_link(described::enum_text(reason), reason == DeadLink::aged)};
}

} // namespace

std::optional<std::int64_t> generation_of(std::string_view token, const Approver& approver, const SecretKey& key) {
    return key.generation_of(token, LinkPurpose::approval, approver.id.number, approver.link_generation);
}

Instant alive_since(const Approver& approver, std::int64_t generation) {
    const bool is_known = generation == approver.live_generation && approver.link_live_since;
    return is_known ? *approver.link_live_since : approver.link_issued_at;
}

Result<void> check_link(const Request& request, const Approver& approver, std::int64_t generation, Duration lifetime,
                        Instant now) {
    switch (request.status) {
    case RequestStatus::approved:
    case RequestStatus::declined: return dead(DeadLink::decided);
    case RequestStatus::withdrawn: return dead(DeadLink::withdrawn);
    case RequestStatus::lapsed: return dead(DeadLink::lapsed);
    case RequestStatus::in_review:
    case RequestStatus::pending: break;
    }
    if (now >= request.expires_at) return dead(DeadLink::lapsed);
    if (approver.state == ApproverState::forwarded) return dead(DeadLink::forwarded);
    if (approver.closed_because == requests::ClosedBecause::wrong_person) return dead(DeadLink::wrong_person);
    if (generation < approver.live_generation) return dead(DeadLink::replaced);
    if (approver.state != ApproverState::asked) return dead(DeadLink::replaced);
    if (now >= alive_since(approver, generation) + lifetime) return dead(DeadLink::aged);
    return {};
}

bool may_be_renewed(const Result<void>& checked) {
    return !checked && checked.error().extra.at("reason").as_string() == described::enum_text(DeadLink::aged);
}

} // namespace deedbox::approvals

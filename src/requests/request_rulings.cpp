#include "requests/request_rulings.h"

namespace deedbox::requests {

Standing standing_of(const Request& request, const std::vector<Approver>& approvers, const Actor& actor) {
    Standing standing{.requester = request.requester_id == actor.id || request.requester_email == actor.email,
                      .staff = actor.reviews()};
    for (const auto& approver : approvers)
        if (approver.email == actor.email && approver.state != ApproverState::waiting) standing.approver = approver;
    return standing;
}

Ruling may_see(const Standing& standing) {
    if (standing.requester) return {true, "their own request"};
    if (standing.approver) return {true, "asked to decide"};
    if (standing.staff) return {true, "the operator's staff see every request"};
    return {false, "not concerned"};
}

Ruling may_decide(const Request& request, const Standing& standing, const Actor& actor, Instant now) {
    if (!standing.approver) return {false, "not asked"};
    if (!check_decision(request, *standing.approver, actor, now)) return {false, "nothing left to decide"};
    return {true, "asked to decide"};
}

Ruling may_review(const Request& request, const Standing& standing, const Actor& actor) {
    if (!standing.staff) return {false, "reviewers are of the operator's staff"};
    if (!check_review(request, actor)) return {false, "not in review, or their own request"};
    return {true, "a reviewer of the operator"};
}

Ruling may_see_who_is_asked(const Request& request, const Standing& standing) {
    if (request.routed_to != Routing::existing_admins) return {true, "named by the requester"};
    if (standing.staff) return {true, "the operator's staff"};
    if (standing.approver && standing.approver->named_by == NamedBy::routing) return {true, "one of the admins"};
    return {false, "the admins of an account are not told to outsiders"};
}

Ruling may_see_note_to_reviewer(const Standing& standing) {
    if (standing.requester) return {true, "their own note"};
    if (standing.staff) return {true, "written to the reviewers"};
    return {false, "written to the reviewers"};
}

Ruling may_see_all_mails(const Standing& standing) {
    if (standing.requester) return {true, "their own request"};
    if (standing.staff) return {true, "the operator's staff"};
    return {false, "only the mails to oneself"};
}

} // namespace deedbox::requests

#include "requests/request_rulings.h"

namespace deedbox::requests {

std::optional<Approver> slot_of(const std::vector<Approver>& approvers, const EmailAddress& email) {
    for (const auto& approver : approvers)
        // Whoever waits for the reviewer and was never asked has not heard of the request.
        if (approver.email == email && (approver.state != ApproverState::waiting || approver.link_generation > 0))
            return approver;
    return std::nullopt;
}

Standing standing_of(const Request& request, const std::vector<Approver>& approvers, const Actor& actor) {
    return {.requester = is_requester(request, actor),
            .staff = actor.reviews(),
            .approver = slot_of(approvers, actor.email)};
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

Ruling may_forward(const Request& request, const Standing& standing, const std::vector<Forward>& forwards,
                   const Actor& actor, Instant now) {
    const auto deciding = may_decide(request, standing, actor, now);
    if (!deciding.allowed) return deciding;
    if (request.routed_to == Routing::existing_admins) return {false, "only the account's admins decide"};
    if (std::ssize(forwards) >= most_forwards) return {false, "forwarded often enough"};
    return {true, "asked to decide"};
}

Ruling may_take_back(const Request& request, const Standing& standing, const std::vector<Forward>& forwards,
                     ForwardId forward, Instant now) {
    if (!standing.approver) return {false, "not asked"};
    if (!check_take_back(request, *standing.approver, forwards, forward, now))
        return {false, "not theirs to take back"};
    return {true, "an earlier approver in the chain"};
}

Ruling may_resend(const Request& request, const Standing& standing, Instant now) {
    if (!standing.requester) return {false, "not their request"};
    if (request.status != RequestStatus::pending || !is_open(request, now)) return {false, "nobody is asked"};
    return {true, "their own request"};
}

Ruling may_replace_approver(const Request& request, const Standing& standing, Instant now) {
    if (!standing.requester) return {false, "not their request"};
    if (!is_open(request, now)) return {false, "nobody is asked"};
    if (request.routed_to == Routing::existing_admins) return {false, "the account's admins are asked"};
    return {true, "their own request"};
}

Ruling may_withdraw(const Request& request, const Standing& standing, Instant now) {
    if (!standing.requester) return {false, "not their request"};
    if (!is_open(request, now)) return {false, "it waits for nobody"};
    return {true, "their own request"};
}

Ruling may_request_again(const Request& request, const Standing& standing, Instant now) {
    if (!standing.requester) return {false, "not their request"};
    if (is_open(request, now) || request.status == RequestStatus::approved) return {false, "it still stands"};
    return {true, "their own request"};
}

Ruling may_contest(const EmailAddress& contestant, const DomainName& registered_domain) {
    if (is_mismatch(contestant, registered_domain)) return {false, "not an address of the company"};
    return {true, "a verified address on the registered domain"};
}

Ruling may_see_who_is_asked(const Request& request, const Standing& standing) {
    if (request.routed_to != Routing::existing_admins) return {true, "named by the requester"};
    if (standing.staff) return {true, "the operator's staff"};
    if (standing.approver && standing.approver->named_by == NamedBy::routing) return {true, "one of the admins"};
    return {false, "the admins of an account are not told to outsiders"};
}

Ruling may_see_routing(const Request& request, const Standing& standing) {
    if (request.restricted_accounts == 0) return {true, "accounts on this domain are found by everybody"};
    return may_see_who_is_asked(request, standing);
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

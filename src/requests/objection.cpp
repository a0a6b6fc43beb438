#include "requests/objection.h"

#include "base/mailbox.h"

namespace deedbox::requests {

Ruling may_object(const EmailAddress& objector, const accounts::DomainIdentifier& identifier) {
    if (is_mismatch(objector, identifier.registered_domain()))
        return fail(Kind::forbidden, "contest.not_of_company", {{"domain", identifier.name().unicode()}});
    return Ground::address_of_company;
}

Ruling may_object(const RequestState& state, const Actor& objector, const accounts::DomainIdentifier& identifier,
                  Instant now) {
    const auto ground = TRY(may_object(objector.email, identifier));
    if (is_requester(state.request, objector)) return fail(Kind::conflict, "contest.own");
    CHECK_OR_RETURN(check_open(state.request, now));
    const bool asked = std::ranges::any_of(state.approvers, [&](const Approver& approver) {
        return approver.state == ApproverState::asked && same_mailbox(approver.email, objector.email);
    });
    if (asked) return fail(Kind::conflict, "contest.asked");
    return ground;
}

proven_domains::DomainRecord record_of(const SecretKey& key, const OwnObjection& objection) {
    return proven_domains::record_of(key, proven_domains::ProofOf::objection, objection.id.text(),
                                     *DomainName::parse(objection.registered_domain));
}

Ruling may_prove(const RequestState& state, const OwnObjection& objection, const Actor& objector, Instant now) {
    if (objection.objector_id != objector.id) return fail(Kind::not_found, "contest.unknown");
    const auto identifier = accounts::DomainIdentifier::parse(state.request.domain_identifier);
    if (!identifier) return fail(Kind::not_found, "contest.unknown");
    CHECK_OR_RETURN(may_object(state, objector, *identifier, now));
    if (objection.outcome || state.request.status != RequestStatus::in_review)
        return fail(Kind::conflict, "contest.answered");
    // Who runs the account above decides what is made below it, whoever runs the DNS.
    const bool admins_decide = std::ranges::any_of(state.approvers, [](const Approver& approver) {
        return approver.named_by == NamedBy::routing && is_live(approver);
    });
    if (admins_decide) return fail(Kind::conflict, "contest.admins_decide");
    return Ground::domain_proven;
}

} // namespace deedbox::requests

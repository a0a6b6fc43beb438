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

} // namespace deedbox::requests

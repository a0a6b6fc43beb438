#include "access_requests/access_request_rulings.h"

#include "base/mailbox.h"

namespace deedbox::access_requests {

using powers::Capability;

namespace {

constexpr Duration day = std::chrono::days{1};

std::unexpected<Error> member_already(const EmailAddress& email) {
    return fail(Kind::conflict, "member.already", {{"email", email.text()}});
}

std::unexpected<Error> pending_already(AccessRequestId id) {
    return std::unexpected{
        Error{.kind = Kind::conflict, .code = "access_request.pending", .extra = {{"accessRequestId", id.text()}}}};
}

std::unexpected<Error> too_many_today(Instant next, Instant now) {
    return std::unexpected{Error{.kind = Kind::too_many,
                                 .code = "access_request.too_many_today",
                                 .arguments = {{"max", most_filed_in_day}, {"until", next}, {"time", next}},
                                 .retry_after = std::chrono::ceil<std::chrono::seconds>(next - now)}};
}

} // namespace

Ruling may_file(const Standing& standing, const Actor& actor, const Given& asked, const FilingFacts& facts, bool limits,
                Instant now) {
    if (facts.open) return pending_already(*facts.open);
    if (not_held(asked.scopes(), standing).empty()) return member_already(actor.email);
    if (!limits) return Ground::verified_user;
    if (facts.open_of_mailbox >= most_open)
        return fail(Kind::conflict, "access_request.too_many_open", {{"max", most_open}});
    if (facts.tenth_newest && *facts.tenth_newest + day > now) return too_many_today(*facts.tenth_newest + day, now);
    return Ground::verified_user;
}

Result<void> check_open(const AccessRequest& request, Instant now) {
    switch (request.status) {
    case AccessRequestStatus::approved:
    case AccessRequestStatus::declined: return fail(Kind::conflict, "access_request.decided");
    case AccessRequestStatus::withdrawn: return fail(Kind::conflict, "access_request.withdrawn");
    case AccessRequestStatus::already_member: return member_already(request.requester_email);
    case AccessRequestStatus::lapsed: return fail(Kind::gone, "access_request.lapsed");
    case AccessRequestStatus::pending: break;
    }
    if (now >= request.expires_at) return fail(Kind::gone, "access_request.lapsed");
    return {};
}

Ruling may_see(const AccessRequest& request, const Standing& standing, const Actor& actor) {
    if (request.requester_id == actor.id) return Ground::own_request;
    const auto deciding = powers::rule(standing, Capability::decide_access_requests);
    if (!deciding) return fail(Kind::not_found, "access_request.unknown");
    return deciding;
}

Ruling may_decide(const AccessRequest& request, const Standing& standing, const Actor& actor, Instant now) {
    if (request.requester_id == actor.id || same_mailbox(request.requester_email, actor.email))
        return fail(Kind::forbidden, "access_request.own");
    const auto ground = TRY(powers::rule(standing, Capability::decide_access_requests));
    CHECK_OR_RETURN(check_open(request, now));
    if (request.account_status != accounts::AccountStatus::active) return fail(Kind::conflict, "account.not_active");
    return ground;
}

Ruling may_withdraw(const AccessRequest& request, const Actor& actor, Instant now) {
    if (request.requester_id != actor.id) return fail(Kind::forbidden, "access_request.not_requester");
    CHECK_OR_RETURN(check_open(request, now));
    return Ground::own_request;
}

} // namespace deedbox::access_requests

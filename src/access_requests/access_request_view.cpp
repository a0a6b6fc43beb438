#include "access_requests/access_request_view.h"

#include "access_requests/access_request_rulings.h"
#include "base/text_keys.h"

#include <algorithm>

namespace deedbox::access_requests {

namespace {

using powers::Capability;

// Of those named, the ones that are there and that the reader sees: outsiders learn no names.
std::vector<AccessPlaceView> places_of(const SeenRequest& seen, std::string_view named) {
    const auto ids = ids_in(named);
    std::vector<AccessPlaceView> out;
    for (const auto& place : seen.places)
        if (is_among(ids, place.id) && powers::may(seen.standing, Capability::see_virtual_accounts, {place.path}))
            out.push_back({place.id, place.name});
    return out;
}

powers::HeldIn scope_of(std::string_view named) {
    return ids_in(named).empty() ? powers::HeldIn::smart_account : powers::HeldIn::virtual_account;
}

std::optional<AccessDecisionView> decision_of(const SeenRequest& seen, bool decides) {
    const auto& request = seen.request;
    const bool approved = request.status == AccessRequestStatus::approved;
    if (!approved && request.status != AccessRequestStatus::declined) return std::nullopt;
    AccessDecisionView out{.verdict = approved ? Verdict::approved : Verdict::declined,
                           .role = request.given_role,
                           .scope = {},
                           .virtual_accounts = {},
                           .include_nested = request.given_nested,
                           .by = decides ? request.decider_name : std::nullopt,
                           .by_rule = request.by_rule,
                           .reason = request.reason,
                           .at = *request.ended_at};
    if (request.given_virtual_account_ids) {
        out.scope = scope_of(*request.given_virtual_account_ids);
        out.virtual_accounts = places_of(seen, *request.given_virtual_account_ids);
    }
    return out;
}

} // namespace

AccessRequestView view_of(const SeenRequest& seen, const Actor& reader, const Texts& texts, Language language,
                          Instant now) {
    const auto& request = seen.request;
    const bool decides = powers::may(seen.standing, Capability::decide_access_requests);
    const auto may_decide_it = may_decide(request, seen.standing, reader, now).has_value();
    AccessRequestView out{.id = request.id,
                          .status = request.status,
                          .smart_account = {request.smart_account_id, request.account_name, request.domain_identifier},
                          .requester = {request.requester_name, request.requester_email, is_outside(request)},
                          .role = request.role,
                          .scope = scope_of(request.virtual_account_ids),
                          .virtual_accounts = places_of(seen, request.virtual_account_ids),
                          .note = request.note,
                          .created_at = request.created_at,
                          .expires_at = request.expires_at,
                          .ended_at = request.ended_at,
                          .waits_for = {},
                          .decision = decision_of(seen, decides),
                          .withdrawal_reason =
                              request.status == AccessRequestStatus::withdrawn ? request.reason : std::nullopt,
                          .may = {.decide = may_decide_it, .withdraw = may_withdraw(request, reader, now).has_value()}};
    if (check_open(request, now))
        out.waits_for = texts.format(language, may_decide_it ? Text::access_request_waits_for_you
                                                             : Text::access_request_waits_for_admins);
    return out;
}

} // namespace deedbox::access_requests

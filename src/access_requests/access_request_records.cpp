#include "access_requests/access_request_records.h"

#include <algorithm>

namespace deedbox::access_requests {

namespace {

std::vector<VirtualAccountId> named_in(const AccessRequest& request) {
    auto out = ids_in(request.virtual_account_ids);
    if (request.given_virtual_account_ids)
        for (const auto& id : ids_in(*request.given_virtual_account_ids)) out.push_back(id);
    return out;
}

Standing standing_in(SmartAccountId account, const Actor& actor, const std::vector<GrantSomewhere>& grants) {
    auto out = powers::standing_of(actor);
    for (const auto& grant : grants)
        if (grant.smart_account_id == account) out.grants.push_back(grant);
    return out;
}

} // namespace

Task<Result<void>> AccessRequestRecords::add_places(std::vector<SeenRequest>& requests) const {
    std::vector<VirtualAccountId> ids;
    for (const auto& seen : requests) std::ranges::copy(named_in(seen.request), std::back_inserter(ids));
    if (ids.empty()) co_return Result<void>{};
    const auto places = CO_TRY(co_await means_.db.all(places_of_ids, stored(ids)));
    for (auto& seen : requests) {
        const auto named = named_in(seen.request);
        for (const auto& place : places)
            if (place.smart_account_id == seen.request.smart_account_id && is_among(named, place.id))
                seen.places.push_back(place);
    }
    co_return Result<void>{};
}

Task<Result<SeenRequest>> AccessRequestRecords::find(const Actor& actor, AccessRequestId id) const {
    auto [request, own, requesters] =
        CO_TRY(co_await means_.db.look(db::one(access_request_by_id, id), db::all(grants_beside_request, id, actor.id),
                                       db::all(grants_of_requester, id)));
    if (!request) co_return fail(Kind::not_found, "access_request.unknown");
    std::vector<SeenRequest> found{
        {.request = std::move(*request), .standing = powers::standing_of(actor), .requester = {}}};
    auto& seen = found.front();
    seen.standing.grants = std::move(own);
    seen.requester.grants = std::move(requesters);
    CO_CHECK(may_see(seen.request, seen.standing, actor));
    CO_CHECK(co_await add_places(found));
    co_return std::move(found.front());
}

Task<Result<std::vector<SeenRequest>>> AccessRequestRecords::list(const Actor& actor, AccessListedAs as,
                                                                  AccessRequestsSought sought) const {
    sought.user = actor.id;
    auto [requests, grants] = CO_TRY(co_await means_.db.look(
        as == AccessListedAs::decider ? requests_to_decide(sought) : requests_of_requester(sought),
        db::all(grants_of_user, actor.id)));
    std::vector<SeenRequest> out;
    for (auto& request : requests) {
        auto standing = standing_in(request.smart_account_id, actor, grants);
        out.push_back({.request = std::move(request), .standing = std::move(standing)});
    }
    CO_CHECK(co_await add_places(out));
    co_return out;
}

} // namespace deedbox::access_requests

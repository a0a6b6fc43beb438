#include "access_requests/access_request.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <array>
#include <set>

namespace deedbox::access_requests {

namespace {

using std::chrono::days;
constexpr std::array<Duration, 2> reminders{days{3}, days{14}};

} // namespace

Result<void> check_draft(const AccessRequestDraft& draft) {
    if (!draft.smart_account_id && !draft.domain_identifier) return invalid("/domainIdentifier", "field.missing");
    if (draft.smart_account_id && draft.domain_identifier)
        return invalid("/domainIdentifier", "access_request.account_twice");
    if (draft.virtual_account_ids.size() > most_places) return too_many_places();
    return {};
}

std::unexpected<Error> too_many_places() {
    return invalid("/virtualAccountIds", "field.too_many", {{"max", static_cast<std::int64_t>(most_places)}});
}

bool is_outside(const AccessRequest& request) {
    return !accounts::is_of_company(request.requester_email, request.registered_domain);
}

std::string stored(const std::vector<VirtualAccountId>& ids) {
    boost::json::array out;
    std::set<std::int64_t> known;
    for (const auto& id : ids)
        if (known.insert(id.number).second) out.emplace_back(id.number);
    return boost::json::serialize(out);
}

std::vector<VirtualAccountId> ids_in(std::string_view stored) {
    std::vector<VirtualAccountId> out;
    for (const auto& id : boost::json::parse(stored).as_array()) out.push_back({id.to_number<std::int64_t>()});
    return out;
}

std::vector<members::Scope> Given::scopes() const {
    if (virtual_account_ids.empty()) return {{}};
    std::vector<members::Scope> out;
    for (const auto& id : virtual_account_ids) out.push_back({id, include_nested});
    return out;
}

Given asked_for(const AccessRequest& request) {
    return {.role = request.role, .virtual_account_ids = ids_in(request.virtual_account_ids)};
}

Given given_by(const AccessDecisionBody& body, const AccessRequest& request) {
    auto out = asked_for(request);
    out.role = body.role.value_or(request.role);
    if (body.virtual_account_ids) out.virtual_account_ids = ids_in(stored(*body.virtual_account_ids));
    out.include_nested = body.include_nested.value_or(false);
    return out;
}

std::vector<members::Scope> not_held(const std::vector<members::Scope>& scopes, const Standing& standing) {
    std::vector<members::Scope> out;
    for (const auto& scope : scopes)
        if (std::ranges::find(standing.grants, scope.virtual_account_id, &powers::Grant::virtual_account_id) ==
            standing.grants.end())
            out.push_back(scope);
    return out;
}

std::optional<Instant> next_reminder(Instant created_at, Instant expires_at, Instant now) {
    for (const auto after : reminders)
        if (created_at + after > now && created_at + after < expires_at) return created_at + after;
    return std::nullopt;
}

} // namespace deedbox::access_requests

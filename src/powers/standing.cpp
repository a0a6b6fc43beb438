#include "powers/standing.h"

#include <algorithm>
#include <cstdlib>

namespace deedbox::powers {

namespace {

Ground ground_of(const Grant& grant) {
    const bool whole = grant.held_in() == HeldIn::smart_account;
    switch (grant.role) {
    case Role::admin: return whole ? Ground::account_admin : Ground::virtual_account_admin;
    case Role::approver: return Ground::account_approver;
    case Role::user:
    case Role::viewer: return whole ? Ground::account_member : Ground::virtual_account_member;
    }
    std::abort();
}

bool gives(const Grant& grant, Capability capability) {
    return reach(grant.role, grant.held_in(), capability) != Reach::nothing;
}

std::unexpected<Error> refusal(const Standing& standing, Capability capability) {
    if (capability == Capability::edit_account) return fail(Kind::forbidden, "account.edit_refused");
    return fail(Kind::forbidden, standing.is_member() ? "account.role_refused" : "account.members_only");
}

// By the first role that gives the capability and that `counts`.
template <class Counts>
Ruling rule_by(const Standing& standing, Capability capability, Counts counts) {
    if (is_of_staff(capability)) {
        if (!standing.staff || !has(*standing.staff, capability)) return fail(Kind::forbidden, "staff.required");
        return capability == Capability::review_requests ? Ground::reviewer : Ground::staff;
    }
    const auto found = std::ranges::find_if(
        standing.grants, [&](const Grant& grant) { return gives(grant, capability) && counts(grant); });
    if (found == standing.grants.end()) return refusal(standing, capability);
    return ground_of(*found);
}

bool is_whole(const Grant& grant) {
    return grant.held_in() == HeldIn::smart_account;
}

} // namespace

bool Grant::covers(const Place& place) const {
    if (!path) return true;
    if (place.path == *path) return include_nested || !place.with_nested;
    return include_nested && place.path.starts_with(*path);
}

std::optional<Role> Standing::role() const {
    const auto whole = std::ranges::find_if(grants, is_whole);
    return whole == grants.end() ? std::nullopt : std::optional{whole->role};
}

Ruling rule(const Standing& standing, Capability capability) {
    return rule_by(standing, capability, is_whole);
}

Ruling rule(const Standing& standing, Capability capability, const Place& place) {
    return rule_by(standing, capability, [&place](const Grant& grant) { return grant.covers(place); });
}

Ruling rule_somewhere(const Standing& standing, Capability capability) {
    return rule_by(standing, capability, [](const Grant&) { return true; });
}

std::vector<VirtualAccountId> held_in(const Standing& standing, Capability capability) {
    std::vector<VirtualAccountId> out;
    for (const auto& grant : standing.grants)
        if (grant.virtual_account_id && gives(grant, capability)) out.push_back(*grant.virtual_account_id);
    return out;
}

std::optional<std::vector<std::string>> reached(const Standing& standing, Capability capability) {
    if (may(standing, capability)) return std::nullopt;
    std::vector<std::string> out;
    for (const auto& grant : standing.grants)
        if (gives(grant, capability)) out.push_back(*grant.path + (grant.include_nested ? "%" : ""));
    return out;
}

} // namespace deedbox::powers

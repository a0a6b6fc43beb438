#include "powers/standing.h"

#include <cstdlib>

namespace deedbox::powers {

namespace {

Ground ground_of(Role role) {
    switch (role) {
    case Role::admin: return Ground::account_admin;
    case Role::approver: return Ground::account_approver;
    case Role::user:
    case Role::viewer: return Ground::account_member;
    }
    std::abort();
}

} // namespace

Ruling rule(const Standing& standing, Capability capability) {
    if (is_of_staff(capability)) {
        if (!standing.staff || !has(*standing.staff, capability)) return fail(Kind::forbidden, "staff.required");
        return capability == Capability::review_requests ? Ground::reviewer : Ground::staff;
    }
    if (standing.role && reach(*standing.role, capability) == Reach::whole_account) return ground_of(*standing.role);
    return fail(Kind::forbidden,
                capability == Capability::edit_account ? "account.edit_refused" : "account.members_only");
}

} // namespace deedbox::powers

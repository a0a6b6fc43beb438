#include "successions/succession_rulings.h"

namespace deedbox::successions {

using powers::Capability;

Ruling may_begin(const Standing& standing) {
    if (const auto member = powers::rule(standing, Capability::begin_succession)) return member;
    return powers::rule(standing, Capability::replace_admins);
}

BegunAs begun_as(Ground ground) {
    if (ground == Ground::account_approver) return BegunAs::approver;
    return ground == Ground::domain_proven ? BegunAs::domain_owner : BegunAs::staff;
}

Result<void> check_none_stands(const std::optional<Succession>& newest, BegunAs as, Instant now) {
    if (!newest) return {};
    if (newest->state == SuccessionState::open) return fail(Kind::conflict, "succession.open");
    if (newest->state != SuccessionState::ended || as == BegunAs::staff) return {};
    const auto until = newest->ended_at.value_or(now) + rests_after_objection;
    if (now < until) return fail(Kind::conflict, "succession.objected", {{"until", until}});
    return {};
}

bool may_see_all(const Standing& standing) {
    return powers::may(standing, Capability::see_members) || powers::may(standing, Capability::replace_admins);
}

Ruling may_end(const Succession& succession, const Standing& standing, UserId actor) {
    if (succession.state != SuccessionState::open) return fail(Kind::conflict, "succession.over");
    if (const auto admin = powers::rule(standing, Capability::manage_members)) return admin;
    if (succession.begun_by == actor) return Ground::own_request;
    if (const auto staff = powers::rule(standing, Capability::replace_admins)) return staff;
    return fail(Kind::forbidden, "succession.end_refused");
}

} // namespace deedbox::successions

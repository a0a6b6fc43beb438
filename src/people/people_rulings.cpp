#include "people/people_rulings.h"

namespace deedbox::people {

using powers::Capability;

Within within(const Member& member) {
    if (!member.path) return std::nullopt;
    return powers::Place{*member.path, member.include_nested};
}

Ruling may_see(const Standing& standing, const Member& member) {
    auto ruling = member.path ? powers::rule(standing, Capability::see_members, {*member.path})
                              : powers::rule(standing, Capability::see_members);
    if (!ruling) return fail(Kind::not_found, "member.unknown");
    return ruling;
}

Ruling may_manage(const Standing& standing, const Within& within) {
    return within ? powers::rule(standing, Capability::manage_members, *within)
                  : powers::rule(standing, Capability::manage_members);
}

Ruling may_remove(const Standing& standing, const Member& member, UserId actor) {
    if (member.user_id == actor) return Ground::own_membership;
    return may_manage(standing, within(member));
}

Result<void> check_role(Role role, const members::Scope& scope, const EmailAddress& email,
                        const accounts::Account& account, const proven_domains::AccountDomains& domains) {
    if (role != Role::approver) return {};
    if (scope.virtual_account_id) return invalid("/role", "role.virtual_account");
    if (!proven_domains::is_of_company(email, domains))
        return invalid("/role", "role.approver_domain",
                       {{"domain", accounts::shown_identifier(account.registered_domain)}});
    return {};
}

} // namespace deedbox::people

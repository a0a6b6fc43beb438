#include "virtual_accounts/virtual_account_view.h"

#include "virtual_accounts/virtual_account_rulings.h"

#include <algorithm>

namespace deedbox::virtual_accounts {

namespace {

// The steps to an account, of which somebody who has a role in a part of the tree sees those from there on.
std::vector<PathStep> steps_to(const VirtualAccount& account, const powers::Standing& standing,
                               const std::vector<PathStep>& above) {
    std::vector<PathStep> out;
    std::string path = "/";
    for (const auto id : ids_of(account.path)) {
        path = powers::path_of(id, path);
        if (id == account.id) out.push_back({id, account.name});
        if (!powers::may(standing, powers::Capability::see_virtual_accounts, {path})) continue;
        if (const auto found = std::ranges::find(above, id, &PathStep::id); found != above.end()) out.push_back(*found);
    }
    return out;
}

} // namespace

VirtualAccountView view_of(const VirtualAccount& account, const powers::Standing& standing, bool active,
                           const std::vector<PathStep>& above) {
    auto steps = steps_to(account, standing, above);
    const bool sees_parent = steps.size() > 1;
    return {
        .id = account.id,
        .name = account.name,
        .description = account.description,
        .tags = tags_of(account),
        .end_date = account.end_date,
        .is_default = account.is_default,
        .visibility = account.visibility,
        .is_mine = powers::may(standing, powers::Capability::see_virtual_accounts, {account.path}),
        .parent_id = sees_parent ? account.parent_id : std::nullopt,
        .depth = level_of(account.path),
        .has_nested =
            account.has_nested && powers::may(standing, powers::Capability::see_virtual_accounts, {account.path, true}),
        .path = std::move(steps),
        .may = {.edit = active && may_edit(standing, account),
                .add_nested = active && may_add_to(standing, &account) && level_of(account.path) < most_levels,
                .move = active && may_take_away(standing, account),
                .make_default = active && !account.is_default && may_make_default(standing),
                .remove = active && may_delete(standing, account),
                .manage_members = active && powers::may(standing, powers::Capability::manage_members, {account.path})}};
}

} // namespace deedbox::virtual_accounts

#include "virtual_accounts/virtual_account_rulings.h"

namespace deedbox::virtual_accounts {

using powers::Capability;

namespace {

// The path of what it is nested in; `/` at the top.
std::string path_above(const VirtualAccount& account) {
    return account.path.substr(0, account.path.size() - account.id.text().size() - 1);
}

} // namespace

Ruling may_see(const Standing& standing, const VirtualAccount& account) {
    if (const auto reached = powers::rule(standing, Capability::see_virtual_accounts, {account.path})) return reached;
    const auto found = powers::rule_somewhere(standing, Capability::see_virtual_accounts);
    if (found && account.visibility == Visibility::unrestricted) return found;
    return fail(Kind::not_found, "virtual_account.unknown");
}

Ruling may_edit(const Standing& standing, const VirtualAccount& account) {
    return powers::rule(standing, Capability::edit_virtual_accounts, {account.path});
}

Ruling may_add_to(const Standing& standing, const VirtualAccount* parent) {
    if (!parent) return powers::rule(standing, Capability::manage_top_virtual_accounts);
    return powers::rule(standing, Capability::edit_virtual_accounts, {parent->path, true});
}

Ruling may_take_away(const Standing& standing, const VirtualAccount& account) {
    if (!account.parent_id) return powers::rule(standing, Capability::manage_top_virtual_accounts);
    return powers::rule(standing, Capability::edit_virtual_accounts, {path_above(account), true});
}

Ruling may_delete(const Standing& standing, const VirtualAccount& account) {
    const auto ground = TRY(may_take_away(standing, account));
    if (account.is_default) return fail(Kind::conflict, "virtual_account.default");
    if (account.has_nested) return fail(Kind::conflict, "virtual_account.has_nested");
    return ground;
}

Ruling may_make_default(const Standing& standing) {
    return powers::rule(standing, Capability::manage_top_virtual_accounts);
}

Result<std::string> path_after_move(const VirtualAccount& account, const VirtualAccount* parent, std::int64_t deepest) {
    if (parent && parent->path.starts_with(account.path)) return invalid("/parentId", "virtual_account.cycle");
    auto path = powers::path_of(account.id, parent ? parent->path : "/");
    if (level_of(path) + deepest > most_levels)
        return invalid("/parentId", "virtual_account.depth", {{"most", std::to_string(most_levels)}});
    return path;
}

Result<std::string> path_of_new(VirtualAccountId id, const VirtualAccount* parent) {
    auto path = powers::path_of(id, parent ? parent->path : "/");
    if (level_of(path) > most_levels)
        return invalid("/parentId", "virtual_account.depth", {{"most", std::to_string(most_levels)}});
    return path;
}

} // namespace deedbox::virtual_accounts

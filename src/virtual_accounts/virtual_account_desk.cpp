#include "virtual_accounts/virtual_account_desk.h"

#include "accounts/account_rulings.h"
#include "invitations/invitation_store.h"
#include "members/member_store.h"
#include "powers/guard.h"
#include "virtual_accounts/virtual_account_deeds.h"

namespace deedbox::virtual_accounts {

using accounts::SeenAccount;
using powers::Capability;

namespace {

std::int64_t number_of(const std::optional<VirtualAccountId>& parent) {
    return parent ? parent->number : 0;
}

// For what lies at the top, by a capability in the whole account; below, by one in the place.
void guard_adding(acts::Act& act, const SeenAccount& in, const VirtualAccount* parent) {
    if (parent) {
        guard_at(act.unit(), *parent);
        powers::guard(act.unit(), parent->id, true, act.actor().id, Capability::edit_virtual_accounts);
    } else {
        powers::guard(act.unit(), in.account.id, act.actor().id, Capability::manage_top_virtual_accounts);
    }
}

void guard_taking_away(acts::Act& act, const VirtualAccount& account) {
    guard_at(act.unit(), account);
    if (account.parent_id)
        powers::guard(act.unit(), *account.parent_id, true, act.actor().id, Capability::edit_virtual_accounts);
    else
        powers::guard(act.unit(), account.smart_account_id, act.actor().id, Capability::manage_top_virtual_accounts);
}

VirtualAccount made_of(const NewVirtualAccount& wanted, VirtualAccountId id, SmartAccountId in, std::string path) {
    VirtualAccount out{.id = id,
                       .smart_account_id = in,
                       .name = wanted.name.text(),
                       .description = text_given(wanted.description),
                       .tags = stored(wanted.tags.value_or(std::vector<Tag>{})),
                       .visibility = wanted.visibility.value_or(Visibility::restricted),
                       .parent_id = wanted.parent_id,
                       .path = std::move(path)};
    if (wanted.end_date && !wanted.end_date->text().empty()) out.end_date = wanted.end_date->text();
    return out;
}

Result<void> check_tags(const std::optional<std::vector<Tag>>& tags) {
    if (tags && tags->size() > most_tags)
        return invalid("/tags", "field.too_many", {{"max", std::to_string(most_tags)}});
    return {};
}

std::unexpected<Error> name_taken(std::string_view name) {
    return invalid("/name", "virtual_account.name_taken", {{"name", std::string{name}}});
}

} // namespace

Task<Result<SeenVirtualAccount>> VirtualAccountDesk::find(const Actor& actor, SmartAccountId in, VirtualAccountId id) {
    auto seen = CO_TRY(co_await accounts_.find(actor, in));
    auto account = CO_TRY(co_await means_.db.one(virtual_account_by_id, id, in));
    if (!account) co_return fail(Kind::not_found, "virtual_account.unknown");
    CO_CHECK(may_see(seen.standing, *account));
    co_return SeenVirtualAccount{std::move(seen), std::move(*account)};
}

Task<Result<VirtualAccount>> VirtualAccountDesk::named(const SeenAccount& in, const char* field, VirtualAccountId id) {
    auto account = CO_TRY(co_await means_.db.one(virtual_account_by_id, id, in.account.id));
    if (!account || !may_see(in.standing, *account)) co_return invalid(field, "virtual_account.unknown");
    co_return std::move(*account);
}

Task<Result<VirtualAccountId>> VirtualAccountDesk::create(Doer by, SmartAccountId in, NewVirtualAccount wanted) {
    CO_CHECK(check_tags(wanted.tags));
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<VirtualAccountId>> {
        const auto seen = CO_TRY(co_await accounts_.find(act.actor(), in));
        std::optional<VirtualAccount> above;
        if (wanted.parent_id) above = CO_TRY(co_await named(seen, "/parentId", *wanted.parent_id));
        const auto* parent = above ? &*above : nullptr;
        const auto ground = CO_TRY(may_add_to(seen.standing, parent));
        const bool as_default = wanted.is_default.value_or(false);
        if (as_default) CO_CHECK(may_make_default(seen.standing));
        CO_CHECK(check_active(seen.account));
        const auto id = act.make<VirtualAccountId>();
        const auto made = made_of(wanted, id, in, CO_TRY(path_of_new(id, parent)));
        const auto room = CO_TRY(co_await means_.db.one(room_at, in, number_of(wanted.parent_id),
                                                        accounts::folded_name(made.name), std::int64_t{0}, "", ""));
        if (room->in_account >= most_in_account)
            co_return fail(Kind::conflict, "virtual_account.too_many", {{"most", std::to_string(most_in_account)}});
        if (room->same_name > 0) co_return name_taken(made.name);
        act.record({.deed = virtual_account_created,
                    .because = ground,
                    .subjects = {in, id},
                    .data = {{"name", made.name}, {"isDefault", as_default}}},
                   id.number);
        hold_tree(act.unit(), in);
        guard_adding(act, seen, parent);
        save_virtual_account(act.unit(), made, act.now());
        if (as_default) save_default(act.unit(), made);
        co_return id;
    });
}

Task<Result<void>> VirtualAccountDesk::change(Doer by, SmartAccountId in, VirtualAccountId id,
                                              VirtualAccountChange change, http::IfMatch if_match) {
    CO_CHECK(check_tags(change.tags));
    const bool moves = change.parent_id || change.top.value_or(false);
    if (moves &&
        (change.name || change.description || change.tags || change.end_date || change.is_default || change.visibility))
        co_return invalid("/parentId", "virtual_account.move_alone");
    if (change.parent_id && change.top.value_or(false)) co_return invalid("/top", "virtual_account.move_alone");
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        auto seen = CO_TRY(co_await find(act.actor(), in, id));
        CO_CHECK(check_active(seen.in.account));
        co_return moves ? co_await move(act, std::move(seen), change, if_match)
                        : co_await change_properties(act, std::move(seen), change, if_match);
    });
}

Task<Result<void>> VirtualAccountDesk::change_properties(acts::Act& act, SeenVirtualAccount seen,
                                                         VirtualAccountChange change, http::IfMatch if_match) {
    const auto& account = seen.account;
    const auto ground = CO_TRY(may_edit(seen.in.standing, account));
    auto different = differences(account, change);
    const bool becomes_default = different.contains("isDefault");
    if (becomes_default) CO_CHECK(may_make_default(seen.in.standing));
    CO_TRY(if_match.against(account.version));
    if (different.empty()) co_return Result<void>{};
    if (change.name) {
        const auto room =
            CO_TRY(co_await means_.db.one(room_at, account.smart_account_id, number_of(account.parent_id),
                                          accounts::folded_name(change.name->text()), account.id.number, "", ""));
        if (room->same_name > 0) co_return name_taken(change.name->text());
    }
    act.record({.deed = virtual_account_changed,
                .because = ground,
                .subjects = {account.smart_account_id, account.id},
                .data = std::move(different)},
               account.id.number);
    hold_tree(act.unit(), account.smart_account_id);
    guard_at(act.unit(), account);
    if (becomes_default)
        powers::guard(act.unit(), account.smart_account_id, act.actor().id, Capability::manage_top_virtual_accounts);
    else
        powers::guard(act.unit(), account.id, false, act.actor().id, Capability::edit_virtual_accounts);
    save_properties(act.unit(), account, change);
    if (becomes_default) save_default(act.unit(), account);
    co_return Result<void>{};
}

Task<Result<void>> VirtualAccountDesk::move(acts::Act& act, SeenVirtualAccount seen, VirtualAccountChange change,
                                            http::IfMatch if_match) {
    const auto& account = seen.account;
    const auto ground = CO_TRY(may_take_away(seen.in.standing, account));
    std::optional<VirtualAccount> above;
    if (change.parent_id) above = CO_TRY(co_await named(seen.in, "/parentId", *change.parent_id));
    const auto* parent = above ? &*above : nullptr;
    CO_CHECK(may_add_to(seen.in.standing, parent));
    CO_TRY(if_match.against(account.version));
    if (account.parent_id == change.parent_id) co_return Result<void>{};
    const auto room = CO_TRY(co_await means_.db.one(room_at, account.smart_account_id, number_of(change.parent_id),
                                                    accounts::folded_name(account.name), account.id.number,
                                                    account.path, after_all_in(account.path)));
    const auto path = CO_TRY(path_after_move(account, parent, room->deepest_path - 1 - level_of(account.path)));
    if (room->same_name > 0) co_return name_taken(account.name);
    act.record({.deed = virtual_account_moved,
                .because = ground,
                .subjects = {account.smart_account_id, account.id},
                .data = {{"from", account.path}, {"to", path}}},
               account.id.number);
    hold_tree(act.unit(), account.smart_account_id);
    guard_taking_away(act, account);
    guard_adding(act, seen.in, parent);
    save_move(act.unit(), account, change.parent_id, path);
    co_return Result<void>{};
}

Task<Result<void>> VirtualAccountDesk::remove(Doer by, SmartAccountId in, VirtualAccountId id,
                                              std::optional<VirtualAccountId> move_to) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await find(act.actor(), in, id));
        const auto& account = seen.account;
        const auto ground = CO_TRY(may_delete(seen.in.standing, account));
        CO_CHECK(check_active(seen.in.account));
        if (move_to) {
            const auto target = CO_TRY(co_await named(seen.in, "/moveTo", *move_to));
            if (target.id == id) co_return invalid("/moveTo", "virtual_account.unknown");
            // Who moves roles there must be able to give them there.
            CO_CHECK(powers::rule(seen.in.standing, Capability::manage_members, {target.path, true}));
        }
        const auto contents = CO_TRY(co_await means_.db.one(contents_of, id));
        act.record({.deed = virtual_account_deleted,
                    .because = ground,
                    .subjects = {in, id},
                    .data = {{"name", account.name},
                             {"members", contents->members},
                             {"invitations", contents->invitations},
                             {"moveTo", move_to ? boost::json::value(move_to->text()) : boost::json::value(nullptr)}}},
                   id.number);
        hold_tree(act.unit(), in);
        guard_taking_away(act, account);
        if (move_to) powers::guard(act.unit(), *move_to, true, act.actor().id, Capability::manage_members);
        members::move_members(act.unit(), id, move_to);
        invitations::move_invitations(act.unit(), id, move_to, act.now());
        delete_virtual_account(act.unit(), account);
        co_return Result<void>{};
    });
}

Task<Result<Contents>> VirtualAccountDesk::contents(const Actor& actor, SmartAccountId in, VirtualAccountId id) {
    const auto seen = CO_TRY(co_await find(actor, in, id));
    CO_CHECK(may_take_away(seen.in.standing, seen.account));
    co_return *CO_TRY(co_await means_.db.one(contents_of, id));
}

} // namespace deedbox::virtual_accounts

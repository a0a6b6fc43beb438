#pragma once

#include "db/database.h"
#include "virtual_accounts/virtual_account.h"

namespace deedbox::virtual_accounts {

extern const db::Query<VirtualAccount> virtual_account_by_id; // $1 id, $2 account
/// Those right below one ($2; 0: at the top) of an account ($1), by their names, after the one of an id ($3), at most
/// so many ($4).
extern const db::Query<VirtualAccount> nested_in;
/// Of an account ($1), those of the ids of a JSON array ($2), by their names.
extern const db::Query<VirtualAccount> virtual_accounts_of_ids;
/// Of an account ($1), those whose name holds a folded text ($2), at places of a JSON array of patterns ($3; nothing:
/// anywhere), by their names, after the one of an id ($4), at most so many ($5).
extern const db::Query<VirtualAccount> virtual_accounts_named;
/// The unrestricted ones of an account ($1) outside the places that somebody sees ($2, patterns), after one ($3); $4
/// limit.
extern const db::Query<VirtualAccount> other_virtual_accounts;

struct NamedVirtualAccount {
    VirtualAccountId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(NamedVirtualAccount, (), (id, name))
extern const db::Query<NamedVirtualAccount> names_of_ids; // $1 account, $2 a JSON array of ids

/// What an act has to know of the place that something goes to.
struct PlaceFound {
    std::int64_t in_account = 0;   // Virtual Accounts there are
    std::int64_t same_name = 0;    // of this folded name in the same parent
    std::int64_t deepest_path = 0; // the number of `/` in the longest path below what is moved
};
BOOST_DESCRIBE_STRUCT(PlaceFound, (), (in_account, same_name, deepest_path))
/// $1 account, $2 parent or 0, $3 folded name, $4 the one that is not counted, $5 and $6 where paths of what is moved
/// begin and end.
extern const db::Query<PlaceFound> room_at;

/// What the deletion of a Virtual Account ($1) would touch.
struct Contents {
    std::int64_t members = 0;
    std::int64_t invitations = 0;
    std::int64_t nested = 0;
};
BOOST_DESCRIBE_STRUCT(Contents, (), (members, invitations, nested))
extern const db::Query<Contents> contents_of;

/// A string right behind every path that begins with this one.
std::string after_all_in(std::string_view path);
/// A JSON array of the ids.
std::string json_of(const std::vector<VirtualAccountId>& ids);

// Acts on the tree of one account wait for each other at its row, so that no path is made from one that is moved at the
// same moment. Every write is guarded; when what it was made from has changed: `db::overtaken`.

/// First in the unit of each of them, behind its event.
void hold_tree(db::Unit& unit, SmartAccountId account);
/// The Virtual Account is there, and where it was read.
void guard_at(db::Unit& unit, const VirtualAccount& account);
void save_virtual_account(db::Unit& unit, const VirtualAccount& account, Instant now);
void save_properties(db::Unit& unit, const VirtualAccount& account, const VirtualAccountChange& change);
/// The account has one default: this one from now on.
void save_default(db::Unit& unit, const VirtualAccount& account);
/// Moves it with all that is nested in it.
void save_move(db::Unit& unit, const VirtualAccount& account, std::optional<VirtualAccountId> parent,
               std::string_view path);
/// It has nothing nested in it, and is not the default.
void delete_virtual_account(db::Unit& unit, const VirtualAccount& account);

} // namespace deedbox::virtual_accounts

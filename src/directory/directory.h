#pragma once

#include "accounts/account.h"
#include "http/call.h"
#include "members/member.h"

namespace deedbox::directory {

/// How an account stands to whoever looks, in the order in which rows come.
BOOST_DEFINE_ENUM_CLASS(Relation, member, access_requested, requested, same_domain, found)

struct Contact {
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (name, email))

struct DirectoryMay {
    bool ask_for_access = false;
};
BOOST_DESCRIBE_STRUCT(DirectoryMay, (), (ask_for_access))

struct DirectoryRow {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
    accounts::AccountStatus status = accounts::AccountStatus::pending;
    accounts::AccountType type = accounts::AccountType::customer;
    std::optional<members::Role> my_role;
    std::vector<Contact> admin_contacts;
    Relation relation = Relation::found;
    Instant created_at;
    DirectoryMay may;
};
BOOST_DESCRIBE_STRUCT(DirectoryRow, (),
                      (id, name, domain_identifier, status, type, my_role, admin_contacts, relation, created_at, may))

/// A page of the directory. Where no name has the words of the search, those come that have words close to them.
struct DirectoryPage {
    std::vector<DirectoryRow> items;
    std::optional<std::string> next_cursor;
    bool is_close = false;
};
BOOST_DESCRIBE_STRUCT(DirectoryPage, (), (items, next_cursor, is_close))

struct Search {
    std::optional<std::string> text{};   // a part of a name, or the beginning of an identifier
    std::optional<std::string> domain{}; // the beginning of an identifier
    http::PageAsked page{};
};

/// What a search looks for, as names and identifiers are stored. Names are found by the words of the text, in any
/// order, each a part of the name. Where none of them has three characters, the text as it stands is looked for; where
/// it has not either, names that begin with it: so nothing is read through.
struct Wanted {
    std::optional<std::string> name{};        // the whole name, folded
    std::vector<std::string> name_patterns{}; // LIKE patterns with escapes: all of them match
    /// LIKE patterns that a trigram index can serve, of the longest words; as many for every search, so that it is one
    /// statement.
    std::optional<std::array<std::string, 3>> trigrams{};
    std::optional<std::string> name_beginning{}; // where there are no trigrams
    std::optional<std::string> text_prefix{};    // the text as the beginning of an identifier
    std::optional<std::string> domain_prefix{};
};

Wanted wanted(const Search& search);

/// The first text behind all that begin with this one.
std::string behind_all_with(std::string_view beginning);

/// The place of a row in the list, and so where the next page begins.
struct Position {
    std::int64_t rank = -1; // a Relation
    std::int64_t id = 0;
    std::string name{}; // folded
    bool close = false; // among those with words close to the ones that were typed
};

std::string cursor_at(const Position& position);
/// Before the first row without a cursor. Errors: `field.cursor`.
Result<Position> position_from(const std::optional<std::string>& cursor);

} // namespace deedbox::directory

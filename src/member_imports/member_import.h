#pragma once

#include "base/actor.h"
#include "base/ground.h"
#include "base/mailbox.h"
#include "base/plain_text.h"
#include "powers/standing.h"

namespace deedbox::member_imports {

using MemberImportId = Id<struct MemberImportTag>;
using powers::Role;

/// How much one file may hold.
constexpr std::size_t most_bytes = 8 * 1024 * 1024;
constexpr std::size_t most_rows = 50'000;
/// How long rows wait for room under the caps of mails to strangers before they are refused by them.
constexpr Duration longest_wait = std::chrono::days{7};
/// How long the rows of one that is over are kept, and those of one that never arrived as a whole.
constexpr Duration kept_when_over = std::chrono::days{30};
constexpr Duration kept_while_arriving = std::chrono::hours{1};

BOOST_DEFINE_ENUM_CLASS(ImportState, arriving, running, done, cancelled)
BOOST_DEFINE_ENUM_CLASS(RowState, waiting, added, invited, refused)

/// A file of people who are to have roles. A dry run finds out what would come of it, and writes nothing else.
struct MemberImport {
    MemberImportId id;
    SmartAccountId smart_account_id;
    UserId made_by;
    std::string maker_name;
    EmailAddress maker_email;
    Ground because = Ground::account_admin;
    bool dry_run = false;
    ImportState state = ImportState::arriving;
    std::int64_t total = 0;
    std::int64_t added = 0;
    std::int64_t invited = 0;
    std::int64_t refused = 0;
    Instant created_at;
    std::optional<Instant> ended_at;
    std::optional<Instant> forget_at;
    std::optional<Instant> next_row_at; // when the next of its rows is due

    std::int64_t done() const { return added + invited + refused; }
};
BOOST_DESCRIBE_STRUCT(MemberImport, (),
                      (id, smart_account_id, made_by, maker_name, maker_email, because, dry_run, state, total, added,
                       invited, refused, created_at, ended_at, forget_at, next_row_at))

/// A row as it was given, and what came of it.
struct ImportRow {
    std::int64_t line = 0;
    std::string email;
    std::string role;
    std::string virtual_account; // an id, or names from the top down, as the pages show them
    std::string include_nested;
    std::string note;
    std::string mailbox;
    RowState state = RowState::waiting;
    std::optional<std::string> problem; // see `RowProblem`
};
BOOST_DESCRIBE_STRUCT(ImportRow, (),
                      (line, email, role, virtual_account, include_nested, note, mailbox, state, problem))

/// What stands against a row, and in which of its columns.
struct RowProblem {
    std::string column{}; // empty: the row as a whole
    FieldProblem problem;

    /// Of what an act refused it with.
    static RowProblem of(const Error& error);
    /// As it is stored.
    std::string text() const;
    static RowProblem parse(std::string_view stored);
};

using Note = PlainText<0, 1000, Lines::many>;

/// What a row asks for.
struct WantedRow {
    EmailAddress email;
    Role role = Role::viewer;
    std::string virtual_account{};
    bool include_nested = false;
    std::optional<Note> note{};
};
std::expected<WantedRow, RowProblem> wanted_by(const ImportRow& row);

/// The rows of a file; those that nothing can come of are refused already. Errors: those of `csv_table`.
Result<std::vector<ImportRow>> rows_in(std::string_view text);

/// The ways to read a place as names from the top down; the likelier first.
std::vector<std::vector<std::string>> names_in(std::string_view place);

/// The columns of a file, as it comes and as it goes out again.
std::vector<std::string> column_names();

// Who may do what with an import.

/// Whoever manages the members of all of the account, and whoever brought it and still manages some. Errors:
/// `member_import.unknown`.
Ruling may_see(const MemberImport& import, const powers::Standing& standing, UserId actor);
/// Errors: those of `may_see`, `member_import.over`.
Ruling may_cancel(const MemberImport& import, const powers::Standing& standing, UserId actor);

} // namespace deedbox::member_imports

#pragma once

#include "db/database.h"
#include "member_imports/member_import.h"

namespace deedbox::member_imports {

extern const db::Query<MemberImport> import_by_id; // $1 id, $2 account
/// Of an account ($1), below an id ($2), at most so many ($3), the newest first; of whoever brought them ($4), or
/// everybody's.
extern const db::Query<MemberImport> imports_of_account;
extern const db::Query<MemberImport> running_import; // $1 account, $2 whether a dry run
/// Those that have a row to be done at a moment ($1), or nothing but to end; at most so many ($2).
extern const db::Query<MemberImport> imports_due;
/// Those whose rows are to go by a moment ($1), at most so many ($2).
extern const db::Query<MemberImport> imports_to_forget;

/// Of an import ($1), those to be done at a moment ($2), at most so many ($3).
extern const db::Query<ImportRow> rows_due;
/// Of an import ($1), behind a line ($2), at most so many ($3); only those that nothing came of, if $4 is 1.
extern const db::Query<ImportRow> rows_after;

/// What other rows of an import ($1) come to that name a mailbox ($2).
struct Settled {
    RowState state = RowState::waiting;
    std::optional<VirtualAccountId> virtual_account_id;
    std::string mailbox;
};
BOOST_DESCRIBE_STRUCT(Settled, (), (state, virtual_account_id, mailbox))
extern const db::Query<Settled> settled_of_mailbox;

/// What a row comes to.
struct RowOutcome {
    RowState state = RowState::waiting;
    std::optional<VirtualAccountId> virtual_account_id{};
    std::optional<RowProblem> problem{};
};

/// It arrives: its rows are put to it, some at a time, before it runs.
void save_arriving(db::Unit& unit, const MemberImport& import);
void save_row(db::Unit& unit, MemberImportId id, const ImportRow& row);
/// It has arrived. Errors: `db::overtaken`, where another of its kind runs in the account.
void save_running(db::Unit& unit, const MemberImport& import);

// Guarded: when it does not run any more, or the row is settled already, `db::overtaken`.

void save_outcome(db::Unit& unit, MemberImportId id, const ImportRow& row, const RowOutcome& outcome);
void save_waiting(db::Unit& unit, MemberImportId id, const ImportRow& row, Instant until);
void save_end(db::Unit& unit, MemberImportId id, ImportState state, Instant now);

/// So many of its rows go.
void delete_rows(db::Unit& unit, MemberImportId id, std::int64_t at_most);
/// All of its rows have gone. One that never arrived goes itself.
void save_forgotten(db::Unit& unit, const MemberImport& import);

} // namespace deedbox::member_imports

#include "member_imports/member_import_store.h"

namespace deedbox::member_imports {

#define MEMBER_IMPORT                                                                                                  \
    "SELECT i.id, i.smart_account_id, i.made_by, u.name AS maker_name, u.email AS maker_email, i.because, i.dry_run, " \
    "i.state, i.total, i.added, i.invited, i.refused, i.created_at, i.ended_at, i.forget_at, "                         \
    "(SELECT min(r.not_before) FROM member_import_rows r WHERE r.import_id = i.id AND r.state = 'waiting') "           \
    "AS next_row_at FROM member_imports i JOIN users u ON u.id = i.made_by "
#define IMPORT_ROW                                                                                                     \
    "SELECT line, email, role, virtual_account, include_nested, note, mailbox, state, problem FROM "                   \
    "member_import_rows "

const db::Query<MemberImport> import_by_id{MEMBER_IMPORT
                                           "WHERE i.id = $1 AND i.smart_account_id = $2 AND i.state <> 'arriving'"};

const db::Query<MemberImport> imports_of_account{MEMBER_IMPORT R"(
    WHERE i.smart_account_id = $1 AND i.id < $2 AND i.state <> 'arriving'
      AND (CAST($4 AS BIGINT) IS NULL OR i.made_by = $4)
    ORDER BY i.id DESC LIMIT $3)"};

const db::Query<MemberImport> running_import{
    MEMBER_IMPORT "WHERE i.smart_account_id = $1 AND i.dry_run = $2 AND i.state = 'running'"};

const db::Query<MemberImport> imports_due{MEMBER_IMPORT R"(
    WHERE i.state = 'running'
      AND (i.added + i.invited + i.refused = i.total
           OR EXISTS (SELECT 1 FROM member_import_rows r
                      WHERE r.import_id = i.id AND r.state = 'waiting' AND r.not_before <= $1))
    ORDER BY i.id LIMIT $2)"};

const db::Query<MemberImport> imports_to_forget{MEMBER_IMPORT R"(
    WHERE i.forget_at <= $1 ORDER BY i.forget_at LIMIT $2)"};

const db::Query<ImportRow> rows_due{IMPORT_ROW R"(
    WHERE import_id = $1 AND state = 'waiting' AND not_before <= $2 ORDER BY not_before, line LIMIT $3)"};

namespace {

constexpr std::string_view rows_after_text = IMPORT_ROW R"(
    WHERE import_id = $1 AND line > $2 AND ($4 = 0 OR state IN ('waiting', 'refused')) ORDER BY line LIMIT $3)";

} // namespace
#undef MEMBER_IMPORT
#undef IMPORT_ROW

const db::Query<ImportRow> rows_after{rows_after_text, rows_after_text, db::Lane::search};

const db::Query<Settled> settled_of_mailbox{R"(
    SELECT state, virtual_account_id, mailbox FROM member_import_rows
    WHERE import_id = $1 AND mailbox = $2 AND state IN ('added', 'invited'))"};

namespace {

const db::Command insert_import{R"(
    INSERT INTO member_imports (id, smart_account_id, made_by, because, dry_run, state, total, refused, created_at,
                                forget_at)
    VALUES ($1, $2, $3, $4, $5, 'arriving', $6, $7, $8, $9)
    ON CONFLICT DO NOTHING)"};

const db::Command insert_row{R"(
    INSERT INTO member_import_rows (import_id, line, email, role, virtual_account, include_nested, note, mailbox, state,
                                    problem)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT DO NOTHING)"};

const db::Command set_running{R"(
    UPDATE member_imports
    SET state = 'running', forget_at = NULL
    WHERE id = $1 AND state = 'arriving'
      AND NOT EXISTS (SELECT 1 FROM member_imports o
                      WHERE o.smart_account_id = $2 AND o.dry_run = $3 AND o.state = 'running'))"};

const db::Command settle_row{R"(
    UPDATE member_import_rows SET state = $3, problem = $4, virtual_account_id = $5
    WHERE import_id = $1 AND line = $2 AND state = 'waiting')"};

const db::Command count_row{R"(
    UPDATE member_imports SET added = added + $2, invited = invited + $3, refused = refused + $4
    WHERE id = $1 AND state = 'running')"};

const db::Command put_off{R"(
    UPDATE member_import_rows SET not_before = $3 WHERE import_id = $1 AND line = $2 AND state = 'waiting')"};

const db::Command end_import{R"(
    UPDATE member_imports SET state = $2, ended_at = $3, forget_at = $4 WHERE id = $1 AND state = 'running')"};

const db::Command delete_some_rows{R"(
    DELETE FROM member_import_rows
    WHERE import_id = $1 AND line IN (SELECT line FROM member_import_rows WHERE import_id = $1 ORDER BY line LIMIT $2))"};

const db::Command delete_arriving{R"(
    DELETE FROM member_imports
    WHERE id = $1 AND state = 'arriving' AND NOT EXISTS (SELECT 1 FROM member_import_rows r WHERE r.import_id = $1))"};

const db::Command set_forgotten{R"(
    UPDATE member_imports SET forget_at = NULL
    WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM member_import_rows r WHERE r.import_id = $1))"};

std::optional<std::string> text_of(const std::optional<RowProblem>& problem) {
    return problem ? std::optional{problem->text()} : std::nullopt;
}

} // namespace

void save_arriving(db::Unit& unit, const MemberImport& import) {
    unit.run(insert_import, import.id, import.smart_account_id, import.made_by, import.because, import.dry_run,
             import.total, import.refused, import.created_at, import.created_at + kept_while_arriving);
}

void save_row(db::Unit& unit, MemberImportId id, const ImportRow& row) {
    unit.run(insert_row, id, row.line, row.email, row.role, row.virtual_account, row.include_nested, row.note,
             row.mailbox, row.state, row.problem);
}

void save_running(db::Unit& unit, const MemberImport& import) {
    unit.expect(1, db::overtaken(), set_running, import.id, import.smart_account_id, import.dry_run);
}

void save_outcome(db::Unit& unit, MemberImportId id, const ImportRow& row, const RowOutcome& outcome) {
    const auto is = [&](RowState state) { return outcome.state == state; };
    unit.expect(1, db::overtaken(), settle_row, id, row.line, outcome.state, text_of(outcome.problem),
                outcome.virtual_account_id);
    unit.expect(1, db::overtaken(), count_row, id, is(RowState::added), is(RowState::invited), is(RowState::refused));
}

void save_waiting(db::Unit& unit, MemberImportId id, const ImportRow& row, Instant until) {
    unit.expect(1, db::overtaken(), put_off, id, row.line, until);
}

void save_end(db::Unit& unit, MemberImportId id, ImportState state, Instant now) {
    unit.expect(1, db::overtaken(), end_import, id, state, now, now + kept_when_over);
}

void delete_rows(db::Unit& unit, MemberImportId id, std::int64_t at_most) {
    unit.run(delete_some_rows, id, at_most);
}

void save_forgotten(db::Unit& unit, const MemberImport& import) {
    unit.run(import.state == ImportState::arriving ? delete_arriving : set_forgotten, import.id);
}

} // namespace deedbox::member_imports

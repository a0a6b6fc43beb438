#pragma once

#include "base/texts.h"
#include "member_imports/member_import.h"

namespace deedbox::member_imports {

// What goes over the wire; the field names are the public contract.

struct ImportCounts {
    std::int64_t added = 0;   // members at once
    std::int64_t invited = 0; // who become members by accepting
    std::int64_t refused = 0;
    std::int64_t waiting = 0; // not done yet, or not any more
};
BOOST_DESCRIBE_STRUCT(ImportCounts, (), (added, invited, refused, waiting))

/// One that arrives is shown to nobody.
BOOST_DEFINE_ENUM_CLASS(ShownState, running, done, cancelled)

struct ImportMaker {
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(ImportMaker, (), (name, email))

struct ImportMay {
    bool cancel = false;
};
BOOST_DESCRIBE_STRUCT(ImportMay, (), (cancel))

struct MemberImportView {
    MemberImportId id;
    ShownState state = ShownState::running;
    bool dry_run = false;
    std::int64_t total = 0;
    std::int64_t done = 0;
    ImportCounts counts;
    ImportMaker made_by;
    Instant created_at;
    std::optional<Instant> ended_at;
    std::optional<Instant> resumes_at; // when rows that wait for another day go on
    std::optional<Instant> rows_kept_until;
    ImportMay may;
};
BOOST_DESCRIBE_STRUCT(MemberImportView, (),
                      (id, state, dry_run, total, done, counts, made_by, created_at, ended_at, resumes_at,
                       rows_kept_until, may))

struct RowProblemView {
    std::string column; // empty: the row as a whole
    std::string code;
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(RowProblemView, (), (column, code, detail))

struct ImportRowView {
    std::int64_t line = 0;
    std::string email;
    std::string role;
    std::string virtual_account;
    std::string include_nested;
    std::string note;
    RowState result = RowState::waiting;
    std::optional<RowProblemView> problem;
};
BOOST_DESCRIBE_STRUCT(ImportRowView, (), (line, email, role, virtual_account, include_nested, note, result, problem))

MemberImportView view_of(const MemberImport& import, const powers::Standing& standing, UserId reader, Instant now);
ImportRowView view_of(const ImportRow& row, const Texts& texts, Language language);

// The rows as a file: all of them with what came of each, or in the form in which they can be corrected and sent again.

std::string results_head();
std::string results_line(const ImportRowView& row);
std::string input_head();
std::string input_line(const ImportRowView& row);

} // namespace deedbox::member_imports

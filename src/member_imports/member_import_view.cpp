#include "member_imports/member_import_view.h"

#include "base/csv.h"

namespace deedbox::member_imports {

namespace {

ShownState shown(ImportState state) {
    if (state == ImportState::done) return ShownState::done;
    return state == ImportState::cancelled ? ShownState::cancelled : ShownState::running;
}

} // namespace

MemberImportView view_of(const MemberImport& import, const powers::Standing& standing, UserId reader, Instant now) {
    const bool runs = import.state == ImportState::running;
    const bool rests = runs && import.next_row_at && *import.next_row_at > now;
    return {.id = import.id,
            .state = shown(import.state),
            .dry_run = import.dry_run,
            .total = import.total,
            .done = import.done(),
            .counts = {import.added, import.invited, import.refused, import.total - import.done()},
            .made_by = {import.maker_name, import.maker_email},
            .created_at = import.created_at,
            .ended_at = import.ended_at,
            .resumes_at = rests ? import.next_row_at : std::nullopt,
            .rows_kept_until = import.forget_at,
            .may = {.cancel = may_cancel(import, standing, reader).has_value()}};
}

ImportRowView view_of(const ImportRow& row, const Texts& texts, Language language) {
    ImportRowView out{.line = row.line,
                      .email = row.email,
                      .role = row.role,
                      .virtual_account = row.virtual_account,
                      .include_nested = row.include_nested,
                      .note = row.note,
                      .result = row.state,
                      .problem = std::nullopt};
    if (!row.problem) return out;
    const auto [column, problem] = RowProblem::parse(*row.problem);
    const auto key = "problem." + problem.code + (problem.because.empty() ? "" : "." + problem.because);
    out.problem = RowProblemView{column, problem.code, texts.format(language, key, problem.arguments)};
    return out;
}

std::string results_head() {
    auto names = column_names();
    names.insert(names.begin(), "line");
    names.insert(names.end() - 1, "result");
    return csv_line(names);
}

std::string results_line(const ImportRowView& row) {
    return csv_line({std::to_string(row.line), row.email, row.role, row.virtual_account, row.include_nested, row.note,
                     std::string{described::enum_text(row.result)}, row.problem ? row.problem->detail : ""});
}

std::string input_head() {
    return csv_line(column_names());
}

std::string input_line(const ImportRowView& row) {
    return csv_line({row.email, row.role, row.virtual_account, row.include_nested, row.note,
                     row.problem ? row.problem->detail : ""});
}

} // namespace deedbox::member_imports

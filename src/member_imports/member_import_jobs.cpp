#include "member_imports/member_import_jobs.h"

#include "db/write_each.h"
#include "member_imports/member_import_deeds.h"
#include "users/user_store.h"

namespace deedbox::member_imports {

namespace {

constexpr std::int64_t rows_at_once = 16;
constexpr std::int64_t imports_at_once = 100;
constexpr std::int64_t deleted_at_once = 500;
// Well below the lease of a job: then it begins anew, and is nobody else's meanwhile.
constexpr Duration longest_turn = std::chrono::minutes{1};

Task<Result<Actor>> maker_of(const acts::Means& means, const MemberImport& import) {
    auto user = CO_TRY(co_await means.db.one(users::user_by_id, import.made_by));
    if (!user || !user->verified_at) co_return broken("an import of nobody");
    co_return Actor{.id = user->id,
                    .email = user->email,
                    .name = user->name,
                    .language = user->language,
                    .staff = user->staff_role};
}

Task<Result<void>> end(const acts::Means& means, const MemberImport& import) {
    acts::Act act{means, Doer::portal()};
    if (!import.dry_run)
        act.record({.deed = import_ended,
                    .because = import.because,
                    .subjects = {import.smart_account_id},
                    .data = {{"added", import.added}, {"invited", import.invited}, {"refused", import.refused}}});
    save_end(act.unit(), import.id, ImportState::done, act.now());
    const auto written = co_await means.db.write(act.take());
    if (!written && !db::is_overtaken(written.error())) co_return written;
    co_return Result<void>{};
}

// Rows whose units were overtaken are found again; those of an import that was cancelled are not.
Task<Result<void>> some_rows(const acts::Means& means, ImportRowDesk& desk, const MemberImport& import, Instant now) {
    if (import.done() == import.total) co_return co_await end(means, import);
    const auto actor = CO_TRY(co_await maker_of(means, import));
    std::vector<db::Unit> units;
    std::vector<Settled> before;
    for (const auto& row : CO_TRY(co_await means.db.all(rows_due, import.id, now, rows_at_once)))
        units.push_back(CO_TRY(co_await desk.settle(import, actor, row, before)));
    for (const auto& written : co_await db::write_each(means.db, std::move(units)))
        if (!written && !db::is_overtaken(written.error())) co_return std::unexpected{written.error()};
    co_return Result<void>{};
}

} // namespace

jobs::Job run_job(const acts::Means& means, ImportRowDesk& rows) {
    return {.kind = "member_imports.run",
            .every = std::chrono::seconds{1},
            .wanted = jobs::anything_due(means.db, imports_due),
            .run = [&means, &rows](Instant begun) -> Task<Result<void>> {
                for (auto now = begun; now < begun + longest_turn; now = means.clock.now()) {
                    const auto imports = CO_TRY(co_await means.db.all(imports_due, now, imports_at_once));
                    if (imports.empty()) break;
                    for (const auto& import : imports) CO_CHECK(co_await some_rows(means, rows, import, now));
                }
                co_return Result<void>{};
            }};
}

jobs::Job forget_job(const acts::Means& means) {
    return {.kind = "member_imports.forget",
            .every = std::chrono::hours{1},
            .wanted = jobs::anything_due(means.db, imports_to_forget),
            .run = [&means](Instant now) -> Task<Result<void>> {
                for (;;) {
                    const auto imports = CO_TRY(co_await means.db.all(imports_to_forget, now, imports_at_once));
                    if (imports.empty()) co_return Result<void>{};
                    for (const auto& import : imports) {
                        db::Unit unit;
                        delete_rows(unit, import.id, deleted_at_once);
                        save_forgotten(unit, import);
                        CO_CHECK(co_await means.db.write(std::move(unit)));
                    }
                }
            },
            .irreversible = true};
}

} // namespace deedbox::member_imports

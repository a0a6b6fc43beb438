#include "member_imports/member_import_desk.h"

#include "accounts/account_rulings.h"
#include "member_imports/member_import_deeds.h"

#include <algorithm>

namespace deedbox::member_imports {

using powers::Capability;

namespace {

// Few enough that nobody's act waits long behind them.
constexpr std::size_t rows_in_unit = 200;

} // namespace

Task<Result<accounts::SeenAccount>> MemberImportDesk::account_to_fill(const Actor& actor, SmartAccountId in, Run run) {
    auto seen = CO_TRY(co_await accounts_.find(actor, in));
    CO_CHECK(powers::rule_somewhere(seen.standing, Capability::manage_members));
    CO_CHECK(accounts::check_active(seen.account));
    if (CO_TRY(co_await means_.db.one(running_import, in, run == Run::dry)))
        co_return fail(Kind::conflict, "member_import.running");
    co_return seen;
}

Task<Result<void>> MemberImportDesk::store(const MemberImport& import, std::vector<ImportRow> rows) {
    for (std::size_t from = 0; from < rows.size(); from += rows_in_unit) {
        db::Unit unit;
        if (from == 0) save_arriving(unit, import);
        const auto end = std::min(from + rows_in_unit, rows.size());
        for (auto at = from; at < end; ++at) save_row(unit, import.id, rows[at]);
        CO_CHECK(co_await means_.db.write(std::move(unit)));
    }
    co_return Result<void>{};
}

Task<Result<MemberImportId>> MemberImportDesk::begin(Doer by, SmartAccountId in, Run run, std::string_view file) {
    const auto seen = CO_TRY(co_await account_to_fill(*by.actor, in, run));
    auto rows = CO_TRY(CO_TRY(co_await readers_.run<Result<std::vector<ImportRow>>>([file] { return rows_in(file); })));
    const auto now = means_.clock.now();
    const MemberImport import{.id = MemberImportId{means_.ids.next(now)},
                              .smart_account_id = in,
                              .made_by = by.actor->id,
                              .because = CO_TRY(powers::rule_somewhere(seen.standing, Capability::manage_members)),
                              .dry_run = run == Run::dry,
                              .total = std::ssize(rows),
                              .refused = std::ranges::count(rows, RowState::refused, &ImportRow::state),
                              .created_at = now};
    CO_CHECK(co_await store(import, std::move(rows)));
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<MemberImportId>> {
        CO_CHECK(co_await account_to_fill(act.actor(), in, run));
        act.record({.deed = import.dry_run ? import_tried : import_begun,
                    .because = import.because,
                    .subjects = {in},
                    .data = {{"rows", import.total}}},
                   import.id.number);
        save_running(act.unit(), import);
        co_return import.id;
    });
}

Task<Result<MemberImportId>> MemberImportDesk::cancel(Doer by, SmartAccountId in, MemberImportId id) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<MemberImportId>> {
        const auto seen = CO_TRY(co_await find(act.actor(), in, id));
        const auto ground = CO_TRY(may_cancel(seen.import, seen.in.standing, act.actor().id));
        act.record({.deed = import_cancelled,
                    .because = ground,
                    .subjects = {in},
                    .data = {{"rows", seen.import.total}, {"done", seen.import.done()}}},
                   id.number);
        save_end(act.unit(), id, ImportState::cancelled, act.now());
        co_return id;
    });
}

Task<Result<SeenImport>> MemberImportDesk::find(const Actor& actor, SmartAccountId in, MemberImportId id) {
    auto seen = CO_TRY(co_await accounts_.find(actor, in));
    auto import = CO_TRY(co_await means_.db.one(import_by_id, id, in));
    if (!import) co_return fail(Kind::not_found, "member_import.unknown");
    CO_CHECK(may_see(*import, seen.standing, actor.id));
    co_return SeenImport{std::move(seen), std::move(*import)};
}

} // namespace deedbox::member_imports

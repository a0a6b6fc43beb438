#include "member_imports/import_row_desk.h"

#include "member_imports/place_records.h"

namespace deedbox::member_imports {

namespace {

bool is_nobodys_fault(const Error& error) {
    return error.kind == Kind::broken || error.kind == Kind::busy;
}

db::Unit refusal(const MemberImport& import, const ImportRow& row, RowProblem problem) {
    db::Unit unit;
    save_outcome(unit, import.id, row, {.state = RowState::refused, .problem = std::move(problem)});
    return unit;
}

} // namespace

Task<Result<people::NewMember>> ImportRowDesk::person_in(const MemberImport& import, const Actor& actor,
                                                         const WantedRow& wanted) {
    people::NewMember out{.email = wanted.email, .role = wanted.role, .note = wanted.note};
    if (wanted.virtual_account.empty()) co_return out;
    const auto seen = CO_TRY(co_await accounts_.find(actor, import.smart_account_id));
    out.virtual_account_id = CO_TRY(co_await place_named(means_.db, seen, wanted.virtual_account));
    out.include_nested = wanted.include_nested;
    co_return out;
}

// A dry run writes nobody, so what its earlier rows would write is looked up among them.
Task<Result<void>> ImportRowDesk::check_before(const MemberImport& import, const ImportRow& row,
                                               const RowOutcome& outcome, const std::vector<Settled>& before) {
    auto others = CO_TRY(co_await means_.db.all(settled_of_mailbox, import.id, row.mailbox));
    for (const auto& other : before)
        if (other.mailbox == row.mailbox) others.push_back(other);
    for (const auto& other : others) {
        if (outcome.state == RowState::invited && other.state == RowState::invited)
            co_return fail(Kind::conflict, "invitation.already", {{"email", row.email}});
        if (other.state == outcome.state && other.virtual_account_id == outcome.virtual_account_id)
            co_return fail(Kind::conflict, "member.already", {{"email", row.email}});
    }
    co_return Result<void>{};
}

Task<Result<db::Unit>> ImportRowDesk::settle(const MemberImport& import, const Actor& actor, const ImportRow& row,
                                             std::vector<Settled>& before) {
    const auto wanted = wanted_by(row);
    if (!wanted) co_return refusal(import, row, wanted.error());
    const auto refused = [&](const Error& error) -> Result<db::Unit> {
        if (is_nobodys_fault(error)) return std::unexpected{error};
        return refusal(import, row, RowProblem::of(error));
    };
    const auto person = co_await person_in(import, actor, *wanted);
    if (!person) co_return refused(person.error());
    acts::Act act{means_, {.actor = &actor, .key = nullptr}};
    const auto added = co_await people_.add_in(act, import.smart_account_id, *person);
    // Who cannot be written to today can be on another day.
    const bool is_capped = !added && added.error().kind == Kind::too_many;
    if (!added && !is_capped) co_return refused(added.error());
    const RowOutcome outcome{.state = added && added->at_once ? RowState::added : RowState::invited,
                             .virtual_account_id = person->virtual_account_id};
    if (import.dry_run) {
        const auto checked = co_await check_before(import, row, outcome, before);
        if (!checked) co_return refused(checked.error());
        before.push_back({outcome.state, outcome.virtual_account_id, row.mailbox});
        db::Unit unit;
        save_outcome(unit, import.id, row, outcome);
        co_return unit;
    }
    if (!is_capped) {
        save_outcome(act.unit(), import.id, row, outcome);
        co_return act.take();
    }
    const auto until = act.now() + added.error().retry_after.value_or(std::chrono::hours{24});
    if (until > import.created_at + longest_wait) co_return refused(added.error());
    db::Unit unit;
    save_waiting(unit, import.id, row, until);
    co_return unit;
}

} // namespace deedbox::member_imports

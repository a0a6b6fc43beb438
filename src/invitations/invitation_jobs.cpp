#include "invitations/invitation_jobs.h"

#include "db/write_each.h"
#include "invitations/invitation_deeds.h"
#include "invitations/invitation_store.h"

namespace deedbox::invitations {

namespace {

constexpr std::int64_t most_at_once = 128; // enough for full commits, few enough that people's calls do not wait

db::Unit lapse(const acts::Means& means, const Invitation& invitation) {
    acts::Act act{means, Doer::portal()};
    act.record({.deed = invitation_lapsed,
                .because = Ground::nobody_answered,
                .subjects = {invitation.smart_account_id},
                .personal = {{"email", invitation.email.text()}}});
    save_lapse(act.unit(), invitation, act.now());
    return act.take();
}

// Whether there may be more: none that was answered meanwhile is found again, so only a failure ends it early.
Task<Result<bool>> lapse_some(const acts::Means& means, Instant now) {
    std::vector<db::Unit> units;
    for (const auto& invitation : CO_TRY(co_await means.db.all(invitations_to_lapse, now, most_at_once)))
        units.push_back(lapse(means, invitation));
    const bool full = std::ssize(units) == most_at_once;
    for (const auto& written : co_await db::write_each(means.db, std::move(units)))
        if (!written && !db::is_overtaken(written.error())) co_return std::unexpected{written.error()};
    co_return full;
}

} // namespace

jobs::Job lapse_job(const acts::Means& means) {
    return {.kind = "invitations.lapse",
            .every = std::chrono::minutes{1},
            .wanted = jobs::anything_due(means.db, invitations_to_lapse),
            .run = [&means](Instant now) -> Task<Result<void>> {
                while (CO_TRY(co_await lapse_some(means, now))) {}
                co_return Result<void>{};
            },
            .irreversible = true};
}

} // namespace deedbox::invitations

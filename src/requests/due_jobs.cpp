#include "requests/due_jobs.h"

#include "base/both.h"
#include "db/write_each.h"

#include <algorithm>

namespace deedbox::requests {

namespace {

// So many requests are read at once, and their units queued together: enough for full commits, few enough that a call
// of a person who comes meanwhile waits for one or two of them only.
constexpr std::int64_t most_at_once = 128;

struct Batch {
    std::vector<AccountRequestId> requests;
    std::vector<db::Unit> units;
};

// The next requests that are due, but for those whose units are being written, which are due still.
Task<Result<Batch>> next_batch(const RequestRecords& records, const db::Query<Request>& due, Instant moment,
                               const DueAct& act, std::vector<AccountRequestId> being_written) {
    const auto most = most_at_once + std::ssize(being_written);
    auto found = CO_TRY(co_await records.means.db.all(due, moment, most));
    std::erase_if(found,
                  [&](const Request& one) { return std::ranges::find(being_written, one.id) != being_written.end(); });
    Batch next;
    for (const auto& state : CO_TRY(co_await records.states(std::move(found)))) {
        next.requests.push_back(state.request.id);
        next.units.push_back(CO_TRY(act(state)));
    }
    co_return next;
}

// Whether any was written.
Result<bool> check_written(const std::vector<Result<void>>& outcomes) {
    bool any = false;
    for (const auto& written : outcomes) {
        if (!written && !db::is_overtaken(written.error())) return std::unexpected{written.error()};
        any |= written.has_value();
    }
    return any;
}

} // namespace

Task<Result<void>> for_each_due(const RequestRecords& records, const db::Query<Request>& due, Instant moment,
                                DueAct act) {
    auto batch = CO_TRY(co_await next_batch(records, due, moment, act, {}));
    while (!batch.units.empty()) {
        auto [outcomes, next] = co_await both(db::write_each(records.means.db, std::move(batch.units)),
                                              next_batch(records, due, moment, act, std::move(batch.requests)));
        if (!CO_TRY(check_written(outcomes))) co_return Result<void>{};
        batch = CO_TRY(std::move(next));
    }
    co_return Result<void>{};
}

} // namespace deedbox::requests

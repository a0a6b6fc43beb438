#include "requests/request_jobs.h"

#include "base/both.h"
#include "db/write_each.h"
#include "requests/decision_desk.h"
#include "requests/ending_desk.h"

#include <algorithm>

namespace deedbox::requests {

namespace {

// So many requests are read at once, and their units queued together: enough for full commits, few enough that a call
// of a person who comes meanwhile waits for one or two of them only.
constexpr std::int64_t most_at_once = 128;

// Another node, or a person, was quicker: nothing is left to do.
bool overtaken(const Error& error) {
    return error.kind == Kind::conflict || error.kind == Kind::gone;
}

using Due = db::Query<Request>;
using Act = std::function<Task<Result<db::Unit>>(const WholeRequest&, const Languages&)>;

Task<Result<Languages>> languages_for(const RequestRecords& records, const std::vector<WholeRequest>& batch) {
    std::vector<EmailAddress> readers;
    for (const auto& whole : batch)
        for (auto& reader : readers_of_lapse(whole)) readers.push_back(std::move(reader));
    co_return co_await records.languages_of(std::move(readers));
}

struct Batch {
    std::vector<AccountRequestId> requests;
    std::vector<db::Unit> units;
};

// The next requests that are due, but for those whose units are being written, which are due still.
Task<Result<Batch>> next_batch(const RequestRecords& records, const Due& due, Instant moment, const Act& act,
                               std::vector<AccountRequestId> being_written) {
    const auto most = most_at_once + std::ssize(being_written);
    auto found = CO_TRY(co_await records.db.all(due, moment, most));
    std::erase_if(found,
                  [&](const Request& one) { return std::ranges::find(being_written, one.id) != being_written.end(); });
    const auto batch = CO_TRY(co_await records.with_approvers(std::move(found)));
    const auto languages = CO_TRY(co_await languages_for(records, batch));
    Batch next;
    for (const auto& whole : batch) {
        next.requests.push_back(whole.request.id);
        next.units.push_back(CO_TRY(co_await act(whole, languages)));
    }
    co_return next;
}

// Whether any was written.
Result<bool> check_written(const std::vector<Result<void>>& outcomes) {
    bool any = false;
    for (const auto& written : outcomes) {
        if (!written && !overtaken(written.error())) return std::unexpected{written.error()};
        any |= written.has_value();
    }
    return any;
}

// Runs an act's unit for every request that a query finds, until it finds none. While some are written, the next are
// made ready.
Task<Result<void>> for_each_due(const RequestRecords& records, const Due& due, Instant moment, Act act) {
    auto batch = CO_TRY(co_await next_batch(records, due, moment, act, {}));
    while (!batch.units.empty()) {
        auto [outcomes, next] = co_await both(db::write_each(records.db, std::move(batch.units)),
                                              next_batch(records, due, moment, act, std::move(batch.requests)));
        if (!CO_TRY(check_written(outcomes))) co_return Result<void>{};
        batch = CO_TRY(std::move(next));
    }
    co_return Result<void>{};
}

std::function<Task<Result<bool>>(Instant)> anything(const RequestRecords& records, const Due& due, Duration before) {
    return [&records, &due, before](Instant now) -> Task<Result<bool>> {
        co_return !CO_TRY(co_await records.db.all(due, now - before, std::int64_t{1})).empty();
    };
}

Act lapse(const RequestRecords& records, LapseCause cause, std::string_view because) {
    return [&records, cause, because](const WholeRequest& whole, const Languages& languages) -> Task<Result<db::Unit>> {
        auto event = records.event_of(whole.request, "account_request.lapsed", nullptr, because);
        event.data = {{"cause", described::enum_text(cause)}};
        auto unit = records.begin(event);
        add_lapse(records, unit, whole, cause, languages);
        co_return unit;
    };
}

db::Unit reminder(const RequestRecords& records, const WholeRequest& whole, const Languages& languages) {
    const auto& request = whole.request;
    const auto now = records.clock.now();
    auto unit = records.begin(records.event_of(request, "account_request.reminded", nullptr, "nobody has answered"));
    // However many reminders a node is late for, it sends one, and plans the next that is still to come.
    save_reminder(unit, request,
                  next_reminder(request.created_at, request.expires_at, records.settings.reminders, now));
    for (auto approver : whole.approvers) {
        if (approver.state != ApproverState::asked) continue;
        issue_link(unit, approver, now);
        ++approver.link_generation;
        records.post(unit, request, approver.email, languages, [&](mail::MailId mail, Language language) {
            return reminder_mail(mail, request, approver, language);
        });
    }
    return unit;
}

} // namespace

jobs::Job lapse_job(const RequestRecords& records) {
    const auto patience = records.settings.undeliverable_lifetime;
    return {.kind = "requests.lapse",
            .every = std::chrono::seconds{1},
            .wanted = [unanswered = anything(records, requests_to_lapse, Duration{0}),
                       undeliverable =
                           anything(records, undeliverable_requests, patience)](Instant now) -> Task<Result<bool>> {
                co_return CO_TRY(co_await unanswered(now)) || CO_TRY(co_await undeliverable(now));
            },
            .run = [&records, patience](Instant now) -> Task<Result<void>> {
                CO_CHECK(co_await for_each_due(records, requests_to_lapse, now,
                                               lapse(records, LapseCause::unanswered, "nobody answered in time")));
                co_return co_await for_each_due(
                    records, undeliverable_requests, now - patience,
                    lapse(records, LapseCause::undeliverable, "no approver's address takes mail"));
            },
            .irreversible = true};
}

jobs::Job reminder_job(const RequestRecords& records) {
    return {.kind = "requests.remind",
            .every = std::chrono::seconds{1},
            .wanted = anything(records, requests_to_remind, Duration{0}),
            .run = [&records](Instant now) -> Task<Result<void>> {
                co_return co_await for_each_due(
                    records, requests_to_remind, now,
                    [&records](const WholeRequest& whole, const Languages& languages) -> Task<Result<db::Unit>> {
                        co_return reminder(records, whole, languages);
                    });
            }};
}

jobs::Job release_job(const RequestRecords& records) {
    return {.kind = "requests.release",
            .every = std::chrono::minutes{1},
            .wanted = anything(records, requests_held_long_enough, Duration{0}),
            .run = [&records](Instant now) -> Task<Result<void>> {
                co_return co_await for_each_due(
                    records, requests_held_long_enough, now, [&records](const WholeRequest& whole, const Languages&) {
                        return release(records, whole, nullptr, "waited long enough after a decline");
                    });
            }};
}

jobs::Job review_mail_job(const RequestRecords& records) {
    return {.kind = "requests.tell_reviewers",
            .every = std::chrono::minutes{15},
            .wanted = [&records](Instant) -> Task<Result<bool>> {
                co_return CO_TRY(co_await records.db.one(requests_untold))->count > 0;
            },
            .run = [&records](Instant now) -> Task<Result<void>> {
                const auto count = CO_TRY(co_await records.db.one(requests_untold))->count;
                auto unit = records.begin({.act = "review_queue.announced", .because = "requests wait for a reviewer"});
                save_reviewers_told(unit, count, now);
                for (const auto& reviewer : CO_TRY(co_await records.db.all(reviewers)))
                    records.outbox.post(unit,
                                        review_waiting_mail(records.ids.make<mail::MailTag>(now), reviewer.email, count,
                                                            reviewer.language),
                                        now);
                const auto written = co_await records.db.write(std::move(unit));
                co_return written || overtaken(written.error()) ? Result<void>{} : written;
            }};
}

} // namespace deedbox::requests

#include "jobs/calendar.h"

#include "jobs/clock_watch.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

namespace deedbox::jobs {

namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

constexpr Duration lease_length = std::chrono::minutes{2};
constexpr Duration pause = std::chrono::milliseconds{500};

const db::Command enter_job{R"(
    INSERT INTO jobs (kind, due_at, lease_until, lease, tries) VALUES ($1, $2, 0, 0, 0) ON CONFLICT (kind) DO NOTHING)"};

// Run twice, because the answer to the first was lost, it is still this node that has the job.
const db::Command take_job{R"(
    UPDATE jobs SET lease = $3, lease_until = $4, tries = CASE WHEN lease = $3 THEN tries ELSE tries + 1 END
    WHERE kind = $1 AND due_at <= $2 AND (lease_until < $2 OR lease = $3))"};

const db::Command close_job{R"(
    UPDATE jobs SET lease = 0, lease_until = 0, due_at = $3, tries = CASE WHEN CAST($4 AS TEXT) IS NULL THEN 0 ELSE tries END, last_error = $4
    WHERE kind = $1 AND lease = $2)"};

const db::Command give_back_jobs_of_node{
    "UPDATE jobs SET lease = 0, lease_until = 0 WHERE lease <> 0 AND ((lease >> 12) & 1023) = $1"};

struct DueAt {
    Instant due_at;
    Instant lease_until;
    std::int64_t tries = 0;
};
BOOST_DESCRIBE_STRUCT(DueAt, (), (due_at, lease_until, tries))
const db::Query<DueAt> job_state{"SELECT due_at, lease_until, tries FROM jobs WHERE kind = $1"};

} // namespace

Job sweep_job(std::string kind, db::Database& db, std::function<void(db::Unit&, Instant)> sweep) {
    return {.kind = std::move(kind),
            .every = std::chrono::hours{1},
            .wanted = [](Instant) -> Task<Result<bool>> { co_return true; },
            .run = [&db, sweep = std::move(sweep)](Instant now) -> Task<Result<void>> {
                db::Unit unit;
                sweep(unit, now);
                co_return co_await db.write(std::move(unit));
            }};
}

Job batch_job(std::string kind, Duration every, std::function<Task<Result<bool>>()> is_one,
              std::function<Task<Result<void>>()> batch) {
    return {.kind = std::move(kind),
            .every = every,
            .wanted = [is_one](Instant) -> Task<Result<bool>> { co_return co_await is_one(); },
            .run = [is_one, batch = std::move(batch)](Instant) -> Task<Result<void>> {
                while (CO_TRY(co_await is_one())) CO_CHECK(co_await batch());
                co_return Result<void>{};
            }};
}

const db::Query<JobRow> all_jobs{"SELECT kind, due_at, tries, last_error FROM jobs ORDER BY kind"};

Task<Result<void>> Calendar::open() {
    db::Unit unit;
    unit.run(give_back_jobs_of_node, ids_.node());
    for (const auto& job : jobs_) unit.run(enter_job, job.kind, clock_.now());
    co_return co_await db_.write(std::move(unit));
}

Task<Result<void>> Calendar::turn(WallClock wall) {
    for (const auto& job : jobs_) co_await attend(job, wall);
    co_return Result<void>{};
}

Task<void> Calendar::attend(const Job& job, WallClock wall) {
    if (job.irreversible && wall == WallClock::doubted) co_return;
    Result<void> outcome;
    try {
        outcome = co_await run(job);
    } catch (const std::exception& error) {
        outcome = broken(error.what());
    }
    if (!outcome) spdlog::error("job {}: {} {}", job.kind, outcome.error().code, outcome.error().cause);
}

Task<Result<void>> Calendar::run(const Job& job) {
    const auto now = clock_.now();
    const auto state = CO_TRY(co_await db_.one(job_state, job.kind));
    if (!state || state->due_at > now || state->lease_until >= now) co_return Result<void>{};
    if (!CO_TRY(co_await job.wanted(now))) co_return Result<void>{};
    const auto lease = ids_.next(now);
    const Error taken{.kind = Kind::conflict, .code = "job.taken"};
    db::Unit unit;
    unit.expect(1, taken, take_job, job.kind, now, lease, now + lease_length);
    const auto leased = co_await db_.write(std::move(unit));
    if (!leased) co_return leased.error().code == taken.code ? Result<void>{} : leased; // another node was quicker
    const auto outcome = co_await job.run(now);
    CO_CHECK(co_await close(job, lease, outcome));
    co_return outcome;
}

// A job that fails comes back later and later, at most an hour apart; its row shows the last error to staff.
Task<Result<void>> Calendar::close(const Job& job, std::int64_t lease, const Result<void>& outcome) {
    const auto now = clock_.now();
    const auto failed = outcome ? std::nullopt : std::optional{outcome.error().code + " " + outcome.error().cause};
    const auto state = CO_TRY(co_await db_.one(job_state, job.kind));
    const auto doublings = std::min<std::int64_t>(state ? state->tries : 0, 10);
    const auto wait = failed ? std::min<Duration>(job.every * (1LL << doublings), std::chrono::hours{1}) : job.every;
    db::Unit unit;
    unit.run(close_job, job.kind, lease, now + wait, failed);
    co_return co_await db_.write(std::move(unit));
}

void Calendar::start(asio::io_context& context) {
    asio::co_spawn(context.get_executor(), loop(), asio::detached);
}

Task<void> Calendar::loop() {
    Timer timer{co_await asio::this_coro::executor};
    ClockWatch watch;
    for (;;) {
        const auto steady = std::chrono::steady_clock::now();
        if (const auto jumped = watch.note(clock_.now(), steady))
            spdlog::warn(
                "the clock has jumped by {} s: what cannot be undone waits until it has been steady for {} min",
                std::chrono::duration_cast<std::chrono::seconds>(*jumped).count(),
                std::chrono::duration_cast<std::chrono::minutes>(ClockWatch::settles_in).count());
        const auto wall = watch.is_believable(steady) ? WallClock::believed : WallClock::doubted;
        for (const auto& job : jobs_)
            if (at_work_.insert(job.kind).second)
                asio::co_spawn(timer.get_executor(), attend_alone(job, wall), asio::detached);
        timer.expires_after(pause);
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable_t<Executor>{}));
    }
}

Task<void> Calendar::attend_alone(const Job& job, WallClock wall) {
    co_await attend(job, wall);
    at_work_.erase(job.kind);
}

} // namespace deedbox::jobs

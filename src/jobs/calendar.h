#pragma once

#include "base/id.h"
#include "db/database.h"

#include <functional>
#include <set>

namespace deedbox::jobs {

/// Work that comes back: due after `every`, done by whichever node holds the lease. Safe to run twice.
struct Job {
    std::string kind;
    Duration every;
    /// A cheap look whether there is anything to do, so that an idle installation writes nothing.
    std::function<Task<Result<bool>>(Instant)> wanted;
    std::function<Task<Result<void>>(Instant)> run;
    /// Ends what cannot be begun again: not done while the wall clock cannot be believed.
    bool irreversible = false;
};

/// Removes hourly what is not needed any more.
Job sweep_job(std::string kind, db::Database& db, std::function<void(db::Unit&, Instant)> sweep);

/// Whether a query finds anything at a moment ($1; $2 how many at most), or at one so long before: what a job asks
/// before it takes its lease.
template <class Row>
std::function<Task<Result<bool>>(Instant)> anything_due(db::Database& db, const db::Query<Row>& due,
                                                        Duration before = {}) {
    return [&db, &due, before](Instant now) -> Task<Result<bool>> {
        co_return !CO_TRY(co_await db.all(due, now - before, std::int64_t{1})).empty();
    };
}

/// Does a batch after the other for as long as there is one to do.
Job batch_job(std::string kind, Duration every, std::function<Task<Result<bool>>()> is_one,
              std::function<Task<Result<void>>()> batch);

/// A job as the database has it.
struct JobRow {
    std::string kind;
    Instant due_at;
    std::int64_t tries = 0;
    std::optional<std::string> last_error;
};
BOOST_DESCRIBE_STRUCT(JobRow, (), (kind, due_at, tries, last_error))
extern const db::Query<JobRow> all_jobs;

class Calendar {
public:
    Calendar(db::Database& db, const Clock& clock, IdMaker& ids) : db_{db}, clock_{clock}, ids_{ids} {}

    void add(Job job) { jobs_.push_back(std::move(job)); }

    /// Enters the jobs into the database, and frees those that this node was at when it died; once, before anything
    /// runs.
    Task<Result<void>> open();

    enum class WallClock { believed, doubted };
    /// Runs every job that is due and wanted, once each; none that is irreversible while the clock is in doubt. What
    /// the loop does at each turn, and what tests call.
    Task<Result<void>> turn(WallClock wall = WallClock::believed);

    /// Looks about twice a second, until the context stops, which jobs are due. Each runs beside the others, so that a
    /// long one delays nothing but itself.
    void start(boost::asio::io_context& context);

    const std::vector<Job>& jobs() const { return jobs_; }

private:
    /// Runs the job if it is due and wanted; what goes wrong is for its row and the log.
    Task<void> attend(const Job& job, WallClock wall);
    Task<Result<void>> run(const Job& job);
    Task<Result<void>> close(const Job& job, std::int64_t lease, const Result<void>& outcome);
    Task<void> loop();
    Task<void> attend_alone(const Job& job, WallClock wall);

    db::Database& db_;
    const Clock& clock_;
    IdMaker& ids_;
    std::vector<Job> jobs_;
    std::set<std::string_view> at_work_; // kinds that the loop has begun and not ended
};

} // namespace deedbox::jobs

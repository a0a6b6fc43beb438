#pragma once

#include "base/id.h"
#include "db/database.h"

#include <functional>

namespace deedbox::jobs {

/// Work that comes back: due after `every`, done by whichever node holds the lease. Safe to run twice.
struct Job {
    std::string kind;
    Duration every;
    /// A cheap look whether there is anything to do, so that an idle installation writes nothing.
    std::function<Task<Result<bool>>(Instant)> wanted;
    std::function<Task<Result<void>>(Instant)> run;
};

class Calendar {
public:
    Calendar(db::Database& db, const Clock& clock, IdMaker& ids) : db_{db}, clock_{clock}, ids_{ids} {}

    void add(Job job) { jobs_.push_back(std::move(job)); }

    /// Enters the jobs into the database; once, before anything runs.
    Task<Result<void>> open();

    /// Runs every job that is due and wanted, once each. What the loop does at each turn, and what tests call.
    Task<Result<void>> turn();

    /// Turns about once a second until the context stops.
    void start(boost::asio::io_context& context);

    const std::vector<Job>& jobs() const { return jobs_; }

private:
    Task<Result<void>> run(const Job& job);
    Task<Result<void>> close(const Job& job, std::int64_t lease, const Result<void>& outcome);
    Task<void> loop();

    db::Database& db_;
    const Clock& clock_;
    IdMaker& ids_;
    std::vector<Job> jobs_;
};

} // namespace deedbox::jobs

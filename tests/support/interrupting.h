#pragma once

#include "db/database.h"

#include <functional>
#include <mutex>

namespace deedbox::testing {

/// What has to happen between what an act reads and what it writes. It outlives the database that asks it.
class Interruption {
public:
    /// To be run once, just before the next unit is written.
    void arm(std::function<void()> run) {
        const std::lock_guard lock{mutex_};
        run_ = std::move(run);
    }
    /// Whether it is still to come.
    bool is_armed() const {
        const std::lock_guard lock{mutex_};
        return static_cast<bool>(run_);
    }
    void strike() {
        std::function<void()> run;
        {
            const std::lock_guard lock{mutex_};
            run = std::exchange(run_, {});
        }
        if (run) run();
    }

private:
    mutable std::mutex mutex_;
    std::function<void()> run_;
};

/// A database whose next write comes too late: somebody else's act is committed before it. The act waits meanwhile with
/// the I/O thread that it is on, so the other one has to come by another portal.
class Interrupting final : public db::Database {
public:
    Interrupting(std::unique_ptr<db::Database> database, Interruption& interruption)
        : database_{std::move(database)}, interruption_{interruption} {}

    db::Engine engine() const override { return database_->engine(); }
    Task<Result<void>> write(db::Unit unit) override {
        interruption_.strike();
        co_return co_await database_->write(std::move(unit));
    }
    void write_only_while(const db::Statement& query, db::Values values) override {
        database_->write_only_while(query, std::move(values));
    }
    Task<Result<std::vector<db::Rows>>> find(std::span<const db::Question> questions) override {
        return database_->find(questions);
    }
    Task<Result<void>> check() override { return database_->check(); }
    db::WriterFigures writer_figures() const override { return database_->writer_figures(); }

private:
    std::unique_ptr<db::Database> database_;
    Interruption& interruption_;
};

} // namespace deedbox::testing

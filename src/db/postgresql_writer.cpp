#include "db/postgresql_writer.h"

#include <sodium.h>
#include <spdlog/spdlog.h>

namespace deedbox::db {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// How long a unit waits for a database that cannot be reached, and a transaction for its answers.
constexpr seconds patience{10};
constexpr milliseconds first_pause{50};
constexpr milliseconds longest_pause{1000};
// After a unit that failed, so many batches run with a savepoint for each unit at once: where one fails, more do.
constexpr unsigned careful_after_failure = 32;

Deadline now() {
    return std::chrono::steady_clock::now();
}

// Two nodes that disturbed each other must not come back in the same moment.
void pause(milliseconds length) {
    std::this_thread::sleep_for(length / 2 +
                                milliseconds{randombytes_uniform(static_cast<std::uint32_t>(length.count()))});
}

void fail_all(std::span<Writer::Waiting> batch, const Error& error) {
    for (auto& waiting : batch) waiting.outcome = std::unexpected{error};
}

bool can_be_sent(const Unit& unit) {
    return std::ranges::none_of(unit.steps(),
                                [](const Unit::Step& step) { return PostgresqlHandle::holds_zero(step.values); });
}

} // namespace

void PostgresqlWriter::commit(std::span<Writer::Waiting> batch, const Writer::Condition& condition) {
    const auto bad =
        std::ranges::stable_partition(batch, [](const Writer::Waiting& waiting) { return can_be_sent(waiting.unit); });
    fail_all(bad, broken("a text holds a zero octet, which PostgreSQL cannot keep").error());
    batch = batch.first(batch.size() - bad.size());
    if (batch.empty()) return;

    const auto until = std::ranges::min_element(batch, {}, &Writer::Waiting::since)->since + patience;
    savepoints_ = batch.size() == 1 || careful_batches_ > 0;
    if (careful_batches_ > 0) --careful_batches_;
    for (;;) {
        if (!connect(until)) return fail_all(batch, unavailable("the database cannot be reached"));
        answer_by_ = now() + patience;
        switch (attempt(batch, condition)) {
        case Ended::committed: return;
        case Ended::lost:
            spdlog::warn("the writer's connection to the database is lost: {}", handle_->last_error());
            handle_.reset();
            // Whether the COMMIT came through is unknown, and every mark that is there already will say so.
            savepoints_ = true;
            break;
        case Ended::disturbed: pause(first_pause); break;
        }
        if (now() >= until) return fail_all(batch, unavailable("the database kept failing"));
    }
}

bool PostgresqlWriter::connect(Deadline until) {
    for (auto length = first_pause; !handle_; length = std::min(length * 2, longest_pause)) {
        auto opened = PostgresqlHandle::open(location_);
        if (opened) {
            const auto ready = opened->prepare_all(PostgresqlHandle::Use::writing, now() + patience);
            if (ready)
                handle_.emplace(std::move(*opened));
            else
                opened = std::unexpected{ready.error()};
        }
        if (opened) break;
        spdlog::warn("the writer cannot connect: {}", opened.error().cause);
        if (now() >= until) return false;
        pause(length);
    }
    return true;
}

PostgresqlWriter::Ended PostgresqlWriter::attempt(std::span<Writer::Waiting> batch,
                                                  const Writer::Condition& condition) {
    for (auto& waiting : batch) waiting.outcome = {};
    handle_->say(PostgresqlHandle::begin);
    handle_->say(PostgresqlHandle::take_turn);
    if (condition.query) handle_->send_required(*condition.query, condition.values);
    send_units(batch, 0);
    send_end();
    auto progress = read(batch, 0, true, condition.query != nullptr);
    if (progress.stage == Progress::Stage::unit && !savepoints_) {
        // Nothing of a transaction that failed stands, so nothing was decided: all run again, each for itself.
        const auto state = std::string{sqlstate(progress.failure)};
        if (const auto ended = roll_back(Ended::disturbed); ended == Ended::lost || state.starts_with("40"))
            return ended;
        savepoints_ = true;
        careful_batches_ = careful_after_failure;
        return attempt(batch, condition);
    }
    return settle(batch, std::move(progress));
}

void PostgresqlWriter::send_units(std::span<Writer::Waiting> batch, std::size_t from) {
    for (const auto& waiting : batch.subspan(from)) {
        if (savepoints_) handle_->say(PostgresqlHandle::savepoint);
        for (const auto& step : waiting.unit.steps()) {
            if (!step.guards())
                handle_->send(*step.statement, step.values);
            else if (step.rows)
                handle_->send_guarded(*step.statement, step.values, *step.rows);
            else
                handle_->send_required(*step.statement, step.values);
        }
        if (savepoints_) handle_->say(PostgresqlHandle::release);
    }
}

void PostgresqlWriter::send_end() {
    handle_->say(PostgresqlHandle::commit);
    handle_->sync();
}

bool PostgresqlWriter::answers_well(Answer& failure) {
    auto answer = handle_->receive(answer_by_);
    const auto status = PQresultStatus(answer.get());
    if (answer && (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)) return true;
    failure = std::move(answer);
    return false;
}

// Reads up to the sync, or to the first failure and then up to the sync.
PostgresqlWriter::Progress PostgresqlWriter::read(std::span<Writer::Waiting> batch, std::size_t from, bool with_begin,
                                                  bool with_condition) {
    Progress progress{.stage = Progress::Stage::begin};
    const auto failed = [&](Progress::Stage stage, std::size_t unit = 0, std::size_t step = no_step) {
        progress.stage = stage;
        progress.unit = unit;
        progress.step = step;
        if (!progress.failure || !drain()) progress.stage = Progress::Stage::lost;
        return std::move(progress);
    };
    for (int i = (with_begin ? 2 : 0) + (with_condition ? 1 : 0); i > 0; --i)
        if (!answers_well(progress.failure)) return failed(Progress::Stage::begin);
    for (auto unit = from; unit < batch.size(); ++unit) {
        if (savepoints_ && !answers_well(progress.failure)) return failed(Progress::Stage::unit, unit);
        for (std::size_t step = 0; step < batch[unit].unit.steps().size(); ++step)
            if (!answers_well(progress.failure)) return failed(Progress::Stage::unit, unit, step);
        if (savepoints_ && !answers_well(progress.failure)) return failed(Progress::Stage::unit, unit);
    }
    if (!answers_well(progress.failure)) return failed(Progress::Stage::commit);
    progress.stage = drain() ? Progress::Stage::done : Progress::Stage::lost;
    return progress;
}

// Takes what is left of a segment; false when the connection is lost.
bool PostgresqlWriter::drain() {
    for (;;) {
        const auto answer = handle_->receive(answer_by_);
        if (!answer || handle_->lost()) return false;
        if (PQresultStatus(answer.get()) == PGRES_PIPELINE_SYNC) return true;
    }
}

PostgresqlWriter::Ended PostgresqlWriter::roll_back(Ended ended) {
    handle_->say(PostgresqlHandle::rollback);
    handle_->sync();
    return drain() ? ended : Ended::lost;
}

PostgresqlWriter::Ended PostgresqlWriter::settle(std::span<Writer::Waiting> batch, Progress progress) {
    for (;;) {
        if (progress.stage == Progress::Stage::done) return Ended::committed;
        if (progress.stage == Progress::Stage::lost) return Ended::lost;
        const auto state = std::string{sqlstate(progress.failure)};
        // A server that stops, or that is no longer the one that writes.
        if (state.starts_with("57P") || state == "25006") return Ended::lost;
        if (state.starts_with("40")) return roll_back(Ended::disturbed); // a deadlock, a conflict
        if (progress.stage != Progress::Stage::unit) {
            fail_all(batch, state == PostgresqlHandle::guard_failed
                                ? unavailable("this process may write no more: another has taken its place")
                                : error_of(progress.failure, "commit"));
            return roll_back(Ended::committed);
        }
        handle_->say(PostgresqlHandle::rollback_unit);
        if (!settle_unit(batch[progress.unit], progress)) return Ended::lost;
        const auto next = progress.unit + 1;
        send_units(batch, next);
        send_end();
        progress = read(batch, next, false, false);
    }
}

// The outcome of a unit that failed, once it is rolled back alone.
bool PostgresqlWriter::settle_unit(Writer::Waiting& waiting, const Progress& progress) {
    const auto* step = progress.step == no_step ? nullptr : &waiting.unit.steps()[progress.step];
    const bool guard = step && step->guards() && sqlstate(progress.failure) == PostgresqlHandle::guard_failed;
    if (guard && step->same) handle_->send(*step->same, step->same_values);
    handle_->sync();
    Answer failure;
    if (!answers_well(failure)) return false;
    if (!guard) {
        waiting.outcome = std::unexpected{
            error_of(progress.failure, step ? step->statement->sql(Engine::postgresql) : "a unit of writes")};
    } else if (step->same) {
        // No row went in: the unit has been committed before, or something else has the same id.
        const auto same = handle_->receive(answer_by_);
        if (PQresultStatus(same.get()) != PGRES_TUPLES_OK) return false;
        waiting.outcome =
            PQntuples(same.get()) > 0 ? Result<void>{} : broken("a mark is there already, and it is another's");
    } else {
        waiting.outcome = std::unexpected{*step->otherwise};
    }
    return drain();
}

} // namespace deedbox::db

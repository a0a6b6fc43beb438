#pragma once

#include "db/postgresql_handle.h"
#include "db/writer.h"

namespace deedbox::db {

/// What the writer's thread does with a batch on PostgreSQL: the whole transaction in one pipeline, in one round trip.
/// Guards look after themselves in SQL, so that the COMMIT can be sent behind them. A lost connection is made anew and
/// the batch is run again: the units' marks tell what had been committed before.
class PostgresqlWriter {
public:
    PostgresqlWriter(std::string location, PostgresqlHandle handle)
        : location_{std::move(location)}, handle_{std::move(handle)} {}

    void commit(std::span<Writer::Waiting> batch, const Writer::Condition& condition);

private:
    enum class Ended { committed, lost, disturbed };
    /// How far the answers were good.
    struct Progress {
        enum class Stage { begin, unit, commit, done, lost } stage;
        std::size_t unit = 0;
        std::size_t step = 0; // none: a savepoint's own words
        Answer failure{};
    };
    static constexpr std::size_t no_step = static_cast<std::size_t>(-1);

    bool connect(Deadline until);
    Ended attempt(std::span<Writer::Waiting> batch, const Writer::Condition& condition);
    void send_units(std::span<Writer::Waiting> batch, std::size_t from);
    void send_end();
    Progress read(std::span<Writer::Waiting> batch, std::size_t from, bool with_begin, bool with_condition);
    Ended settle(std::span<Writer::Waiting> batch, Progress progress);
    bool settle_unit(Writer::Waiting& waiting, const Progress& progress);
    bool answers_well(Answer& failure);
    bool drain();
    Ended roll_back(Ended ended);

    std::string location_;
    std::optional<PostgresqlHandle> handle_;
    Deadline answer_by_{};
    bool savepoints_ = false;
    unsigned careful_batches_ = 0;
};

} // namespace deedbox::db

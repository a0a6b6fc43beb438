#pragma once

#include "base/id.h"
#include "db/database.h"

#include <mutex>

namespace deedbox::portal {

/// The numbers from which a kind of process takes one for its ids.
struct NodeNumbers {
    unsigned first;
    unsigned last;
};

/// The number that this process has in the ids it makes, so that two over one database never make the same. It is
/// leased: the holder says again and again that it is there. Nothing is written once another has the number, however
/// long this process was asleep: that is a condition of every commit, not a look at a clock.
class NodeLease {
public:
    NodeLease(db::Database& db, const Clock& clock, IdMaker& ids, NodeNumbers numbers)
        : db_{db}, clock_{clock}, ids_{ids}, numbers_{numbers} {}

    /// Takes the first number that is free, or whose holder has died on this machine, and makes ids only that are later
    /// than any in the log. Errors: `storage.unavailable` when all are taken.
    Task<Result<void>> take();
    /// Says that this process is still there; takes another number when its own is gone.
    Task<Result<void>> keep();
    /// Gives the number back, for the next to take at once.
    Task<Result<void>> give_back();

    /// How often to say so: a few times in the length of a lease.
    static constexpr std::chrono::seconds keep_every{10};
    static constexpr std::chrono::seconds length{60};

private:
    Task<Result<bool>> try_to_take(std::int64_t number, std::string dead, Instant now);
    Task<Result<bool>> is_held();

    db::Database& db_;
    const Clock& clock_;
    IdMaker& ids_;
    NodeNumbers numbers_;
    std::int64_t number_ = -1;
    std::int64_t holder_ = 0; // nobody else's: a random number, a new one each time
};

} // namespace deedbox::portal

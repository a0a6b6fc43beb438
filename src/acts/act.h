#pragma once

#include "base/actor.h"
#include "db/database.h"
#include "events/event.h"
#include "mail/outbox.h"

namespace deedbox::acts {

/// What every act is made with; one for the whole portal.
struct Means {
    db::Database& db;
    const Clock& clock;
    IdMaker& ids;
    const mail::Outbox& outbox;
};

/// One act on its way to the database: the moment it happens at, who does it, and the unit of writes that it becomes.
/// It begins with its event, which is the unit's mark.
class Act {
public:
    Act(const Means& means, Doer by) : means_{means}, by_{by}, now_{means.clock.now()} {}

    Instant now() const { return now_; }
    /// Only for acts of somebody who is signed in.
    const Actor& actor() const { return *by_.actor; }

    template <class Id>
    Id make() {
        return Id{means_.ids.next(now_)};
    }

    /// The event, first of all. Whoever repeats the call is shown what the act made: `made` is its id. With an
    /// Idempotency-Key the unit also claims that: one unit for each call, then.
    void record(events::Event event, std::optional<std::int64_t> made = {});
    /// A further event of the same act, when it ends one thing and begins another.
    void record_further(events::Event event);
    /// Owes somebody a mail.
    void post(mail::Mail mail);

    db::Unit& unit() { return unit_; }
    /// The whole act, to be written; jobs write many together.
    db::Unit take() { return std::move(unit_); }

private:
    const Means& means_;
    Doer by_;
    Instant now_;
    db::Unit unit_;
};

/// How often an act is begun anew before its caller is told to come again: each time somebody else was quicker.
constexpr int most_attempts = 8;

/// The failure of an act that was overtaken each time: 503 `storage.unavailable`.
Error given_up();

/// Carries out an act: `build` reads, asks the rules, and puts what is to be written into the act. Where the unit's
/// guards find that what was read has changed meanwhile (`db::overtaken`), it is all done again: so the rules alone
/// say what is answered, and no guard has an answer of its own. An act without writes leaves no trace.
template <class Build>
auto carry_out(const Means& means, Doer by, Build build) -> std::invoke_result_t<Build, Act&> {
    for (int attempt = 1;; ++attempt) {
        Act act{means, by};
        auto outcome = co_await build(act);
        if (!outcome || act.unit().steps().empty()) co_return outcome;
        const auto written = co_await means.db.write(act.take());
        if (written) co_return outcome;
        if (!db::is_overtaken(written.error())) co_return std::unexpected{written.error()};
        if (attempt == most_attempts) co_return std::unexpected{given_up()};
    }
}

} // namespace deedbox::acts

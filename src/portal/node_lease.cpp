#include "portal/node_lease.h"

#include "events/event_store.h"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <unistd.h>

#include <fstream>
#include <sstream>

namespace deedbox::portal {

namespace {

struct NodeNumber {
    std::int64_t number = 0;
};
BOOST_DESCRIBE_STRUCT(NodeNumber, (), (number))

struct TakenNumber {
    std::int64_t number = 0;
    std::string process;
};
BOOST_DESCRIBE_STRUCT(TakenNumber, (), (number, process))
const db::Query<TakenNumber> taken_numbers{R"(
    SELECT number, process FROM nodes WHERE number >= $1 AND number <= $2 AND lease_until >= $3 ORDER BY number)"};

// A number that nobody has, whose holder was not heard of, or whose holder ($6) has died on this machine; or it is ours
// already, and the answer that said so was lost.
const db::Command take_number{R"(
    INSERT INTO nodes (number, holder, lease_until, since, process) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (number) DO UPDATE
    SET holder = excluded.holder, lease_until = excluded.lease_until, since = excluded.since, process = excluded.process
    WHERE nodes.lease_until < excluded.since OR nodes.holder = excluded.holder OR nodes.process = $6)"};
const db::Command keep_number{"UPDATE nodes SET lease_until = $3 WHERE number = $1 AND holder = $2"};
const db::Command give_number_back{"UPDATE nodes SET lease_until = 0 WHERE number = $1 AND holder = $2"};
const db::Query<NodeNumber> held_number{"SELECT number FROM nodes WHERE number = $1 AND holder = $2"};

std::int64_t random_number() {
    std::int64_t out = 0;
    randombytes_buf(&out, sizeof out);
    return out;
}

// When a process began, in ticks since the machine did (proc(5)); nothing when there is no such process.
std::optional<std::string> beginning_of(const std::string& process) {
    std::ifstream in{"/proc/" + process + "/stat"};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    const auto name_end = text.rfind(')'); // the name before it may hold anything
    if (name_end == std::string::npos) return std::nullopt;
    std::istringstream fields{text.substr(name_end + 1)};
    std::string field;
    for (int i = 3; i <= 22; ++i) fields >> field;
    return field;
}

std::string this_machine() {
    char name[256]{};
    ::gethostname(name, sizeof name - 1);
    std::ifstream in{"/proc/sys/kernel/random/boot_id"};
    std::string boot;
    in >> boot;
    return std::string{name} + " " + boot + " ";
}

std::string this_process() {
    const auto number = std::to_string(::getpid());
    return this_machine() + number + " " + beginning_of(number).value_or("?");
}

// Taken for dead by mistake it would only have to take another number.
bool died_here(const std::string& process) {
    const auto machine = this_machine();
    if (!process.starts_with(machine)) return false;
    std::istringstream rest{process.substr(machine.size())};
    std::string number;
    std::string beginning;
    rest >> number >> beginning;
    return beginning_of(number) != beginning;
}

} // namespace

Task<Result<void>> NodeLease::take() {
    const auto now = clock_.now();
    const auto taken = CO_TRY(co_await db_.all(taken_numbers, numbers_.first, numbers_.last, now));
    auto next = taken.begin();
    for (std::int64_t number = numbers_.first; number <= numbers_.last; ++number) {
        std::string dead = "nobody";
        if (next != taken.end() && next->number == number) {
            dead = (next++)->process;
            if (!died_here(dead)) continue;
        }
        if (!CO_TRY(co_await try_to_take(number, dead, now))) continue; // another was quicker
        if (const auto newest = CO_TRY(co_await db_.one(events::newest_event)); newest && newest->id)
            ids_.start_after(*newest->id);
        ids_.become(static_cast<unsigned>(number));
        db_.write_only_while(held_number, {number_, holder_});
        co_return Result<void>{};
    }
    co_return std::unexpected{db::unavailable("every number for a process over this database is taken")};
}

Task<Result<bool>> NodeLease::try_to_take(std::int64_t number, std::string dead, Instant now) {
    number_ = number;
    holder_ = random_number();
    const Error taken{.kind = Kind::conflict, .code = "node.taken"};
    db::Unit unit;
    unit.expect(1, taken, take_number, number_, holder_, now + length, now, this_process(), dead).unconditional();
    const auto done = co_await db_.write(std::move(unit));
    if (!done && done.error().code != taken.code) co_return std::unexpected{done.error()};
    co_return done.has_value();
}

Task<Result<bool>> NodeLease::is_held() {
    co_return CO_TRY(co_await db_.one(held_number, number_, holder_)).has_value();
}

Task<Result<void>> NodeLease::keep() {
    db::Unit unit;
    unit.run(keep_number, number_, holder_, clock_.now() + length);
    const auto kept = co_await db_.write(std::move(unit));
    if (kept || CO_TRY(co_await is_held())) co_return kept;
    spdlog::warn("another process has taken the number {} of this one, which must have been asleep", number_);
    co_return co_await take();
}

Task<Result<void>> NodeLease::give_back() {
    if (number_ < 0) co_return Result<void>{};
    db::Unit unit;
    unit.run(give_number_back, number_, holder_);
    co_return co_await db_.write(std::move(unit));
}

} // namespace deedbox::portal

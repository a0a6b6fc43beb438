#pragma once

#include "base/instant.h"

#include <atomic>
#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace deedbox {

/// A 64-bit, time-ordered id that cannot be mistaken for the id of another kind of thing. In JSON a decimal string,
/// because numbers beyond 2^53 do not survive JavaScript.
template <class Tag>
struct Id {
    std::int64_t number = 0;

    auto operator<=>(const Id&) const = default;
    std::string text() const { return std::to_string(number); }

    /// Reads what `text()` writes; nothing for any other text (signs, leading zeros, too large).
    static std::optional<Id> parse(std::string_view text) {
        Id id;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id.number);
        if (error != std::errc{} || end != text.data() + text.size() || id.number <= 0 || text.front() == '0')
            return std::nullopt;
        return id;
    }
};

using UserId = Id<struct UserTag>;
using SmartAccountId = Id<struct SmartAccountTag>;
using VirtualAccountId = Id<struct VirtualAccountTag>;
using AccountRequestId = Id<struct AccountRequestTag>;
using VirtualAccountId = Id<struct VirtualAccountTag>;

/// Makes ids: 41 bits of milliseconds since 2024, 10 bits of node, 12 bits of sequence. Ids of one node are strictly
/// increasing even when its clock steps back. Safe to call from several threads.
class IdMaker {
public:
    explicit IdMaker(unsigned node) : node_{node & 0x3ffU} {}

    /// Makes only ids that are later than one made before this program started: a clock that steps back over a restart
    /// must not give an id twice, for an id that is there already counts as a unit already committed.
    void start_after(std::int64_t id) {
        const auto milliseconds = static_cast<std::uint64_t>(id) >> 22U;
        const auto first = (milliseconds + 1) << 12U;
        auto last = last_.load(std::memory_order_relaxed);
        while (last < first && !last_.compare_exchange_weak(last, first, std::memory_order_relaxed)) {}
    }

    std::int64_t node() const { return node_; }

    /// From now on under another number.
    void become(unsigned node) { node_ = node & 0x3ffU; }

    template <class Tag>
    Id<Tag> make(Instant now) {
        return Id<Tag>{next(now)};
    }

    std::int64_t next(Instant now) {
        constexpr auto epoch = std::chrono::sys_days{std::chrono::year{2024} / 1 / 1};
        const auto wanted = static_cast<std::uint64_t>((now - epoch).count()) << 12U;
        auto last = last_.load(std::memory_order_relaxed);
        auto next = wanted;
        do {
            next = wanted > last ? wanted : last + 1;
        } while (!last_.compare_exchange_weak(last, next, std::memory_order_relaxed));
        const auto milliseconds = next >> 12U;
        const auto sequence = next & 0xfffU;
        return static_cast<std::int64_t>(milliseconds << 22U |
                                         std::uint64_t{node_.load(std::memory_order_relaxed)} << 12U | sequence);
    }

private:
    std::atomic<std::uint64_t> last_{0};
    std::atomic<unsigned> node_;
};

} // namespace deedbox

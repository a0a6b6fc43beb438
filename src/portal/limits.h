#pragma once

#include "base/instant.h"
#include "base/result.h"

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace deedbox::portal {

/// What a limit counts by.
enum class CountedBy { client, user, client_and_email, recipient };

/// The row of mails that nobody asked for; the outbox counts them, in the database.
constexpr std::string_view unasked_mail = "unaskedMail";

/// So many calls of an operation in so much time, for each client address, user, or address and mail address together
/// (never per user alone where a stranger could lock them out).
struct Limit {
    std::string_view operation;
    CountedBy by;
    int calls;
    std::chrono::seconds window;
};

/// Every limit there is; `deedbox settings` prints this table, and docs/operate.md repeats it.
const std::vector<Limit>& limits_table();
std::string_view words(CountedBy by);

/// Counts calls in this process. Each key has a bucket that refills evenly over the window.
class Limiter {
public:
    /// Errors: `limit.reached`, with when to come back.
    Result<void> take(const Limit& limit, std::string_view key, Instant now);

private:
    struct Bucket {
        double tokens;
        Instant at;
    };
    void forget_full(Instant now);

    std::mutex mutex_;
    std::unordered_map<std::string, Bucket> buckets_;
    Instant swept_{};
};

} // namespace deedbox::portal

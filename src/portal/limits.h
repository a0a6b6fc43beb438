#pragma once

#include "http/routes.h"

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace deedbox::portal {

std::string_view words(http::CountedBy by);

/// Counts calls in this process. Each key has a bucket that refills evenly over the window.
class Limiter {
public:
    /// Errors: `limit.reached`, with when to come back.
    Result<void> take(std::string_view operation, const http::Limit& limit, std::string_view key, Instant now);

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

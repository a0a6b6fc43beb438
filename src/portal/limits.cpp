#include "portal/limits.h"

#include <cmath>

namespace deedbox::portal {

using namespace http;

namespace {

constexpr std::size_t most_buckets = 200'000;

} // namespace

std::string_view words(CountedBy by) {
    switch (by) {
    case CountedBy::client: return "client address";
    case CountedBy::user: return "user";
    case CountedBy::client_and_email: return "client address and mail address";
    }
    std::abort();
}

Result<void> Limiter::take(std::string_view operation, const Limit& limit, std::string_view key, Instant now) {
    const auto name = std::string{operation} + '\n' + std::string{words(limit.by)} + '\n' + std::string{key};
    const double per_millisecond = limit.calls / static_cast<double>(Duration{limit.window}.count());
    const std::lock_guard lock{mutex_};
    forget_full(now);
    auto& bucket = buckets_.try_emplace(name, Bucket{static_cast<double>(limit.calls), now}).first->second;
    const auto passed = std::max<std::int64_t>(0, (now - bucket.at).count());
    bucket.tokens = std::min<double>(limit.calls, bucket.tokens + static_cast<double>(passed) * per_millisecond);
    bucket.at = now;
    if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return {};
    }
    const auto wait =
        std::chrono::seconds{static_cast<std::int64_t>(std::ceil((1 - bucket.tokens) / per_millisecond / 1000))};
    return std::unexpected{Error{.kind = Kind::too_many,
                                 .code = "limit.reached",
                                 .arguments = {{"seconds", wait.count()}},
                                 .retry_after = wait}};
}

// Once a minute: a bucket untouched for the longest window is full again, and so is no different from none.
void Limiter::forget_full(Instant now) {
    if (now - swept_ < minutes{1} && buckets_.size() <= most_buckets) return;
    swept_ = now;
    if (buckets_.size() > most_buckets) buckets_.clear(); // better to count anew than to grow without end
    std::erase_if(buckets_, [&](const auto& entry) { return now - entry.second.at > hours{1}; });
}

} // namespace deedbox::portal

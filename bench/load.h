#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace deedbox::bench {

/// What one run of the load driver measured.
struct LoadFigures {
    double per_second = 0;
    double p50_ms = 0;
    double p95_ms = 0;
    double p99_ms = 0;
    std::uint64_t answers = 0;
    std::uint64_t unexpected = 0; // answers with another status than the one wanted
    // Of those that were turned away for want of room, where the load says that this may be:
    double turned_away_per_second = 0;
    double turned_away_p99_ms = 0;
    std::uint64_t without_retry_after = 0;
};

struct Load {
    unsigned short port;
    unsigned connections;
    std::chrono::milliseconds length;
    std::string status; // wanted, such as "201", or how it begins
    /// The next request, whole, as bytes; called from the driver's one thread. An empty one ends the connection.
    std::function<std::string()> next;
    std::function<void(std::string_view body)> answered{}; // of each wanted answer
    std::chrono::milliseconds pause{0};                    // of a connection, before its next request
    std::string turned_away{};                             // the status that is no fault, such as "503"
};

/// Keeps each connection busy with one request at a time for the given length, on this thread.
LoadFigures drive(const Load& load);

/// The value in the middle, and how far apart the smallest and the largest are in parts of it.
struct Middle {
    double median;
    double spread;
};
Middle middle_of(std::vector<double> values);

} // namespace deedbox::bench

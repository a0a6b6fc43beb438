// Ten times as many callers as the program admits at once, who together ask ten times as often as it could answer: what
// is let in is answered soon, what is not is turned away at once, and afterwards everything is as before.
#include "figure.h"

namespace deedbox::bench {

void measure_overload(const Options& options, Table& table) {
    std::vector<double> before, possible, admitted, admitted_p99, turned_away, turned_away_p99, after;
    for (unsigned round = 0; round < options.rounds; ++round) {
        Installation installation{options, "overload"};
        installation.serve();
        std::size_t serial = 0;
        const auto file = [&](unsigned connections, std::chrono::milliseconds length,
                              std::chrono::milliseconds pause = std::chrono::milliseconds{0}) {
            return drive({.port = installation.portal().port(),
                          .connections = connections,
                          .length = length,
                          .status = "201",
                          .next =
                              [&] {
                                  return installation.http("POST", "/api/v1/account-requests",
                                                           request_body("c" + std::to_string(serial++) + ".example"));
                              },
                          .pause = pause,
                          .turned_away = "503"});
        };
        const std::chrono::seconds length{options.seconds};
        const auto calm_before = file(options.connections, length);
        constexpr unsigned callers = http::ServerLimits{}.in_flight * 10;
        const auto pause = std::chrono::duration<double>{callers / (10 * calm_before.per_second)};
        const auto over = file(callers, length, std::chrono::duration_cast<std::chrono::milliseconds>(pause));
        const auto calm = file(options.connections, std::chrono::seconds{2});
        before.push_back(calm_before.p99_ms);
        possible.push_back(calm_before.per_second);
        admitted.push_back(over.per_second);
        admitted_p99.push_back(over.p99_ms);
        turned_away.push_back(over.turned_away_per_second);
        turned_away_p99.push_back(over.turned_away_p99_ms);
        after.push_back(calm.p99_ms);
        table.note_unexpected(over.without_retry_after + calm.unexpected);
    }
    table.begin("Ten times what it can");
    table.row("before: account requests", possible, "/s");
    table.row("… p99", before, "ms");
    table.row("admitted", admitted, "/s");
    table.row("… p99", admitted_p99, "ms");
    table.row("turned away with 503 and Retry-After", turned_away, "/s");
    table.row("… p99", turned_away_p99, "ms");
    table.row("in the two seconds after: p99", after, "ms");
}

} // namespace deedbox::bench

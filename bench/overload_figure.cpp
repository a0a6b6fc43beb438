// Ten times as many callers as the program admits at once, each asking again as soon as it is answered: what is let in
// is answered soon, what is not is turned away at once, and afterwards everything is as before.
#include "figure.h"

namespace deedbox::bench {

void measure_overload(const Options& options, Table& table) {
    std::vector<double> before, admitted, admitted_p99, turned_away, turned_away_p99, after;
    for (unsigned round = 0; round < options.rounds; ++round) {
        Installation installation{options, "overload"};
        installation.serve();
        std::size_t serial = 0;
        const auto file = [&](unsigned connections, std::chrono::milliseconds length) {
            return drive({.port = installation.portal().port(),
                          .connections = connections,
                          .length = length,
                          .status = "201",
                          .next =
                              [&] {
                                  return installation.http("POST", "/api/v1/account-requests",
                                                           request_body("c" + std::to_string(serial++) + ".example"));
                              },
                          .turned_away = "503"});
        };
        const std::chrono::seconds length{options.seconds};
        before.push_back(file(options.connections, length).p99_ms);
        const auto over = file(http::ServerLimits{}.in_flight * 10, length);
        const auto calm = file(options.connections, std::chrono::seconds{2});
        admitted.push_back(over.per_second);
        admitted_p99.push_back(over.p99_ms);
        turned_away.push_back(over.turned_away_per_second);
        turned_away_p99.push_back(over.turned_away_p99_ms);
        after.push_back(calm.p99_ms);
        table.note_unexpected(over.without_retry_after + calm.unexpected);
    }
    table.begin("Ten times as many callers as are admitted at once");
    table.row("p99 before", before, "ms");
    table.row("admitted", admitted, "/s");
    table.row("… p99", admitted_p99, "ms");
    table.row("turned away with 503 and Retry-After", turned_away, "/s");
    table.row("… p99", turned_away_p99, "ms");
    table.row("p99 in the two seconds after", after, "ms");
}

} // namespace deedbox::bench

// Two nodes over one PostgreSQL beside one.
#include "figure.h"

#include <thread>

namespace deedbox::bench {

void measure_nodes(const Options& options, Table& table) {
    if (options.postgresql.empty()) return; // SQLite is one node's
    static const SystemClock clock;
    std::vector<double> one, two;
    for (unsigned round = 0; round < options.rounds; ++round) {
        Installation installation{options, "nodes"};
        auto opened = portal::Portal::open(settings_from(installation.settings()), clock);
        if (!opened) throw std::runtime_error{opened.error().cause};
        auto& second = **opened;
        installation.serve();
        if (const auto started = second.start(portal::Portal::Jobs::by_hand); !started)
            throw std::runtime_error{started.error().cause};
        std::atomic<std::size_t> serial{0};
        const auto file = [&](portal::Portal& node, unsigned connections) {
            return drive({.port = node.port(),
                          .connections = connections,
                          .length = std::chrono::seconds{options.seconds},
                          .status = "201",
                          .next = [&] {
                              return installation.http("POST", "/api/v1/account-requests",
                                                       request_body("c" + std::to_string(serial++) + ".example"));
                          }});
        };
        const auto alone = file(installation.portal(), options.connections);
        LoadFigures first_half;
        std::thread first{[&] { first_half = file(installation.portal(), options.connections / 2); }};
        const auto second_half = file(second, options.connections / 2);
        first.join();
        one.push_back(alone.per_second);
        two.push_back(first_half.per_second + second_half.per_second);
        table.note_unexpected(alone.unexpected + first_half.unexpected + second_half.unexpected);
        second.stop();
    }
    table.begin("Account requests on two nodes over one database");
    table.row("one node", one, "/s");
    table.row("two nodes, the same callers", two, "/s");
    table.ratio("two for one", two, one);
}

} // namespace deedbox::bench

// What a signed-in person reads most: who they are, one of their requests, and the first page of them.
#include "figure.h"

namespace deedbox::bench {

namespace {

constexpr std::size_t requests_listed = 50;

} // namespace

void measure_reads(const Options& options, Table& table) {
    struct Read {
        const char* what;
        std::string path;
        std::vector<double> per_second{};
        std::vector<double> p99{};
    };
    std::vector<Read> reads{{"who is signed in (GET /session)", "/api/v1/session"},
                            {"one request", ""},
                            {"a list of 50 requests", "/api/v1/account-requests?limit=50"}};
    for (unsigned round = 0; round < options.rounds; ++round) {
        Installation installation{options, "reads"};
        std::vector<AccountRequestId> made;
        write_all(installation.portal(),
                  units_of_requests(installation.portal(), installation.requester(), requests_listed, "r", "", &made));
        reads[1].path = "/api/v1/account-requests/" + made.back().text();
        installation.serve();
        for (auto& read : reads) {
            const auto figures = drive({.port = installation.portal().port(),
                                        .connections = options.connections,
                                        .length = std::chrono::seconds{options.seconds},
                                        .status = "200",
                                        .next = [&] { return installation.http("GET", read.path); }});
            read.per_second.push_back(figures.per_second);
            read.p99.push_back(figures.p99_ms);
            table.note_unexpected(figures.unexpected);
        }
    }
    table.begin("Reads of a signed-in person");
    for (const auto& read : reads) {
        table.row(read.what, read.per_second, "/s");
        table.row("… p99", read.p99, "ms");
    }
}

} // namespace deedbox::bench

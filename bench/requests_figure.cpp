// Durable account requests over HTTP beside the same statements in the C library of the engine, with the same batches
// and the same durability; and signed-in reads beside `/healthz`.
#include "engine_limit.h"
#include "figure.h"

namespace deedbox::bench {

void measure_requests(const Options& options, Table& table) {
    std::vector<double> requests, p50, p99, batches, writer, limits, reads, reads_p99, health;
    const std::chrono::seconds length{options.seconds};
    for (unsigned round = 0; round < options.rounds; ++round) {
        LoadFigures filed;
        db::WriterFigures figures;
        {
            // Jobs rest: the mails of a load test would only measure the mailbox.
            Installation installation{options, "requests"};
            installation.serve();
            std::size_t serial = 0;
            filed = drive({.port = installation.portal().port(),
                           .connections = options.connections,
                           .length = length,
                           .status = "201",
                           .next = [&] {
                               return installation.http("POST", "/api/v1/account-requests",
                                                        request_body("c" + std::to_string(serial++) + ".example"));
                           }});
            figures = installation.portal().database().writer_figures();
            const auto get = [&](const std::string& path) {
                return drive({.port = installation.portal().port(),
                              .connections = options.connections,
                              .length = length,
                              .status = "200",
                              .next = [&] { return installation.http("GET", path); }});
            };
            const auto session = get("/api/v1/session");
            const auto healthz = get("/healthz");
            reads.push_back(session.per_second);
            reads_p99.push_back(session.p99_ms);
            health.push_back(healthz.per_second);
            table.note_unexpected(filed.unexpected + session.unexpected + healthz.unexpected);
        }
        requests.push_back(filed.per_second);
        p50.push_back(filed.p50_ms);
        p99.push_back(filed.p99_ms);
        batches.push_back(static_cast<double>(figures.units) / static_cast<double>(figures.commits));
        writer.push_back(static_cast<double>(figures.units) / (static_cast<double>(figures.busy_nanoseconds) / 1e9));
        // As many units as the program wrote, into a database that began as empty as the program's.
        Installation empty{options, "limit"};
        const auto units = units_of_requests(empty.portal(), empty.requester(), filed.answers, "raw");
        empty.close();
        limits.push_back(
            engine_limit(empty.database(), units, static_cast<std::size_t>(std::max(1.0, batches.back()))));
    }
    table.begin("Account requests and reads");
    table.row("durable account requests over HTTP", requests, "/s");
    table.row("… p50", p50, "ms");
    table.row("… p99", p99, "ms");
    table.row("… units in a commit", batches, "");
    table.row("same statements in the engine's C library, same batches (limit)", limits, "/s");
    table.ratio("ratio over HTTP", requests, limits);
    table.ratio("ratio of the writer alone", writer, limits);
    table.row("signed-in reads (GET /session)", reads, "/s");
    table.row("… p99", reads_p99, "ms");
    table.row("GET /healthz (limit)", health, "/s");
    table.ratio("ratio of reads", reads, health);
}

} // namespace deedbox::bench

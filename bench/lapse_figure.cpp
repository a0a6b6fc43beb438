// Very many requests whose days end at the same moment, while people go on working.
#include "figure.h"

#include "portal/wait.h"

#include <fmt/format.h>

#include <thread>

namespace deedbox::bench {

namespace {

struct Left {
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Left, (), (count))
const db::Query<Left> open_requests{
    "SELECT count(*) AS count FROM account_requests WHERE status = 'pending' AND expires_at < 2"};

// As the desk would have left them, were there time to file them one by one.
std::string due_requests(const Installation& installation, std::size_t count) {
    const auto requester = std::to_string(installation.requester().id.number);
    const auto numbers =
        fmt::format("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) ", count);
    std::string sql = "BEGIN;";
    sql += "INSERT INTO smart_accounts (id, name, name_folded, domain_identifier, registered_domain, type, status, "
           "country, visibility, created_at) " +
           numbers +
           "SELECT i, 'Due ' || i, 'due ' || i, 'due' || i || '.example', 'due' || i || '.example', 'customer', "
           "'pending', 'JP', 'unrestricted', 1 FROM n;";
    sql += "INSERT INTO identifier_claims (domain_identifier, smart_account_id, claimed_at) " + numbers +
           "SELECT 'due' || i || '.example', i, 1 FROM n;";
    sql += "INSERT INTO account_requests (id, smart_account_id, requester_id, requester_email, account_name, "
           "domain_identifier, registered_domain, country, language, status, routed_to, created_at, expires_at) " +
           numbers + "SELECT i, i, " + requester +
           ", 'load@partner.example', 'Due ' || i, 'due' || i || '.example', 'due' || i || '.example', 'JP', 'en', "
           "'pending', 'approvers', 1, 1 FROM n;";
    sql += "INSERT INTO request_approvers (id, account_request_id, email, state, link_generation, link_issued_at, "
           "named_by) " +
           numbers + "SELECT i, i, 'it@due' || i || '.example', 'asked', 1, 1, 'requester' FROM n;";
    return sql + "COMMIT;";
}

} // namespace

void measure_lapse(const Options& options, Table& table) {
    Installation installation{options, "lapse"};
    installation.execute(due_requests(installation, options.due_requests));
    installation.serve();
    auto& portal = installation.portal();
    if (const auto opened = portal::wait_for(portal.calendar().open()); !opened)
        throw std::runtime_error{opened.error().cause};
    std::size_t serial = 0;
    // Somebody files a request now and then, somebody reads.
    const auto work = [&](std::chrono::milliseconds length) {
        return drive({.port = portal.port(),
                      .connections = 8,
                      .length = length,
                      .status = "20",
                      .next =
                          [&] {
                              return ++serial % 4 == 0
                                         ? installation.http("POST", "/api/v1/account-requests",
                                                             request_body("c" + std::to_string(serial) + ".example"))
                                         : installation.http("GET", "/api/v1/session");
                          },
                      .pause = std::chrono::milliseconds{10}});
    };
    const auto alone = work(std::chrono::seconds{options.seconds});
    const auto begin = std::chrono::steady_clock::now();
    double seconds = 0;
    std::thread job{[&] {
        (void)portal::wait_for(portal.calendar().turn());
        seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }};
    std::vector<double> p99;
    while (seconds == 0 && std::chrono::steady_clock::now() - begin < std::chrono::minutes{10})
        p99.push_back(work(std::chrono::seconds{1}).p99_ms);
    job.join();
    const auto left = portal::wait_for(portal.database().one(open_requests));
    table.note_unexpected(alone.unexpected + static_cast<std::uint64_t>((*left)->count));
    table.begin(fmt::format("{} requests lapse at once, one round", options.due_requests));
    table.row("until all had lapsed", {seconds}, "s");
    table.row("… each second", {static_cast<double>(options.due_requests) / seconds}, "/s");
    table.row("p99 of people's calls meanwhile (median of the seconds)", p99, "ms");
    table.row("… the worst second", {*std::ranges::max_element(p99)}, "ms");
    table.row("… before it began", {alone.p99_ms}, "ms");
}

} // namespace deedbox::bench

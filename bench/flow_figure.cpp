// The whole main job: a request is filed, and then approved, so that its account is active.
#include "figure.h"

namespace deedbox::bench {

namespace {

std::string id_in(std::string_view body) {
    constexpr std::string_view before = R"({"id":")";
    return body.starts_with(before)
               ? std::string{body.substr(before.size(), body.find('"', before.size()) - before.size())}
               : std::string{};
}

} // namespace

void measure_flow(const Options& options, Table& table) {
    std::vector<double> flows, filing, approving, p99;
    for (unsigned round = 0; round < options.rounds; ++round) {
        Installation installation{options, "flow", {{"DEEDBOX_REVIEW_POLICY", "never"}}};
        Actor approver;
        const auto approver_cookie = add_user(installation.portal(), "boss@company.example", approver);
        installation.serve();
        const auto port = installation.portal().port();
        std::vector<std::string> ids;
        std::size_t serial = 0;
        const auto filed =
            drive({.port = port,
                   .connections = options.connections,
                   .length = std::chrono::seconds{options.seconds},
                   .status = "201",
                   .next =
                       [&] {
                           return installation.http(
                               "POST", "/api/v1/account-requests",
                               request_body("c" + std::to_string(serial++) + ".example", "boss@company.example"));
                       },
                   .answered = [&](std::string_view body) { ids.push_back(id_in(body)); }});
        std::size_t next = 0;
        const auto decided = drive({.port = port,
                                    .connections = options.connections,
                                    .length = std::chrono::hours{1},
                                    .status = "201",
                                    .next = [&] {
                                        return next == ids.size()
                                                   ? std::string{}
                                                   : http_as(approver_cookie, "POST",
                                                             "/api/v1/account-requests/" + ids[next++] + "/decision",
                                                             R"({"verdict":"approved","agreementVersion":")" +
                                                                 accounts::Agreements::builtin().version() + "\"}");
                                    }});
        table.note_unexpected(filed.unexpected + decided.unexpected);
        filing.push_back(filed.per_second);
        approving.push_back(decided.per_second);
        p99.push_back(decided.p99_ms);
        flows.push_back(1 / (1 / filed.per_second + 1 / decided.per_second));
    }
    table.begin("The whole flow: request, approval, active account");
    table.row("whole flows", flows, "/s");
    table.row("… requests filed", filing, "/s");
    table.row("… requests approved", approving, "/s");
    table.row("… p99 of an approval", p99, "ms");
}

} // namespace deedbox::bench

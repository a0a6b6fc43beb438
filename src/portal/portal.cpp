#include "portal/portal.h"

#include "access_requests/access_request_room.h"
#include "accounts/account_room.h"
#include "agreements/agreement_room.h"
#include "approvals/approval_room.h"
#include "directory/directory_room.h"
#include "event_log/log_room.h"
#include "events/event_store.h"
#include "events/seal_jobs.h"
#include "guides/guide_room.h"
#include "health/health_room.h"
#include "http/openapi.h"
#include "idempotency/replay_jobs.h"
#include "invitations/invitation_room.h"
#include "mail/mailbox.h"
#include "mail/smtp_carrier.h"
#include "member_imports/member_import_room.h"
#include "people/people_room.h"
#include "portal/job_routes.h"
#include "portal/open_files.h"
#include "portal/wait.h"
#include "powers/capability_routes.h"
#include "proven_domains/proven_domain_room.h"
#include "receipts/receipt_room.h"
#include "requests/request_room.h"
#include "successions/succession_room.h"
#include "users/user_room.h"
#include "virtual_accounts/virtual_account_room.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json/serialize.hpp>
#include <spdlog/spdlog.h>

#include <filesystem>
#include <thread>

namespace deedbox::portal {

namespace {

namespace asio = boost::asio;
using Executor = asio::io_context::executor_type;
using Timer =
    asio::basic_waitable_timer<std::chrono::steady_clock, asio::wait_traits<std::chrono::steady_clock>, Executor>;

constexpr std::string_view api = "/api/v1";
constexpr std::array<std::string_view, 5> services{"/healthz", "/readyz", "/metrics", "/api/openapi.json", "/api"};
constexpr unsigned password_threads = 2;
// Of the 1024 that fit into an id; the highest are for benchmarks.
constexpr NodeNumbers server_numbers{0, 999};
constexpr NodeNumbers command_line_numbers{1000, 1019};
constexpr unsigned mail_senders = 4; // as many as there are SMTP connections
constexpr std::chrono::seconds longest_last_mail{5};

std::unique_ptr<mail::Carrier> carrier_for(const Settings& settings, db::Database& db) {
    if (settings.mailbox()) return std::make_unique<mail::Mailbox>(db);
    return std::make_unique<mail::SmtpCarrier>(settings.smtp, mail_senders);
}

mail::OutboxSettings outbox_settings(const Settings& settings) {
    return {.from = settings.mail_from,
            .bounce_address = settings.bounce_address,
            .keeps_quotas = settings.rate_limits,
            .stranger_caps = settings.rate_limits ? settings.stranger_caps : mail::StrangerCaps{}};
}

bool is_at_or_below(std::string_view path, std::string_view place) {
    return path.starts_with(place) && (path.size() == place.size() || path[place.size()] == '/');
}

http::ServerLimits server_limits(unsigned threads) {
    http::ServerLimits limits;
    limits.connections = std::min(limits.connections, connections_for(open_files(), threads));
    return limits;
}

// Where a report comes to that has its token inside only.
std::vector<std::string> addresses_of_reports(const Settings& settings) {
    std::vector<std::string> out{settings.mail_from.address};
    if (!settings.bounce_address.empty()) out.push_back(settings.bounce_address);
    return out;
}

http::Response text_response(unsigned status, std::string text, std::string type = "text/plain; charset=utf-8") {
    return {.status = status,
            .headers = {{"Content-Type", std::move(type)}, {"Cache-Control", "no-store"}},
            .body = std::move(text)};
}

/// What a client has to know before anybody signs in.
struct PortalFacts {
    std::string operator_name;
    std::optional<std::string> operator_contact; // a mail address, or the address of a page
    std::string version;
    std::vector<Language> languages;
    bool mailbox = false;
    std::int64_t request_lifetime_seconds = 0;
    std::int64_t link_lifetime_seconds = 0;
    std::int64_t access_request_lifetime_seconds = 0;
    std::vector<std::string> export_controlled_countries;
};
BOOST_DESCRIBE_STRUCT(PortalFacts, (),
                      (operator_name, operator_contact, version, languages, mailbox, request_lifetime_seconds,
                       link_lifetime_seconds, access_request_lifetime_seconds, export_controlled_countries))

std::int64_t seconds_of(Duration duration) {
    return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

PortalFacts facts_of(const Settings& settings) {
    return {.operator_name = settings.operator_name,
            .operator_contact =
                settings.operator_contact.empty() ? std::nullopt : std::optional{settings.operator_contact},
            .version = std::string{version},
            .languages = {Language::en, Language::it, Language::es},
            .mailbox = settings.mailbox(),
            .request_lifetime_seconds = seconds_of(settings.requests.request_lifetime),
            .link_lifetime_seconds = seconds_of(settings.requests.link_lifetime),
            .access_request_lifetime_seconds = seconds_of(settings.access_requests.lifetime),
            .export_controlled_countries = settings.requests.export_controlled_countries};
}

void add_fact_routes(http::Routes& routes, const Settings& settings) {
    routes.get("/portal", http::Access::anyone)
        .named("readPortal", "What a client has to know before anybody signs in")
        .gives<PortalFacts>(200)
        .by([&settings](const http::Call&) -> Task<Result<http::Reply>> {
            co_return http::Reply::ok(facts_of(settings));
        });
}

} // namespace

Result<std::unique_ptr<Portal>> Portal::open(Settings settings, const Clock& clock, Node node) {
    return open(std::move(settings), clock, node, Stand{});
}

Result<std::unique_ptr<Portal>> Portal::open(Settings settings, const Clock& clock, Node node, Stand stand) {
    start_cryptography();
    auto agreements = settings.agreement_file.empty() ? accounts::Agreements::builtin()
                                                      : TRY(accounts::Agreements::from_file(settings.agreement_file));
    auto db = TRY(db::open_database({.location = settings.database}, clock));
    if (stand.wrap) db = stand.wrap(std::move(db));
    const auto newest = TRY(wait_for(db->one(events::newest_event)));
    const bool has_history = newest && newest->id;
    if (has_history && !std::filesystem::exists(settings.secret_key_file))
        return broken("the database has a history, but its secret key is not at " + settings.secret_key_file +
                      "; a new key would kill every link and seal, so bring the old one back");
    auto key = TRY(SecretKey::open(settings.secret_key_file));
    std::unique_ptr<Portal> portal{
        new Portal{std::move(settings), clock, std::move(key), std::move(agreements), std::move(db),
                   node == Node::command_line ? command_line_numbers : server_numbers, stand.cost}};
    if (node != Node::reader) CHECK_OR_RETURN(wait_for(portal->node_.take()));
    return portal;
}

std::unique_ptr<Portal> Portal::over_no_database() {
    start_cryptography();
    static const SystemClock clock;
    return std::unique_ptr<Portal>{new Portal{{},
                                              clock,
                                              SecretKey::from_bytes(random_bytes(32)),
                                              accounts::Agreements::builtin(),
                                              db::closed_database(),
                                              server_numbers,
                                              users::PasswordCost{}}};
}

Portal::Portal(Settings settings, const Clock& clock, SecretKey key, accounts::Agreements agreements,
               std::unique_ptr<db::Database> db, NodeNumbers numbers, users::PasswordCost cost)
    : settings_{std::move(settings)},
      server_{server_limits(settings_.threads), settings_.threads,
              [this](std::string_view method, std::string_view path) { return most_bytes(method, path); },
              [this](http::Request request) { return answer(std::move(request)); },
              [this](const Error& error, const http::Headers& headers) {
                  auto response = edge_.refuse(error, headers);
                  add_security_headers(response, settings_.https());
                  return response;
              }},
      clock_{clock}, key_{std::move(key)}, agreements_{std::move(agreements)}, db_{std::move(db)},
      node_{*db_, clock_, ids_, numbers}, hasher_{password_threads, cost},
      letterhead_{texts_, key_, settings_.public_url, settings_.operator_name, settings_.operator_contact},
      carrier_{carrier_for(settings_, *db_)}, outbox_{*db_, *carrier_, letterhead_, outbox_settings(settings_), ids_},
      bounces_{*db_, key_, clock_, ids_}, lmtp_{bounces_, addresses_of_reports(settings_)}, resolver_{settings_.dns},
      means_{*db_, clock_, ids_, outbox_}, requests_{means_, settings_.requests},
      invitations_{means_, key_, settings_.invitations}, approvals_{requests_.records, key_, agreements_, invitations_},
      objection_proofs_{requests_.records, resolver_, key_},
      receipts_{
          requests_.records, key_, texts_, {settings_.operator_name, settings_.public_url, hex(key_.public_key())}},
      accounts_{means_}, virtual_accounts_{means_, accounts_}, proven_domains_{means_, accounts_, resolver_, key_},
      people_{means_, accounts_, virtual_accounts_, invitations_}, member_imports_{means_, accounts_},
      import_rows_{means_, accounts_, people_}, access_requests_{means_, accounts_, settings_.access_requests},
      access_rules_{means_, accounts_},
      successions_{means_, accounts_, invitations_, resolver_, key_, settings_.successions},
      agreement_desk_{means_, accounts_, agreements_, settings_.agreements},
      health_{means_, accounts_, agreement_desk_, resolver_, settings_.health},
      digests_{means_, health_, settings_.health, key_},
      users_{means_, key_, hasher_, {approvals_.links, invitations_}, lifetimes_, settings_.operator_name},
      mail_stops_{means_, key_}, guides_{means_}, calendar_{*db_, clock_, ids_}, replays_{*db_, key_, clock_},
      edge_{settings_, routes_, users_, replays_, key_, texts_, clock_, metrics_} {
    for (auto& room : rooms()) {
        room.add_routes(routes_);
        for (auto& job : room.jobs) calendar_.add(std::move(job));
        outbox_.add(std::move(room.letters));
    }
    openapi_ = http::openapi_document(routes_, version, users::session_cookie(settings_.https()));
    ui_settings_ = {settings_.https(), settings_.mailbox(), described::encode(facts_of(settings_))};
}

Portal::~Portal() {
    stop(); // no thread may be at the parts that go away now
    if (const auto given_back = wait_for(node_.give_back()); !given_back)
        spdlog::warn("the number of this process stays taken for a minute: {}", given_back.error().cause);
}

std::vector<rooms::Room> Portal::rooms() {
    const requests::RequestShower shower{requests_.records, texts_, agreements_};
    return {own_room(),
            users::room(
                users_, mail_stops_, *db_,
                {settings_.https(), lifetimes_, settings_.requests.request_policy == requests::RequestPolicy::members}),
            invitations::room(invitations_, means_),
            requests::room(requests_, shower, key_),
            approvals::room(approvals_, objection_proofs_, shower, key_),
            receipts::room(receipts_),
            directory::room(*db_),
            accounts::room(accounts_, *db_),
            virtual_accounts::room(virtual_accounts_, accounts_, *db_),
            proven_domains::room(proven_domains_, accounts_, means_, key_),
            people::room(people_, accounts_, *db_),
            member_imports::room(member_imports_, import_rows_, accounts_, means_, texts_),
            event_log::room(accounts_, *db_, texts_),
            access_requests::room(access_requests_, access_rules_, accounts_, means_, texts_),
            successions::room(successions_, *db_),
            agreements::room(agreement_desk_, agreements_, *db_),
            health::room(health_, digests_, *db_, texts_, settings_.health),
            guides::room(guides_, *db_)};
}

// What is nobody's subject.
rooms::Room Portal::own_room() {
    return {.add_routes =
                [this](http::Routes& routes) {
                    add_fact_routes(routes, settings_);
                    add_job_routes(routes, *db_);
                    powers::add_capability_routes(routes, texts_);
                    if (settings_.mailbox()) mail::add_mailbox_routes(routes, *db_);
                },
            .jobs = {events::seal_job(*db_, key_), idempotency::sweep_job(*db_)}};
}

Result<void> Portal::start(Jobs jobs) {
    CHECK_OR_RETURN(server_.listen(settings_.listen_host, settings_.listen_port));
    edge_.listens_on(server_.port());
    if (settings_.lmtp_listen) CHECK_OR_RETURN(lmtp_.listen(background_.context(), *settings_.lmtp_listen));
    if (jobs == Jobs::run) CHECK_OR_RETURN(begin_jobs());
    background_.start();
    return {};
}

Result<void> Portal::begin_jobs() {
    CHECK_OR_RETURN(wait_for(calendar_.open()));
    CHECK_OR_RETURN(wait_for(outbox_.reclaim()));
    calendar_.start(background_.context());
    const auto executor = background_.context().get_executor();
    asio::co_spawn(executor, keep_number(), asio::detached);
    for (unsigned i = 0; i < mail_senders; ++i) {
        ++senders_;
        asio::co_spawn(executor, send_mails(), [this](std::exception_ptr) { --senders_; });
    }
    return {};
}

Task<void> Portal::keep_number() {
    Timer timer{co_await asio::this_coro::executor};
    for (;;) {
        timer.expires_after(NodeLease::keep_every);
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable_t<Executor>{}));
        const auto kept = co_await node_.keep();
        if (!kept) spdlog::error("the number of this process: {} {}", kept.error().code, kept.error().cause);
    }
}

Task<void> Portal::send_mails() {
    Timer timer{co_await asio::this_coro::executor};
    while (!outbox_.is_stopping()) {
        Result<std::size_t> sent = 0;
        try {
            sent = co_await outbox_.deliver_due(clock_.now());
        } catch (const std::exception& error) {
            sent = broken(error.what());
        }
        if (!sent) spdlog::error("outbox: {} {}", sent.error().code, sent.error().cause);
        timer.expires_after(std::chrono::milliseconds{sent && *sent > 0 ? 0 : 250});
        co_await timer.async_wait(asio::as_tuple(asio::use_awaitable_t<Executor>{}));
    }
}

void Portal::stop() {
    if (std::exchange(stopped_, true)) return;
    // A mail that is on its way is written down as sent, or the next start would send it once more.
    outbox_.stop();
    const auto end = std::chrono::steady_clock::now() + longest_last_mail;
    while (senders_ > 0 && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds{5});
    server_.stop();
    background_.stop(); // after the last answer: until then the number of this process is kept
}

std::string Portal::address() const {
    const bool v6 = settings_.listen_host.find(':') != std::string::npos;
    return "http://" + (v6 ? "[" + settings_.listen_host + "]" : settings_.listen_host) + ":" + std::to_string(port());
}

// What is not the API is the page's: the UI has its own routes.
Task<http::Response> Portal::answer(http::Request request) {
    const auto start = std::chrono::steady_clock::now();
    http::Response response;
    const std::string_view path = request.path;
    if (const auto own = edge_.check_host(request); !own) {
        response = edge_.refuse(own.error(), request.headers);
    } else if (is_at_or_below(path, api)) {
        auto below = std::string{path.substr(api.size())};
        response = co_await edge_.answer(std::move(request), std::move(below));
    } else if (std::ranges::any_of(services, [&](auto service) { return is_at_or_below(path, service); })) {
        response = co_await answer_service(request);
    } else {
        response = ui_response(request, ui_settings_);
        metrics_.count(response.status, std::chrono::steady_clock::now() - start);
        co_return response;
    }
    add_security_headers(response, settings_.https());
    metrics_.count(response.status, std::chrono::steady_clock::now() - start);
    co_return response;
}

Task<http::Response> Portal::answer_service(const http::Request& request) {
    const auto& path = request.path;
    if (std::ranges::find(services, path) == services.end() || path == "/api")
        co_return edge_.refuse({.kind = Kind::not_found, .code = "route.unknown"}, request.headers);
    if (request.method != "GET" && request.method != "HEAD")
        co_return edge_.refuse(
            {.kind = Kind::wrong_method, .code = "route.method", .arguments = {{"allowed", "GET, HEAD"}}},
            request.headers);
    if (path == "/healthz") co_return text_response(200, "ok\n");
    if (path == "/readyz") co_return co_await answer_readiness();
    if (path == "/metrics") {
        auto figures = metrics_.answer(request, settings_, *db_, server_.figures(), edge_.failures());
        if (figures.status == 403) edge_.note_stranger("metrics", "forbidden", request);
        co_return figures;
    }
    co_return text_response(200, boost::json::serialize(openapi_), "application/json");
}

std::size_t Portal::most_bytes(std::string_view method, std::string_view path) const {
    return is_at_or_below(path, api) ? routes_.most_bytes(method, path.substr(api.size())) : http::small_body;
}

Task<http::Response> Portal::answer_readiness() {
    const auto ready = co_await db_->check();
    if (!ready) spdlog::error("not ready: {}", ready.error().cause);
    if (ready) co_return text_response(200, "ready\n");
    auto response = text_response(503, "the database cannot be reached\n");
    response.headers.emplace_back("Retry-After", "5");
    co_return response;
}

} // namespace deedbox::portal

#include "portal/edge.h"

#include "base/mailbox.h"
#include "http/problem.h"
#include "users/user_routes.h"

#include <boost/algorithm/string.hpp>
#include <boost/json/serialize.hpp>
#include <spdlog/spdlog.h>

namespace deedbox::portal {

namespace {

bool changes_something(std::string_view method) {
    return method != "GET" && method != "HEAD";
}

// The mailbox in the body of a sign-in or the like, for limits that count by it; whatever is none counts as one.
std::string mailbox_in(const http::Request& request) {
    const auto body = parse_json(request.body);
    const auto* object = body ? body->if_object() : nullptr;
    const auto* text = object ? object->if_contains("email") : nullptr;
    if (!text || !text->is_string()) return {};
    const auto email = EmailAddress::parse(std::string_view{text->as_string()});
    return email ? Mailbox::of(*email).text() : std::string{};
}

http::IpAddress client_of(const http::Request& request, const Settings& settings) {
    return http::client_of(request.peer, request.header("X-Forwarded-For"), settings.trusted_proxies);
}

// Whether somebody was turned away for who they are, where they come from, or a password that is not right.
bool is_refusal_of_trust(const Error& error) {
    return error.kind == Kind::unauthenticated || error.kind == Kind::forbidden ||
           std::ranges::any_of(error.fields,
                               [](const FieldError& field) { return field.problem.code == users::wrong_password; });
}

std::string cursor_purpose(const http::Route& route) {
    return "cursor of " + route.operation;
}

} // namespace

Task<http::Response> Edge::answer(http::Request request, std::string path) {
    http::Call call{.request = request, .parameters = {}};
    call.language = preferred_language(request.header("Accept-Language"));
    Result<http::Response> outcome = broken("never ran");
    try {
        outcome = co_await respond(call, std::move(path));
    } catch (const std::exception& error) {
        outcome = broken(error.what());
    }
    if (outcome) co_return std::move(*outcome);
    co_return refused(call, outcome.error());
}

Task<Result<http::Response>> Edge::respond(http::Call& call, std::string path) {
    const auto& request = call.request;
    const auto match = CO_TRY(routes_.find(request.method == "HEAD" ? "GET" : request.method, path));
    const auto& route = *match.route;
    call.parameters = match.parameters;
    call.operation = route.operation;
    const auto client = client_of(request, settings_);
    call.client = http::counted_as(client);
    call.network = http::coarse_network(client);
    if (changes_something(request.method)) CO_CHECK(check_origin(call));
    if (const auto cookie = call.cookie(session_cookie())) call.who = CO_TRY(co_await users_.actor_of(*cookie));
    CO_CHECK(route.access.check(call.who));
    if (settings_.rate_limits) CO_CHECK(check_limits(route, call));
    call.cursor = CO_TRY(cursor_of(route, call));
    if (request.method == "POST") call.key = CO_TRY(replays_.key_of(call));
    if (!call.key || !route.shows) co_return written(route, call, co_await route.handler(call));
    const idempotency::Replays::Writer write = [this](const http::Route& of, const http::Call& to, auto outcome) {
        return written(of, to, std::move(outcome));
    };
    co_return co_await replays_.answer(route, call, write);
}

http::Response Edge::written(const http::Route& route, const http::Call& call, Result<http::Reply> outcome) {
    if (outcome) return encoded(route, call, std::move(*outcome));
    return refused(call, outcome.error());
}

http::Response Edge::encoded(const http::Route& route, const http::Call& call, http::Reply reply) const {
    http::Response response{.status = reply.status, .headers = std::move(reply.headers)};
    response.headers.emplace_back("Cache-Control", "no-store");
    if (reply.document) {
        response.headers.emplace_back("Content-Type", std::move(reply.document->type));
        response.body = std::move(reply.document->octets);
        response.pieces = std::move(reply.document->pieces);
        return response;
    }
    if (!reply.json) return response;
    if (route.paged)
        if (auto& next = reply.json->at("nextCursor"); next.is_string())
            next = secret_.sealed(cursor_purpose(route), next.as_string());
    response.body = boost::json::serialize(*reply.json);
    if (reply.version) {
        const auto tag = http::entity_tag(*reply.version, response.body);
        response.headers.emplace_back("ETag", tag);
        if (!changes_something(call.request.method) && http::is_known_to(call.request.header("If-None-Match"), tag)) {
            response.status = 304;
            response.body.clear();
            return response;
        }
    }
    response.headers.emplace_back("Content-Type", "application/json");
    return response;
}

http::Response Edge::refused(const http::Call& call, const Error& error) {
    if (is_refusal_of_trust(error))
        note_refusal(call.operation, error.fields.empty() ? error.code : error.fields.front().problem.code, call.client,
                     call.who);
    if (error.kind == Kind::broken || !error.cause.empty()) {
        if (error.kind == Kind::broken) ++failures_;
        // By its operation: the path may hold the token of a link.
        spdlog::error("{}: {} {}", call.operation, error.code, error.cause);
    }
    return http::problem_response(error, call.language, texts_);
}

http::Response Edge::refuse(const Error& error, const http::Headers& headers) const {
    return http::problem_response(error, preferred_language(http::header(headers, "Accept-Language")), texts_);
}

// A cursor goes out sealed and comes back opened, so handlers neither trust nor check what is in it.
Result<std::optional<std::string>> Edge::cursor_of(const http::Route& route, const http::Call& call) const {
    const auto sealed = route.paged ? call.query("cursor") : std::nullopt;
    if (!sealed) return std::nullopt;
    if (auto cursor = secret_.opened(cursor_purpose(route), *sealed)) return cursor;
    return invalid("/cursor", "field.cursor");
}

std::string Edge::session_cookie() const {
    return users::session_cookie(settings_.https());
}

// A browser says where a call comes from. With a cookie it must come from our own pages; without one it may also come
// from a program that says nothing, but never from a foreign page.
Result<void> Edge::check_origin(const http::Call& call) const {
    const auto& request = call.request;
    const auto site = request.header("Sec-Fetch-Site");
    const auto origin = request.header("Origin");
    const bool has_cookie = call.cookie(session_cookie()).has_value();
    if (site == "same-origin" || (!origin.empty() && is_own_origin(origin))) return {};
    const bool from_a_page = !origin.empty() || (!site.empty() && site != "none");
    if (has_cookie || from_a_page) return fail(Kind::forbidden, "origin.foreign");
    return {};
}

bool Edge::is_own_origin(std::string_view origin) const {
    if (origin == settings_.public_url) return true;
    if (!settings_.on_this_machine_only()) return false;
    const auto port = ":" + std::to_string(port_.load());
    for (const auto* host : {"http://localhost", "http://127.0.0.1", "http://[::1]"})
        if (origin == host + port) return true;
    return false;
}

Result<void> Edge::check_limits(const http::Route& route, const http::Call& call) {
    for (const auto& limit : route.limits) {
        auto key = call.client;
        if (limit.by == http::CountedBy::client_and_email) key += " " + mailbox_in(call.request);
        if (limit.by == http::CountedBy::user) key = call.who ? Mailbox::of(call.who->email).text() : key;
        CHECK_OR_RETURN(limiter_.take(route.operation, limit, key, clock_.now()));
    }
    return {};
}

Result<void> Edge::check_host(const http::Request& request) {
    if (!settings_.on_this_machine_only()) return {};
    const auto host = request.header("Host");
    if (!host.empty() && is_own_origin("http://" + boost::to_lower_copy(std::string{host}))) return {};
    note_stranger("-", "host.foreign", request);
    return fail(Kind::forbidden, "host.foreign");
}

void Edge::note_stranger(std::string_view operation, std::string_view code, const http::Request& request) {
    note_refusal(operation, code, http::counted_as(client_of(request, settings_)), std::nullopt);
}

// One line, always of the same form, for whoever watches the log or has a program do so. No address, name or path: what
// is in it tells of nobody but by their number.
void Edge::note_refusal(std::string_view operation, std::string_view code, std::string_view client,
                        const std::optional<Actor>& who) {
    metrics_.count_refusal(operation, code);
    spdlog::info("refused: operation={} code={} client={} user={}", operation, code, client,
                 who ? who->id.text() : "-");
}

} // namespace deedbox::portal

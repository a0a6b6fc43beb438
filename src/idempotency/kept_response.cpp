#include "idempotency/kept_response.h"

#include <boost/json.hpp>

namespace deedbox::idempotency {

const db::Query<KeptResponse> kept_response{
    "SELECT fingerprint, made_id, status, headers, body FROM kept_answers WHERE scope = $1"};

namespace {

namespace json = boost::json;

constexpr std::chrono::hours kept_for{24};

const db::Command insert_claim{R"(
    INSERT INTO kept_answers (scope, fingerprint, made_id, created_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (scope) DO NOTHING)"};
const db::Command upsert_response{R"(
    INSERT INTO kept_answers (scope, fingerprint, status, headers, body, created_at) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (scope) DO UPDATE
    SET status = excluded.status, headers = excluded.headers, body = excluded.body WHERE kept_answers.status IS NULL)"};
const db::Command delete_old{"DELETE FROM kept_answers WHERE created_at <= $1"};

} // namespace

Error running() {
    return {.kind = Kind::conflict, .code = "idempotency.running", .retry_after = std::chrono::seconds{1}};
}

void claim(db::Unit& unit, const CallKey& key, const std::optional<std::int64_t>& made, Instant now) {
    unit.expect(1, running(), insert_claim, db::Blob{key.scope}, db::Blob{key.fingerprint}, made, now);
}

void keep(db::Unit& unit, const CallKey& key, const http::Response& response, Instant now) {
    json::object headers;
    for (const auto& [name, value] : response.headers) headers.emplace(name, value);
    unit.run(upsert_response, db::Blob{key.scope}, db::Blob{key.fingerprint}, response.status, json::serialize(headers),
             response.body, now);
}

http::Response response_from(KeptResponse kept) {
    http::Response response{.status = static_cast<unsigned>(*kept.status), .body = std::move(*kept.body)};
    for (const auto& header : json::parse(*kept.headers).as_object())
        response.headers.emplace_back(header.key(), header.value().as_string());
    return response;
}

void sweep(db::Unit& unit, Instant now) {
    unit.run(delete_old, now - kept_for);
}

} // namespace deedbox::idempotency

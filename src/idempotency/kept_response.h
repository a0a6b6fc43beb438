#pragma once

#include "base/call_key.h"
#include "db/database.h"
#include "http/message.h"

namespace deedbox::idempotency {

/// A call that was carried out under an Idempotency-Key, and its response. Without a status that never came to be kept:
/// the process died right after the act.
struct KeptResponse {
    db::Blob fingerprint;
    std::optional<std::int64_t> made_id;
    std::optional<std::int64_t> status;
    std::optional<std::string> headers;
    std::optional<std::string> body;
};
BOOST_DESCRIBE_STRUCT(KeptResponse, (), (fingerprint, made_id, status, headers, body))

extern const db::Query<KeptResponse> kept_response; // $1 scope

/// The refusal of a call whose key is being answered right now.
Error running();

/// Takes the key, in the unit of the act that it stands for. Errors: `idempotency.running`, when somebody else was
/// faster.
void claim(db::Unit& unit, const CallKey& key, const std::optional<std::int64_t>& made, Instant now);

/// Keeps the response, with the key that the act has claimed, or alone when there was nothing to do.
void keep(db::Unit& unit, const CallKey& key, const http::Response& response, Instant now);

http::Response response_from(KeptResponse kept);

/// Forgets what was kept for a day.
void sweep(db::Unit& unit, Instant now);

} // namespace deedbox::idempotency

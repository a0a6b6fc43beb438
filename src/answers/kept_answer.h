#pragma once

#include "base/call_key.h"
#include "db/database.h"
#include "http/message.h"

namespace deedbox::answers {

/// A call that was carried out under an Idempotency-Key. Without a status its answer never came to be kept: the process
/// died right after the act.
struct KeptAnswer {
    db::Blob fingerprint;
    std::optional<std::int64_t> made_id;
    std::optional<std::int64_t> status;
    std::optional<std::string> headers;
    std::optional<std::string> body;
};
BOOST_DESCRIBE_STRUCT(KeptAnswer, (), (fingerprint, made_id, status, headers, body))

extern const db::Query<KeptAnswer> kept_answer; // $1 scope

/// The refusal of a call whose key is being answered right now.
Error running();

/// Takes the key, in the unit of the act that it stands for. Errors: `idempotency.running`, when somebody else was
/// faster.
void claim(db::Unit& unit, const CallKey& key, const std::optional<std::int64_t>& made, Instant now);

/// Keeps the answer, with the key that the act has claimed, or alone when there was nothing to do.
void keep(db::Unit& unit, const CallKey& key, const http::Response& answer, Instant now);

http::Response response_from(KeptAnswer kept);

/// Forgets what was kept for a day.
void sweep(db::Unit& unit, Instant now);

} // namespace deedbox::answers

#pragma once

#include "http/routes.h"
#include "idempotency/kept_response.h"

#include <mutex>
#include <set>

namespace deedbox::idempotency {

/// Answers calls that carry an Idempotency-Key: each act is done once, and who asks again gets the first response
/// again, a replay of it (docs/decisions/0006).
class Replays {
public:
    /// Makes the response of what a handler gave back, or of its failure.
    using Writer = std::function<http::Response(const http::Route&, const http::Call&, Result<http::Reply>)>;

    Replays(db::Database& db, const SecretKey& secret, const Clock& clock) : db_{db}, secret_{secret}, clock_{clock} {}

    /// The key that the call came with; nothing when it came without. Errors: `idempotency.key`.
    Result<std::optional<CallKey>> key_of(const http::Call& call) const;

    /// For a call that has a key. Errors: `idempotency.running`, `idempotency.mismatch`.
    Task<Result<http::Response>> answer(const http::Route& route, const http::Call& call, const Writer& write);

private:
    class Turn;
    Task<Result<std::optional<http::Response>>> replay(const http::Route& route, const http::Call& call,
                                                       const Writer& write);
    Task<void> keep(const http::Call& call, const http::Response& response);

    db::Database& db_;
    const SecretKey& secret_;
    const Clock& clock_;
    std::mutex mutex_;
    std::set<Bytes> running_; // scopes of the calls that this process is answering now
};

} // namespace deedbox::idempotency

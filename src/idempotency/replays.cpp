#include "idempotency/replays.h"

#include <boost/algorithm/string/predicate.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace deedbox::idempotency {

namespace {

constexpr std::string_view key_header = "Idempotency-Key";
constexpr std::size_t longest_key = 255;

bool is_good_key(std::string_view key) {
    return !key.empty() && key.size() <= longest_key &&
           std::ranges::all_of(key, [](char c) { return c > ' ' && c <= '~'; });
}

// What may have changed when somebody comes back is not kept: who they are, how much they called, how we fared.
bool is_lasting(unsigned status) {
    return status < 500 && status != 401 && status != 429;
}

} // namespace

/// The time in which this process answers one key; nobody else gets a turn meanwhile.
class Replays::Turn {
public:
    Turn(Replays& replays, const Bytes& scope) : replays_{replays}, scope_{scope} {
        const std::lock_guard lock{replays_.mutex_};
        mine_ = replays_.running_.insert(scope_).second;
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
        if (!mine_) return;
        const std::lock_guard lock{replays_.mutex_};
        replays_.running_.erase(scope_);
    }
    explicit operator bool() const { return mine_; }

private:
    Replays& replays_;
    const Bytes& scope_;
    bool mine_ = false;
};

Result<std::optional<CallKey>> Replays::key_of(const http::Call& call) const {
    const auto& request = call.request;
    const bool sent = std::ranges::any_of(request.headers,
                                          [](const auto& header) { return boost::iequals(header.first, key_header); });
    if (!sent) return std::nullopt;
    // Two of them come as one with a comma and a blank, which is no good key.
    const auto key = request.header(key_header);
    if (!is_good_key(key)) return fail(Kind::invalid, "idempotency.key");
    const auto caller = call.who ? "user " + call.who->id.text() : "client " + call.client;
    return CallKey{.scope = secret_.mac({"idempotency scope", caller, request.method, request.path, key}),
                   .fingerprint = secret_.mac({"idempotency body", request.body})};
}

Task<Result<http::Response>> Replays::answer(const http::Route& route, const http::Call& call, const Writer& write) {
    const Turn turn{*this, call.key->scope};
    if (!turn) co_return std::unexpected{running()};
    if (auto replayed = CO_TRY(co_await replay(route, call, write))) co_return std::move(*replayed);
    auto outcome = co_await route.handler(call);
    if (!outcome && outcome.error().code == running().code) { // another node was faster
        if (auto replayed = CO_TRY(co_await replay(route, call, write))) co_return std::move(*replayed);
        co_return std::unexpected{std::move(outcome).error()};
    }
    const bool refused = !outcome;
    auto response = write(route, call, std::move(outcome));
    // What went well is kept, also when there was nothing to do: that it is not repeated must tell nobody so. A refusal
    // has done nothing, and is tried again.
    if (!refused) co_await keep(call, response);
    co_return response;
}

// The response that was given before. If the process died before it was kept, what the act made is shown as it is now.
Task<Result<std::optional<http::Response>>> Replays::replay(const http::Route& route, const http::Call& call,
                                                            const Writer& write) {
    auto found = CO_TRY(co_await db_.one(kept_response, db::Blob{call.key->scope}));
    if (!found) co_return std::nullopt;
    if (found->fingerprint.bytes != call.key->fingerprint) co_return fail(Kind::invalid, "idempotency.mismatch");
    http::Response response;
    if (found->status) {
        response = response_from(std::move(*found));
    } else {
        response = write(route, call, co_await route.shows(call, http::Made{found->made_id.value_or(0)}));
        co_await keep(call, response);
    }
    response.headers.emplace_back("Idempotency-Replayed", "true");
    co_return response;
}

// The act stands, whatever becomes of its response: should it not be kept, the next replay makes it anew.
Task<void> Replays::keep(const http::Call& call, const http::Response& response) {
    if (!is_lasting(response.status)) co_return;
    db::Unit unit;
    idempotency::keep(unit, *call.key, response, clock_.now());
    if (const auto kept = co_await db_.write(std::move(unit)); !kept)
        spdlog::error("{}: the response could not be kept: {}", call.operation, kept.error().cause);
}

} // namespace deedbox::idempotency

#pragma once

#include "base/texts.h"
#include "http/routes.h"
#include "http/server.h"
#include "idempotency/replays.h"
#include "portal/limits.h"
#include "portal/metrics.h"
#include "portal/settings.h"
#include "users/user_desk.h"

#include <atomic>

namespace deedbox::portal {

/// The API's door, the same for every call: route, origin, who is asking, permission, limits, then the handler; and
/// what fails becomes a problem in the caller's language.
class Edge {
public:
    Edge(const Settings& settings, const http::Routes& routes, users::UserDesk& users, idempotency::Replays& replays,
         const SecretKey& secret, const Texts& texts, const Clock& clock, Metrics& metrics)
        : settings_{settings}, routes_{routes}, users_{users}, replays_{replays}, secret_{secret}, texts_{texts},
          clock_{clock}, metrics_{metrics} {}

    /// `path` is below `/api/v1`.
    Task<http::Response> answer(http::Request request, std::string path);
    http::Response refuse(const Error& error, const http::Headers& headers) const;
    /// On this machine only, the portal answers to its own names: a page of another site that has its name resolved to
    /// a loopback address (DNS rebinding) gets nothing. Errors: `host.foreign`.
    Result<void> check_host(const http::Request& request);
    /// Counts a call that was turned away before anybody was known, and leaves its line.
    void note_stranger(std::string_view operation, std::string_view code, const http::Request& request);
    /// The port that it listens on, once known: in a demonstration the loopback names with it count as the public URL.
    void listens_on(unsigned short port) { port_ = port; }

    std::uint64_t failures() const { return failures_; }

private:
    Task<Result<http::Response>> respond(http::Call& call, std::string path);
    http::Response written(const http::Route& route, const http::Call& call, Result<http::Reply> outcome);
    http::Response encoded(const http::Route& route, const http::Call& call, http::Reply reply) const;
    http::Response refused(const http::Call& call, const Error& error);
    Result<std::optional<std::string>> cursor_of(const http::Route& route, const http::Call& call) const;
    Result<void> check_origin(const http::Call& call) const;
    Result<void> check_limits(const http::Route& route, const http::Call& call);
    bool is_own_origin(std::string_view origin) const;
    std::string session_cookie() const;
    void note_refusal(std::string_view operation, std::string_view code, std::string_view client,
                      const std::optional<Actor>& who);

    const Settings& settings_;
    const http::Routes& routes_;
    users::UserDesk& users_;
    idempotency::Replays& replays_;
    const SecretKey& secret_;
    const Texts& texts_;
    const Clock& clock_;
    Metrics& metrics_;
    Limiter limiter_;
    std::atomic<std::uint64_t> failures_{0};
    std::atomic<unsigned short> port_{0};
};

} // namespace deedbox::portal

#include "health/health_routes.h"

#include "health/health_deeds.h"
#include "health/health_view.h"

namespace deedbox::health {

using namespace http;

namespace {

Result<SmartAccountId> account_of(const Call& call) {
    return call.id<SmartAccountTag>("id", "account.unknown");
}

DigestView view_of(const DigestReader& reader) {
    return {.email = reader.email, .wanted = !reader.stopped_at};
}

struct DigestBody {
    bool wanted = true;
};
BOOST_DESCRIBE_STRUCT(DigestBody, (), (wanted))

} // namespace

void add_health_routes(Routes& routes, HealthDesk& desk, const Texts& texts, const HealthSettings& settings) {
    const auto shown = [&desk, &texts, &settings](const Call& call) -> Task<Result<Reply>> {
        const auto found = CO_TRY(co_await desk.see(call.actor(), CO_TRY(account_of(call))));
        co_return Reply::ok(view_of(found, texts, call.language, settings.unused_after));
    };

    routes.get("/smart-accounts/{id}/health", Access::user)
        .named("readHealth", "What is wrong with a Smart Account at this moment, and what to do about it")
        .limited(CountedBy::user, 600, minutes{15})
        .gives<HealthView>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused"})
        .by(shown);

    routes.post("/smart-accounts/{id}/health/checks", Access::user)
        .named("checkHealth", "Look again now, also into the DNS")
        .limited(CountedBy::user, 60, hours{1})
        .gives<HealthView>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused"})
        .leaves({health_checked.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto account = CO_TRY(account_of(call));
                CO_CHECK(co_await desk.check(call.doer(), account));
                co_return Made{};
            },
            [shown](const Call& call, Made) -> Task<Result<Reply>> { co_return co_await shown(call); });
}

void add_digest_routes(Routes& routes, DigestDesk& desk) {
    routes.get("/digest-stops/{token}", Access::anyone)
        .named("openDigestStop", "Whose weekly digest the link would stop; looking changes nothing")
        .limited(CountedBy::client, 600, minutes{15})
        .gives<DigestView>(200)
        .refuses({"link.unknown"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(view_of(CO_TRY(co_await desk.reader_of(call.parameter("token")))));
        });

    // Mail programs call it by themselves, with a form (RFC 8058 §3.1) that says nothing which the link does not.
    routes.post("/digest-stops/{token}", Access::anyone)
        .named("stopDigest", "No more weekly digests to this address; what the body is does not matter")
        .limited(CountedBy::client, 60, minutes{15})
        .gives_nothing()
        .refuses({"link.unknown"})
        .leaves({digest_stopped.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                CO_CHECK(co_await desk.stop(call.doer(), call.parameter("token")));
                co_return Made{};
            },
            [](const Call&, Made) -> Task<Result<Reply>> { co_return Reply::no_content(); });

    routes.get("/profile/digest", Access::user)
        .named("readDigest", "Whether I get a weekly digest of what is wrong in accounts that I am an admin of")
        .gives<DigestView>(200)
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            co_return Reply::ok(view_of(CO_TRY(co_await desk.of(call.actor()))));
        });

    routes.put("/profile/digest", Access::user)
        .named("wantDigest", "Get it, or no longer")
        .limited(CountedBy::user, 60, hours{1})
        .takes<DigestBody>()
        .gives<DigestView>(200)
        .leaves({digest_wanted.name(), digest_stopped.name()})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto body = CO_TRY(call.body<DigestBody>());
            CO_CHECK(co_await desk.want(call.doer(), body.wanted));
            co_return Reply::ok(view_of(CO_TRY(co_await desk.of(call.actor()))));
        });
}

} // namespace deedbox::health

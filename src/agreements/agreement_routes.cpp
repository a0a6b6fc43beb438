#include "agreements/agreement_routes.h"

#include "agreements/agreement_deeds.h"
#include "agreements/agreement_view.h"

namespace deedbox::agreements {

using namespace http;

namespace {

Result<SmartAccountId> account_of(const Call& call) {
    return call.id<SmartAccountTag>("id", "account.unknown");
}

struct AcceptanceBody {
    std::string agreement_version;
};
BOOST_DESCRIBE_STRUCT(AcceptanceBody, (), (agreement_version))

} // namespace

void add_agreement_routes(Routes& routes, AgreementDesk& desk, const accounts::Agreements& agreements) {
    const auto shown = [&desk, &agreements](const Call& call) -> Task<Result<AgreementsView>> {
        const auto account = CO_TRY(account_of(call));
        auto agreed = CO_TRY(co_await desk.see(call.actor(), account));
        co_return view_of(std::move(agreed), agreements.in(call.language));
    };

    routes.get("/smart-accounts/{id}/agreements", Access::user)
        .named("listAgreements", "The agreement in force, and which versions an account has accepted, when and by whom")
        .gives<AgreementsView>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused"})
        .by([shown](const Call& call) -> Task<Result<Reply>> { co_return Reply::ok(CO_TRY(co_await shown(call))); });

    routes.post("/smart-accounts/{id}/agreements", Access::user)
        .named("acceptAgreement", "Accept the agreement in force for an account that has not")
        .limited(CountedBy::user, 60, hours{1})
        .takes<AcceptanceBody>()
        .gives<AgreementsView>(201)
        .refuses(
            {"account.unknown", "account.edit_refused", "account.not_active", "agreement.stale", "agreement.accepted"})
        .leaves({agreement_accepted.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto account = CO_TRY(account_of(call));
                const auto body = CO_TRY(call.body<AcceptanceBody>());
                CO_CHECK(co_await desk.accept(call.doer(), account, body.agreement_version, call.language));
                co_return Made{};
            },
            [shown](const Call& call, Made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await shown(call)));
            });
}

} // namespace deedbox::agreements

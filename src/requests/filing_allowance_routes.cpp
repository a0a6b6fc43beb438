#include "requests/filing_allowance_routes.h"

#include "powers/access.h"
#include "requests/filing_allowance_store.h"
#include "requests/request_deeds.h"

namespace deedbox::requests {

using namespace http;
using powers::Capability;

void add_filing_allowance_routes(Routes& routes, RequestDesks& desks) {
    auto& db = desks.records.means.db;
    routes.get("/filing-allowances", powers::needs(Capability::lift_filing_limits))
        .named("listFilingAllowances", "The mail domains that are not slowed down, newest first")
        .paged()
        .gives<PageOf<FilingAllowance>>(200)
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            const auto page = CO_TRY(call.page());
            const auto before = CO_TRY(page.before());
            co_return Reply::ok(page_of(CO_TRY(co_await db.all(filing_allowances, before, page.limit + 1)), page));
        });

    routes.put("/filing-allowances/{domain}", powers::needs(Capability::lift_filing_limits))
        .named("allowFiling", "Let the users of a mail domain have more open requests together, with a reason")
        .limited(CountedBy::user, 120, hours{1})
        .takes<AllowanceBody>()
        .gives<FilingAllowance>(200)
        .leaves({filing_allowed.name()})
        .by([&desks](const Call& call) -> Task<Result<Reply>> {
            const auto body = CO_TRY(call.body<AllowanceBody>());
            co_return Reply::ok(
                CO_TRY(co_await desks.allowances.grant(call.doer(), call.parameter("domain"), body.reason.text())));
        });

    routes.remove("/filing-allowances/{domain}", powers::needs(Capability::lift_filing_limits))
        .named("endFilingAllowance", "Slow the users of a mail domain down again beyond the limit")
        .limited(CountedBy::user, 120, hours{1})
        .gives_nothing()
        .refuses({"allowance.unknown"})
        .leaves({filing_allowance_ended.name()})
        .by([&desks](const Call& call) -> Task<Result<Reply>> {
            CO_CHECK(co_await desks.allowances.end(call.doer(), call.parameter("domain")));
            co_return Reply::no_content();
        });
}

} // namespace deedbox::requests

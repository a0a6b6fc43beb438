#include "successions/succession_routes.h"

#include "successions/succession_deeds.h"
#include "successions/succession_view.h"

namespace deedbox::successions {

using namespace http;

namespace {

Result<SmartAccountId> account_of(const Call& call) {
    return call.id<SmartAccountTag>("id", "account.unknown");
}

Task<Result<SuccessionView>> shown(SuccessionDesk& desk, const Call& call, std::int64_t id) {
    const auto in = CO_TRY(co_await desk.find(call.actor(), CO_TRY(account_of(call))));
    const auto found = CO_TRY(co_await desk.list(in, call.actor(), id + 1, 1));
    if (found.empty() || found.front().id.number != id) co_return fail(Kind::not_found, "succession.unknown");
    co_return view_of(found.front(), in.standing, call.actor().id);
}

} // namespace

void add_succession_routes(Routes& routes, SuccessionDesk& desk) {
    routes.get("/smart-accounts/{id}/successions", Access::user)
        .named("listSuccessions",
               "How an account got, or is to get, new administrators, for its members; newest first. Others see what "
               "they began themselves")
        .paged()
        .gives<PageOf<SuccessionView>>(200)
        .refuses({"account.unknown"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(co_await desk.find(call.actor(), CO_TRY(account_of(call))));
            const auto page = CO_TRY(call.page());
            const auto before = CO_TRY(page.before());
            std::vector<SuccessionView> out;
            for (const auto& one : CO_TRY(co_await desk.list(in, call.actor(), before, page.limit + 1)))
                out.push_back(view_of(one, in.standing, call.actor().id));
            co_return Reply::ok(page_of(std::move(out), page));
        });

    routes.post("/smart-accounts/{id}/successions", Access::user)
        .named("beginSuccession",
               "Name a new administrator for an account whose own are gone or do not answer; they can object first")
        .limited(CountedBy::user, 30, hours{1})
        .takes<NewSuccession>()
        .gives<SuccessionView>(201)
        .refuses({"account.unknown", "account.not_active", "succession.open", "succession.objected",
                  "succession.already_admin", "succession.not_proven", "account.members_only", "account.edit_refused",
                  "account.role_refused", "staff.required"})
        .leaves({succession_begun.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto in = CO_TRY(account_of(call));
                auto wanted = CO_TRY(call.body<NewSuccession>());
                co_return Made{CO_TRY(co_await desk.begin(call.doer(), in, std::move(wanted))).number};
            },
            [&desk](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await shown(desk, call, made.id)));
            });

    routes.post("/smart-accounts/{id}/successions/{successionId}/objection", Access::user)
        .named("objectToSuccession", "End a succession before it is due: its account's administrators, or who began it")
        .limited(CountedBy::user, 60, hours{1})
        .takes<EndBody>()
        .gives<SuccessionView>(201)
        .refuses({"account.unknown", "succession.unknown", "succession.over", "succession.end_refused"})
        .leaves({succession_ended.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto in = CO_TRY(account_of(call));
                const auto id = CO_TRY(call.id<SuccessionTag>("successionId", "succession.unknown"));
                auto body = CO_TRY(call.body<EndBody>());
                co_return Made{CO_TRY(co_await desk.end(call.doer(), in, id, std::move(body))).number};
            },
            [&desk](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await shown(desk, call, made.id)));
            });
}

} // namespace deedbox::successions

#include "requests/request_routes.h"

#include "base/text_family.h"
#include "requests/request_deeds.h"

namespace deedbox::requests {

using namespace http;

namespace {

Result<ListAsked> list_asked(const Call& call) {
    const auto page = TRY(call.page());
    ListAsked asked{.text{call.query("q").value_or("")}, .limit = page.limit + 1};
    if (const auto order = call.query("order")) {
        const auto known = described::enum_from_text<ListOrder>(*order);
        if (!known) return invalid("/order", "field.choice", {{"choices", described::enum_choices<ListOrder>()}});
        asked.order = *known;
    }
    asked.beyond = TRY(asked.order == ListOrder::oldest ? page.after() : page.before());
    if (const auto as = call.query("as")) {
        const auto known = described::enum_from_text<ListedAs>(*as);
        if (!known) return invalid("/as", "field.choice", {{"choices", described::enum_choices<ListedAs>()}});
        asked.as = *known;
    }
    if (const auto status = call.query("status")) {
        asked.status = described::enum_from_text<RequestStatus>(*status);
        if (!asked.status)
            return invalid("/status", "field.choice", {{"choices", described::enum_choices<RequestStatus>()}});
    }
    return asked;
}

struct CheckWarning {
    std::string field;
    std::string code;
    std::string detail;
};
BOOST_DESCRIBE_STRUCT(CheckWarning, (), (field, code, detail))

struct CheckView {
    Routing routed_to = Routing::approvers;
    std::optional<ReviewCause> review_cause;
    std::vector<EmailAddress> asked;
    std::vector<NotAsked> not_asked;
    std::vector<CheckWarning> warnings;
    Instant expires_at;
};
BOOST_DESCRIBE_STRUCT(CheckView, (), (routed_to, review_cause, asked, not_asked, warnings, expires_at))

CheckView check_shown(const FilingCheck& check, const Texts& texts, Language language) {
    CheckView view{check.routed_to, check.review_cause, check.asked, check.not_asked, {}, check.expires_at};
    for (const auto& [field, warning] : check.warnings)
        view.warnings.push_back({field, std::string{described::enum_text(warning)},
                                 texts.format(language, text_of<"filing_warning">(warning))});
    return view;
}

Result<AccountRequestId> request_in(const Call& call) {
    return call.id<AccountRequestTag>("id", "request.unknown");
}

} // namespace

RequestSight RequestShower::sight(const Call& call, const RequestState& state) const {
    return sight_of(state, call.actor(), records.means.clock.now());
}

Words RequestShower::words(const Call& call) const {
    return {texts, call.language, records.means.clock.now()};
}

RequestView RequestShower::view(const Call& call, const WholeRequest& whole) const {
    return view_of(whole, sight(call, whole), words(call), agreements);
}

Task<Result<RequestView>> RequestShower::view(const Call& call, AccountRequestId id) const {
    co_return view(call, CO_TRY(co_await records.whole(call.actor(), id)));
}

void add_request_routes(Routes& routes, RequestDesks& desks, RequestShower shower) {
    routes.post("/account-requests", Access::user)
        .named("fileAccountRequest", "Request a Smart Account for a customer")
        .limited(CountedBy::user, 60, hours{1})
        .takes<RequestDraft>()
        .gives<RequestView>(201)
        .refuses({"domain.taken", "request.membership_required", "request.too_many_open.user",
                  "request.too_many_open.domain", "mails.too_many.of_sender", "mails.too_many.of_domain"})
        .leaves({request_filed.name()})
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                auto draft = CO_TRY(call.body<RequestDraft>());
                co_return Made{CO_TRY(co_await desks.filing.file(call.doer(), std::move(draft))).number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                const AccountRequestId id{made.id};
                co_return Reply::created("/api/v1/account-requests/" + id.text(),
                                         CO_TRY(co_await shower.view(call, id)));
            });

    routes.post("/account-request-checks", Access::user)
        .named("checkAccountRequest",
               "What filing a request would come to: who is asked, and who is not; writes nothing")
        .limited(CountedBy::user, 60, hours{1})
        .takes<RequestDraft>()
        .gives<CheckView>(200)
        .refuses({"domain.taken", "request.membership_required", "request.too_many_open.user",
                  "request.too_many_open.domain", "mails.too_many.of_sender", "mails.too_many.of_domain"})
        .changes_nothing()
        .by([&desks, shower](const Call& call) -> Task<Result<Reply>> {
            auto draft = CO_TRY(call.body<RequestDraft>());
            const auto check = CO_TRY(co_await desks.filing.check(call.doer(), std::move(draft)));
            co_return Reply::ok(check_shown(check, shower.texts, call.language));
        });

    routes.get("/account-requests", Access::user)
        .named("listAccountRequests", "My requests, those that wait for me, or (staff) all")
        .query("as", "requester (default), approver or reviewer")
        .query("status", "only those of this status")
        .query("q", "a part of the account's name or of its domain identifier")
        .query("order", "newest (default) or oldest first")
        .paged()
        .gives<PageOf<RequestSummary>>(200)
        .refuses({"staff.required"})
        .by([&desks, shower](const Call& call) -> Task<Result<Reply>> {
            const auto asked = CO_TRY(list_asked(call));
            std::vector<RequestSummary> rows;
            for (const auto& whole : CO_TRY(co_await desks.records.list(call.actor(), asked)))
                rows.push_back(summary_of(whole, shower.sight(call, whole), shower.words(call)));
            co_return Reply::ok(page_of(std::move(rows), {.limit = asked.limit - 1}));
        });

    routes.get("/account-requests/{id}", Access::user)
        .named("readAccountRequest", "One request, for those concerned")
        .versioned()
        .gives<RequestView>(200)
        .refuses({"request.unknown"})
        .by([&desks, shower](const Call& call) -> Task<Result<Reply>> {
            const auto found = CO_TRY(co_await desks.records.whole(call.actor(), CO_TRY(request_in(call))));
            co_return Reply::ok(shower.view(call, found)).of_version(found.request.version);
        });

    routes.post("/account-requests/{id}/withdrawal", Access::user)
        .named("withdrawAccountRequest", "End one's own request before anybody has decided it")
        .limited(CountedBy::user, 60, hours{1})
        .takes<WithdrawalBody>()
        .gives<RequestView>(201)
        .refuses({"request.unknown", "request.not_requester", "request.decided", "request.withdrawn", "request.lapsed"})
        .leaves({request_withdrawn.name()})
        .by(
            [&desks](const Call& call) -> Task<Result<Made>> {
                const auto id = CO_TRY(request_in(call));
                const auto body = CO_TRY(call.body<WithdrawalBody>());
                CO_CHECK(co_await desks.endings.withdraw(call.doer(), id, text_given(body.reason)));
                co_return Made{id.number};
            },
            [shower](const Call& call, Made made) -> Task<Result<Reply>> {
                co_return Reply::created(CO_TRY(co_await shower.view(call, AccountRequestId{made.id})));
            });
}

} // namespace deedbox::requests

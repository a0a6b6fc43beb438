#include "requests/request_records.h"

#include "members/member.h"

#include <boost/json/serialize.hpp>

namespace deedbox::requests {

std::unexpected<Error> unknown_request() {
    return fail(Kind::not_found, "request.unknown");
}

// Others write in between, so what refers to something is read before that, and never finds it missing: a forward
// before the approvers it leads from and to. The request itself is read last: should somebody decide meanwhile, then
// that is what is found, and not an open request whose approvers are strangely not asked.
Task<Result<WholeRequest>> RequestRecords::whole(AccountRequestId id) const {
    WholeRequest found;
    found.forwards = CO_TRY(co_await db.all(forwards_of_request, id));
    found.approvers = CO_TRY(co_await db.all(approvers_of_request, id));
    found.users = CO_TRY(co_await db.all(users_of_request, id));
    found.mails = CO_TRY(co_await db.all(mails_of_request, id));
    found.history = CO_TRY(co_await db.all(history_of_request, id));
    auto request = CO_TRY(co_await db.one(request_by_id, id));
    if (!request) co_return unknown_request();
    found.request = std::move(*request);
    found.decision = CO_TRY(co_await db.one(decision_of_request, id));
    co_return found;
}

Task<Result<std::vector<WholeRequest>>> RequestRecords::with_approvers(std::vector<Request> requests) const {
    boost::json::array ids_asked;
    std::vector<WholeRequest> out;
    for (auto& request : requests) {
        ids_asked.emplace_back(request.id.number);
        out.push_back({.request = std::move(request),
                       .approvers = {},
                       .forwards = {},
                       .users = {},
                       .decision = {},
                       .mails = {},
                       .history = {}});
    }
    for (auto& approver : CO_TRY(co_await db.all(approvers_of_requests, boost::json::serialize(ids_asked)))) {
        const auto whole = std::ranges::find(out, approver.account_request_id,
                                             [](const WholeRequest& found) { return found.request.id; });
        whole->approvers.push_back(std::move(approver));
    }
    co_return out;
}

Task<Result<WholeRequest>> RequestRecords::find(const Actor& actor, AccountRequestId id) const {
    auto found = CO_TRY(co_await whole(id));
    if (!may_see(standing_of(found.request, found.approvers, actor)).allowed) co_return unknown_request();
    co_return found;
}

Task<Result<std::vector<WholeRequest>>> RequestRecords::list(const Actor& actor, ListAsked asked) const {
    const bool oldest = asked.order == ListOrder::oldest;
    Result<std::vector<Request>> rows{};
    switch (asked.as) {
    case ListedAs::requester:
        rows = co_await db.all(oldest ? oldest_of_requester : newest_of_requester, actor.id, asked.status, asked.beyond,
                               asked.limit);
        break;
    case ListedAs::approver:
        rows = co_await db.all(oldest ? oldest_of_approver : newest_of_approver, actor.email, asked.status,
                               asked.beyond, asked.limit);
        break;
    case ListedAs::reviewer:
        if (!actor.reviews()) co_return fail(Kind::forbidden, "staff.required");
        rows = co_await db.all(oldest ? oldest_for_reviewers : newest_for_reviewers, actor.id, asked.status,
                               asked.beyond, asked.limit);
        break;
    }
    auto out = CO_TRY(co_await with_approvers(CO_TRY(std::move(rows))));
    for (auto& whole : out)
        if (whole.request.status == RequestStatus::approved || whole.request.status == RequestStatus::declined)
            whole.decision = CO_TRY(co_await db.one(decision_of_request, whole.request.id));
    co_return out;
}

Task<Result<DomainState>> RequestRecords::domain_state(std::string registered_domain) const {
    DomainState state;
    state.has_active_account =
        CO_TRY(co_await db.one(active_accounts_on_registered_domain, registered_domain))->count > 0;
    if (!state.has_active_account) co_return state;
    for (auto& admin : CO_TRY(co_await db.all(members::admins_on_registered_domain, registered_domain)))
        state.admins.push_back(std::move(admin.email));
    co_return state;
}

Task<Result<Languages>> RequestRecords::languages_of(std::vector<EmailAddress> readers) const {
    boost::json::array emails;
    for (const auto& reader : readers) emails.emplace_back(reader.text());
    Languages languages;
    for (auto& user : CO_TRY(co_await db.all(languages_of_users, boost::json::serialize(emails))))
        languages.known.emplace(std::move(user.email), user.language);
    co_return languages;
}

Task<Result<std::string>> RequestRecords::name_of(EmailAddress email) const {
    const auto known = CO_TRY(co_await db.one(name_of_user, email));
    co_return known ? known->name : std::string{};
}

events::Event RequestRecords::event_of(const Request& request, std::string_view act, const Actor* actor,
                                       std::string_view because) {
    return {.act = act,
            .actor = actor ? std::optional{actor->id} : std::nullopt,
            .because = because,
            .smart_account = request.smart_account_id,
            .account_request = request.id,
            .key = actor ? actor->key : nullptr,
            .made = request.id.number};
}

db::Unit RequestRecords::begin(const events::Event& event) const {
    db::Unit unit;
    const auto now = clock.now();
    events::record(unit, event, ids.make<events::EventTag>(now), now);
    return unit;
}

Task<Result<void>> RequestRecords::post_approvals(db::Unit& unit, const Request& request,
                                                  const std::vector<Approver>& approvers,
                                                  const ForwardedWith* forwarded) const {
    std::vector<EmailAddress> readers;
    for (const auto& approver : approvers) readers.push_back(approver.email);
    if (readers.empty()) co_return Result<void>{};
    const auto languages = CO_TRY(co_await languages_of(std::move(readers)));
    for (const auto& approver : approvers)
        post(unit, request, approver.email, languages, [&](mail::MailId id, Language language) {
            return approval_mail(id, request, approver, language, forwarded);
        });
    co_return Result<void>{};
}

} // namespace deedbox::requests

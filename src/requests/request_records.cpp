#include "requests/request_records.h"

#include "accounts/account_name.h"
#include "base/domain_name.h"
#include "base/like.h"
#include "invitations/invitation_store.h"
#include "powers/standing.h"
#include "requests/request_store.h"

#include <boost/algorithm/string/case_conv.hpp>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace deedbox::requests {

namespace {

std::unexpected<Error> unknown_request() {
    return fail(Kind::not_found, "request.unknown");
}

const RequestList& list_for(const ListAsked& asked) {
    const bool oldest = asked.order == ListOrder::oldest;
    switch (asked.as) {
    case ListedAs::requester: return oldest ? oldest_of_requester : newest_of_requester;
    case ListedAs::approver: return oldest ? oldest_of_approver : newest_of_approver;
    case ListedAs::reviewer: return oldest ? oldest_for_reviewers : newest_for_reviewers;
    }
    std::abort();
}

const RequestList& sought_list_for(const ListAsked& asked) {
    const bool oldest = asked.order == ListOrder::oldest;
    switch (asked.as) {
    case ListedAs::requester: return oldest ? oldest_sought_of_requester : newest_sought_of_requester;
    case ListedAs::approver: return oldest ? oldest_sought_of_approver : newest_sought_of_approver;
    case ListedAs::reviewer: return oldest ? oldest_sought_for_reviewers : newest_sought_for_reviewers;
    }
    std::abort();
}

std::string part_pattern(std::string text) {
    return "%" + escaped_for_like(std::move(text)) + "%";
}

// What a text of signs alone is folded to is in every name, and so looks for none.
std::optional<std::string> name_pattern(const std::string& text) {
    auto folded = accounts::folded_name(text);
    if (folded.empty()) return std::nullopt;
    return part_pattern(std::move(folded));
}

// A whole identifier in U-labels is stored in A-labels.
std::string identifier_pattern(const std::string& text) {
    if (const auto name = DomainName::parse(text)) return part_pattern(name->text());
    return part_pattern(boost::to_lower_copy(text));
}

db::Value lister(const Actor& actor, ListedAs as) {
    return as == ListedAs::approver ? db::to_value(actor.email) : db::to_value(actor.id);
}

template <class State>
State& state_of(std::vector<State>& states, AccountRequestId id) {
    return *std::ranges::find(states, id, [](const State& state) { return state.request.id; });
}

} // namespace

Task<Result<RequestState>> RequestRecords::state(AccountRequestId id, std::vector<EmailAddress> further_readers) const {
    auto [request, approvers, forwards, users, readers] = CO_TRY(co_await means.db.look(
        db::one(request_by_id, id), db::all(approvers_of_request, id), db::all(forwards_of_request, id),
        db::all(users_of_request, id), db::all(languages_of_readers, id, json_of(further_readers))));
    if (!request) co_return unknown_request();
    co_return RequestState{std::move(*request), std::move(approvers), std::move(forwards), std::move(users),
                           languages_from(readers)};
}

Task<Result<RequestState>> RequestRecords::state(const Actor& actor, AccountRequestId id,
                                                 std::vector<EmailAddress> further_readers) const {
    auto found = CO_TRY(co_await state(id, std::move(further_readers)));
    CO_CHECK(may_see(standing_of(found, actor)));
    co_return found;
}

Task<Result<std::vector<RequestState>>> RequestRecords::states(std::vector<Request> requests) const {
    std::vector<RequestState> out;
    boost::json::array ids;
    for (auto& request : requests) {
        ids.emplace_back(request.id.number);
        out.push_back({.request = std::move(request)});
    }
    for (auto& approver : CO_TRY(co_await means.db.all(approvers_of_requests, boost::json::serialize(ids))))
        state_of(out, approver.account_request_id).approvers.push_back(std::move(approver));
    std::vector<EmailAddress> readers;
    for (const auto& state : out) {
        readers.push_back(state.request.requester_email);
        for (const auto& approver : state.approvers) readers.push_back(approver.email);
    }
    const auto languages = languages_from(CO_TRY(co_await means.db.all(languages_of_users, json_of(readers))));
    for (auto& state : out) state.languages = languages;
    co_return out;
}

Task<Result<WholeRequest>> RequestRecords::whole(const Actor& actor, AccountRequestId id) const {
    const bool reviews = powers::may(powers::standing_of(actor), powers::Capability::see_every_request);
    auto [request, approvers, forwards, users, decision, mails, history, declines, company, invited] =
        CO_TRY(co_await means.db.look(
            db::one(request_by_id, id), db::all(approvers_of_request, id), db::all(forwards_of_request, id),
            db::all(users_of_request, id), db::one(decision_of_request, id), db::all(mails_of_request, id),
            db::all(history_of_request, id), db::when(reviews, db::all(earlier_declines, id)),
            db::when(reviews, db::all(company_accounts, id)), db::all(invitations::invitations_of_request, id)));
    if (!request) co_return unknown_request();
    WholeRequest found{{std::move(*request), std::move(approvers), std::move(forwards), std::move(users)},
                       std::move(decision),
                       std::move(mails),
                       std::move(history),
                       std::move(declines),
                       std::move(company),
                       std::move(invited)};
    CO_CHECK(may_see(standing_of(found, actor)));
    co_return found;
}

Task<Result<std::vector<WholeRequest>>> RequestRecords::list(const Actor& actor, ListAsked asked) const {
    if (asked.as == ListedAs::reviewer)
        CO_CHECK(powers::rule(powers::standing_of(actor), powers::Capability::see_every_request));
    const auto who = lister(actor, asked.as);
    const auto read = [&](const RequestList& list, const auto&... sought) {
        return means.db.look(db::all(list.requests, who, asked.status, asked.beyond, asked.limit, sought...),
                             db::all(list.approvers, who, asked.status, asked.beyond, asked.limit, sought...),
                             db::all(list.decisions, who, asked.status, asked.beyond, asked.limit, sought...));
    };
    auto [requests, approvers, decisions] =
        CO_TRY(asked.text.empty()
                   ? co_await read(list_for(asked))
                   : co_await read(sought_list_for(asked), name_pattern(asked.text),
                                   part_pattern(boost::to_lower_copy(asked.text)), identifier_pattern(asked.text)));
    std::vector<WholeRequest> out(requests.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i].request = std::move(requests[i]);
    for (auto& approver : approvers)
        state_of(out, approver.account_request_id).approvers.push_back(std::move(approver));
    for (auto& decision : decisions) state_of(out, decision.account_request_id).decision = std::move(decision);
    co_return out;
}

events::Event event_about(const Request& request, const events::Deed& deed, Ground because) {
    return {.deed = deed, .because = because, .subjects = {request.id, request.smart_account_id}};
}

void post_approvals(acts::Act& act, const Request& request, const std::vector<Approver>& approvers,
                    const Languages& languages, const ForwardedWith* forwarded) {
    for (const auto& approver : approvers)
        if (approver.state != ApproverState::closed)
            act.post(approval_mail(request, approver, languages.of(approver.email, request.language), forwarded));
}

void post_approvals(acts::Act& act, const RequestState& state, const std::vector<Approver>& approvers) {
    for (const auto& approver : approvers) {
        const auto forward = std::ranges::find_if(
            state.forwards, [&](const Forward& one) { return one.stands() && one.to_approver_id == approver.id; });
        if (forward == state.forwards.end()) {
            post_approvals(act, state.request, {approver}, state.languages);
            continue;
        }
        const ForwardedWith with{state.approver(forward->from_approver_id).email.text(), forward->note};
        post_approvals(act, state.request, {approver}, state.languages, &with);
    }
}

} // namespace deedbox::requests

#include "requests/request_desk.h"

#include "events/event.h"
#include "members/member.h"
#include "requests/approval_link.h"
#include "requests/request_mails.h"
#include "users/user_store.h"

namespace deedbox::requests {

namespace {

std::unexpected<Error> unknown_request() {
    return fail(Kind::not_found, "request.unknown");
}
std::unexpected<Error> unknown_link() {
    return fail(Kind::not_found, "link.unknown");
}

template <class Text>
std::optional<std::string> text_of(const std::optional<Text>& note) {
    if (!note || note->empty()) return std::nullopt;
    return note->text();
}

events::Event event_of(const Request& request, std::string_view act, const Actor& actor, std::string_view because) {
    return {.act = act,
            .actor = actor.id,
            .because = because,
            .smart_account = request.smart_account_id,
            .account_request = request.id,
            .key = actor.key,
            .made = request.id.number};
}

std::string shown_name(const Actor& actor) {
    return actor.name + " (" + actor.email.text() + ")";
}

} // namespace

// ---- to file ----

Task<Result<AccountRequestId>> RequestDesk::file(const Actor& actor, RequestDraft draft) {
    CO_CHECK(co_await may_file(actor));
    CO_CHECK(check_draft(draft, actor.email));
    const auto identifier =
        draft.domain_identifier ? *draft.domain_identifier : *accounts::default_identifier(actor.email);
    const auto registered = identifier.registered_domain().text();
    const auto domain = CO_TRY(co_await domain_state(registered));
    const auto way = route(identifier, draft.approver_emails, actor.email, domain, settings_.review_policy);
    const auto now = clock_.now();
    const bool in_review = way.routed_to == Routing::reviewer;
    const Request request{.id = ids_.make<AccountRequestTag>(now),
                          .smart_account_id = ids_.make<SmartAccountTag>(now),
                          .requester_id = actor.id,
                          .requester_email = actor.email,
                          .requester_name = actor.name,
                          .account_name = draft.account_name.text(),
                          .domain_identifier = identifier.text(),
                          .registered_domain = registered,
                          .country = draft.country.text(),
                          .note_to_approver = text_of(draft.note_to_approver),
                          .note_to_reviewer = text_of(draft.note_to_reviewer),
                          .note_to_users = text_of(draft.note_to_users),
                          .language = draft.language.value_or(actor.language),
                          .status = in_review ? RequestStatus::in_review : RequestStatus::pending,
                          .routed_to = way.routed_to,
                          .review_cause = way.review_cause,
                          .created_at = now,
                          .expires_at = now + settings_.request_lifetime};
    std::vector<Approver> approvers;
    for (const auto& email : way.asked)
        approvers.push_back({.id = ids_.make<ApproverTag>(now),
                             .account_request_id = request.id,
                             .email = email,
                             .state = in_review ? ApproverState::waiting : ApproverState::asked,
                             .link_issued_at = now,
                             .named_by = way.named_by});

    db::Unit unit;
    auto event = event_of(request, "account_request.filed", actor, "a verified user");
    event.data = {{"domainIdentifier", request.domain_identifier},
                  {"routedTo", described::enum_text(request.routed_to)}};
    event.personal = {{"requester", actor.email.text()}};
    events::record(unit, event, ids_.make<events::EventTag>(now), now);
    accounts::save_pending_account(unit, request.smart_account_id, draft.account_name, identifier, draft.country, now);
    save_request(unit, request);
    for (const auto& approver : approvers) save_approver(unit, approver);
    for (const auto& user : draft.users) save_listed_user(unit, request.id, user);
    if (!in_review) CO_CHECK(co_await post_approval_mails(unit, request, approvers));
    CO_CHECK(co_await db_.write(std::move(unit)));
    co_return request.id;
}

Task<Result<void>> RequestDesk::may_file(const Actor& actor) {
    if (settings_.request_policy == RequestPolicy::verified_user || actor.staff) co_return Result<void>{};
    if (!CO_TRY(co_await db_.all(members::memberships_of_user, actor.id)).empty()) co_return Result<void>{};
    co_return fail(Kind::forbidden, "request.membership_required");
}

Task<Result<DomainState>> RequestDesk::domain_state(std::string registered_domain) {
    DomainState state;
    state.has_active_account =
        CO_TRY(co_await db_.one(active_accounts_on_registered_domain, registered_domain))->count > 0;
    if (!state.has_active_account) co_return state;
    for (auto& admin : CO_TRY(co_await db_.all(members::admins_on_registered_domain, registered_domain)))
        state.admins.push_back(std::move(admin.email));
    co_return state;
}

Task<Result<Language>> RequestDesk::language_of(EmailAddress email, Language otherwise) {
    const auto known = CO_TRY(co_await db_.one(language_of_user, email));
    co_return known ? known->language : otherwise;
}

Task<Result<void>> RequestDesk::post_approval_mails(db::Unit& unit, const Request& request,
                                                    const std::vector<Approver>& approvers) {
    const auto now = clock_.now();
    for (const auto& approver : approvers) {
        const auto language = CO_TRY(co_await language_of(approver.email, request.language));
        mail::post(unit, approval_mail(ids_.make<mail::MailTag>(now), request, approver, language), now);
    }
    co_return Result<void>{};
}

// ---- to read ----

Task<Result<WholeRequest>> RequestDesk::whole(Request request) {
    const auto id = request.id;
    co_return WholeRequest{.request = std::move(request),
                           .approvers = CO_TRY(co_await db_.all(approvers_of_request, id)),
                           .users = CO_TRY(co_await db_.all(users_of_request, id)),
                           .decision = CO_TRY(co_await db_.one(decision_of_request, id)),
                           .mails = CO_TRY(co_await db_.all(mails_of_request, id)),
                           .history = CO_TRY(co_await db_.all(history_of_request, id))};
}

Task<Result<WholeRequest>> RequestDesk::find(const Actor& actor, AccountRequestId id) {
    auto request = CO_TRY(co_await db_.one(request_by_id, id));
    if (!request) co_return unknown_request();
    auto found = CO_TRY(co_await whole(std::move(*request)));
    if (!may_see(standing_of(found.request, found.approvers, actor)).allowed) co_return unknown_request();
    co_return found;
}

Task<Result<std::vector<WholeRequest>>> RequestDesk::list(const Actor& actor, ListAsked asked) {
    Result<std::vector<Request>> rows{};
    switch (asked.as) {
    case ListedAs::requester:
        rows = co_await db_.all(requests_of_requester, actor.id, asked.status, asked.before, asked.limit);
        break;
    case ListedAs::approver:
        rows = co_await db_.all(requests_of_approver, actor.email, asked.status, asked.before, asked.limit);
        break;
    case ListedAs::reviewer:
        if (!actor.reviews()) co_return fail(Kind::forbidden, "staff.required");
        rows = co_await db_.all(requests_for_reviewers, actor.id, asked.status, asked.before, asked.limit);
        break;
    }
    std::vector<WholeRequest> out;
    for (auto& row : CO_TRY(std::move(rows))) {
        const auto id = row.id;
        out.push_back({.request = std::move(row),
                       .approvers = CO_TRY(co_await db_.all(approvers_of_request, id)),
                       .users = {},
                       .decision = CO_TRY(co_await db_.one(decision_of_request, id)),
                       .mails = {},
                       .history = {}});
    }
    co_return out;
}

// ---- the approval link ----

Task<Result<RequestDesk::Opened>> RequestDesk::open(std::string token) {
    const auto link = SecretKey::link_of(token);
    if (!link) co_return unknown_link();
    const auto approver = CO_TRY(co_await db_.one(approver_by_id, *link));
    if (!approver) co_return unknown_link();
    const auto generation = generation_of(token, *approver, key_);
    if (!generation) co_return unknown_link();
    const auto request = CO_TRY(co_await db_.one(request_by_id, approver->account_request_id));
    CO_CHECK(check_link(*request, *approver, *generation, settings_.link_lifetime, clock_.now()));
    co_return Opened{*request, *approver};
}

Task<Result<LinkView>> RequestDesk::open_link(std::string token, std::optional<Actor> actor, Language language) {
    const auto [request, approver] = CO_TRY(co_await open(std::move(token)));
    const auto now = clock_.now();
    const bool addressee = actor && actor->email == approver.email;
    co_return LinkView{.request_id = request.id,
                       .account_name = request.account_name,
                       .domain_identifier = request.domain_identifier,
                       .requester = {request.requester_name, request.requester_email},
                       .note_to_approver = request.note_to_approver,
                       .email = approver.email,
                       .country = request.country,
                       .created_at = request.created_at,
                       .expires_at = request.expires_at,
                       .link_expires_at =
                           std::min(request.expires_at, approver.link_issued_at + settings_.link_lifetime),
                       .status = request.status,
                       .users = CO_TRY(co_await db_.all(users_of_request, request.id)),
                       .agreement = agreements_.in(language),
                       .language = request.language,
                       .may = {.decide = addressee && check_decision(request, approver, *actor, now).has_value()}};
}

Task<Result<users::AddressProof::Proven>> RequestDesk::proven_by(std::string token) {
    const auto [request, approver] = CO_TRY(co_await open(std::move(token)));
    const auto now = clock_.now();
    co_return Proven{approver.email,
                     [request, approver, now](db::Unit& unit) { guard_decision(unit, request, approver, now); }};
}

// ---- to decide ----

Task<Result<void>> RequestDesk::decide(const Actor& actor, AccountRequestId id, DecisionBody body, Language language) {
    const auto found = CO_TRY(co_await find(actor, id));
    const auto standing = standing_of(found.request, found.approvers, actor);
    if (standing.requester) co_return fail(Kind::forbidden, "request.own");
    if (!standing.approver) co_return fail(Kind::forbidden, "request.not_asked");
    CO_CHECK(check_decision(found.request, *standing.approver, actor, clock_.now()));
    CO_CHECK(co_await check_routing(found, actor));
    if (body.verdict == Verdict::declined)
        co_return co_await decline(actor, found, *standing.approver, std::move(body), language);
    co_return co_await approve(actor, found, *standing.approver, std::move(body), language);
}

// An account may have become active on the registered domain since the request was routed: then its admins are asked,
// and whoever was asked before has nothing left to decide.
Task<Result<void>> RequestDesk::check_routing(const WholeRequest& whole, const Actor& actor) {
    const auto& request = whole.request;
    const auto domain = CO_TRY(co_await domain_state(request.registered_domain));
    const bool is_admin = std::ranges::find(domain.admins, actor.email) != domain.admins.end();
    // A reviewer who released a request because no admin could decide has routed it; that stands.
    const bool released_without_admins = request.review_cause == ReviewCause::no_admins;
    if (!domain.has_active_account || is_admin || released_without_admins) co_return Result<void>{};
    auto deciders = domain.admins;
    std::erase(deciders, request.requester_email);
    if (deciders.empty()) {
        CO_CHECK(co_await return_to_review(whole, actor));
        co_return fail(Kind::conflict, "request.in_review");
    }
    if (request.routed_to != Routing::existing_admins) CO_CHECK(co_await reroute(whole, actor, deciders));
    co_return fail(Kind::conflict, "request.rerouted");
}

Task<Result<void>> RequestDesk::reroute(const WholeRequest& whole, const Actor& actor,
                                        std::vector<EmailAddress> deciders) {
    const auto now = clock_.now();
    std::vector<Approver> added;
    for (const auto& email : deciders)
        if (std::ranges::find(whole.approvers, email, &Approver::email) == whole.approvers.end())
            added.push_back({.id = ids_.make<ApproverTag>(now),
                             .account_request_id = whole.request.id,
                             .email = email,
                             .link_issued_at = now,
                             .named_by = NamedBy::routing});
    std::vector<ApproverId> others;
    for (const auto& approver : whole.approvers)
        if (std::ranges::find(deciders, approver.email) == deciders.end()) others.push_back(approver.id);
    db::Unit unit;
    events::record(
        unit,
        event_of(whole.request, "account_request.rerouted", actor, "an account became active on the registered domain"),
        ids_.make<events::EventTag>(now), now);
    save_rerouting(unit, whole.request.id, added, others);
    CO_CHECK(co_await post_approval_mails(unit, whole.request, added));
    co_return co_await db_.write(std::move(unit));
}

// The account that became active has nobody who could decide but the requester, so the question is a reviewer's.
Task<Result<void>> RequestDesk::return_to_review(const WholeRequest& whole, const Actor& actor) {
    const auto now = clock_.now();
    db::Unit unit;
    events::record(unit,
                   event_of(whole.request, "account_request.returned_to_review", actor,
                            "an account without another admin became active on the registered domain"),
                   ids_.make<events::EventTag>(now), now);
    save_return_to_review(unit, whole.request.id);
    co_return co_await db_.write(std::move(unit));
}

Task<Result<void>> RequestDesk::approve(const Actor& actor, const WholeRequest& whole, const Approver& slot,
                                        DecisionBody body, Language language) {
    const auto& request = whole.request;
    if (!body.agreement_version) co_return invalid("/agreementVersion", "field.missing");
    if (*body.agreement_version != agreements_.version())
        co_return fail(Kind::conflict, "agreement.stale", {{"version", agreements_.version()}});

    const auto now = clock_.now();
    const std::set<EmailAddress> struck{body.exclude_users.begin(), body.exclude_users.end()};
    db::Unit unit;
    auto event = event_of(request, "account_request.approved", actor, "asked to decide");
    event.data = {{"agreementVersion", *body.agreement_version}, {"language", described::enum_text(language)}};
    for (const auto& email : struck) event.personal["struck " + email.text()] = true;
    events::record(unit, event, ids_.make<events::EventTag>(now), now);
    guard_decision(unit, request, slot, now);
    guard_routing(unit, request, actor.id);
    save_decision(unit, request.id, {Verdict::approved, actor.id, "approver", {}, body.agreement_version, language},
                  RequestStatus::pending, now);
    close_slots(unit, request.id, slot.id, Verdict::approved);
    accounts::activate_account(unit, request.smart_account_id, ids_.make<accounts::VirtualAccountTag>(now), "Default",
                               now);
    members::save_member(unit, ids_.make<members::MemberTag>(now), request.smart_account_id, actor.email,
                         members::Role::admin, now);
    for (const auto& user : whole.users) {
        if (struck.contains(user.email)) continue;
        const auto role = user.role == ListedRole::user ? members::Role::user : members::Role::viewer;
        users::save_invited_user(unit, ids_.make<UserTag>(now), user.email, request.language, now);
        members::save_member(unit, ids_.make<members::MemberTag>(now), request.smart_account_id, user.email, role, now);
        const auto reads = CO_TRY(co_await language_of(user.email, request.language));
        mail::post(unit, users_added_mail(ids_.make<mail::MailTag>(now), request, user, reads), now);
    }
    const auto requester_reads = CO_TRY(co_await language_of(request.requester_email, request.language));
    const auto by = request.routed_to == Routing::existing_admins ? std::string{} : shown_name(actor);
    mail::post(unit, approved_mail(ids_.make<mail::MailTag>(now), request, by, requester_reads), now);
    CO_CHECK(co_await post_closing_mails(unit, whole, slot.id, Verdict::approved));
    co_return co_await db_.write(std::move(unit));
}

Task<Result<void>> RequestDesk::decline(const Actor& actor, const WholeRequest& whole, const Approver& slot,
                                        DecisionBody body, Language language) {
    const auto& request = whole.request;
    if (!body.reason) co_return invalid("/reason", "field.missing");
    const auto now = clock_.now();
    db::Unit unit;
    events::record(unit, event_of(request, "account_request.declined", actor, "asked to decide"),
                   ids_.make<events::EventTag>(now), now);
    guard_decision(unit, request, slot, now);
    guard_routing(unit, request, actor.id);
    save_decision(unit, request.id, {Verdict::declined, actor.id, "approver", body.reason->text(), {}, language},
                  RequestStatus::pending, now);
    close_slots(unit, request.id, slot.id, Verdict::declined);
    accounts::cancel_account(unit, request.smart_account_id);
    const auto requester_reads = CO_TRY(co_await language_of(request.requester_email, request.language));
    const auto by = request.routed_to == Routing::existing_admins ? std::string{} : shown_name(actor);
    mail::post(unit, declined_mail(ids_.make<mail::MailTag>(now), request, by, body.reason->text(), requester_reads),
               now);
    CO_CHECK(co_await post_closing_mails(unit, whole, slot.id, Verdict::declined));
    co_return co_await db_.write(std::move(unit));
}

Task<Result<void>> RequestDesk::post_closing_mails(db::Unit& unit, const WholeRequest& whole, ApproverId decider,
                                                   Verdict verdict) {
    const auto now = clock_.now();
    for (const auto& approver : whole.approvers) {
        if (approver.id == decider || approver.state != ApproverState::asked) continue;
        const auto language = CO_TRY(co_await language_of(approver.email, whole.request.language));
        mail::post(unit,
                   decided_by_another_mail(ids_.make<mail::MailTag>(now), whole.request, approver, verdict, language),
                   now);
    }
    co_return Result<void>{};
}

// ---- to review ----

Task<Result<void>> RequestDesk::review(const Actor& actor, AccountRequestId id, ReviewBody body, Language language) {
    const auto found = CO_TRY(co_await find(actor, id));
    if (!actor.reviews()) co_return fail(Kind::forbidden, "staff.required");
    CO_CHECK(check_review(found.request, actor));
    if (body.verdict == ReviewVerdict::released) co_return co_await release(actor, found);
    if (!body.reason) co_return invalid("/reason", "field.missing");
    co_return co_await refuse(actor, found, body.reason->text(), language);
}

Task<Result<void>> RequestDesk::release(const Actor& actor, const WholeRequest& whole) {
    const auto now = clock_.now();
    if (now >= whole.request.expires_at) co_return fail(Kind::gone, "request.lapsed");
    db::Unit unit;
    events::record(unit, event_of(whole.request, "account_request.released", actor, "a reviewer of the operator"),
                   ids_.make<events::EventTag>(now), now);
    save_release(unit, whole.request.id, now);
    CO_CHECK(co_await post_approval_mails(unit, whole.request, whole.approvers));
    co_return co_await db_.write(std::move(unit));
}

Task<Result<void>> RequestDesk::refuse(const Actor& actor, const WholeRequest& whole, std::string reason,
                                       Language language) {
    const auto& request = whole.request;
    const auto now = clock_.now();
    db::Unit unit;
    events::record(unit, event_of(request, "account_request.refused", actor, "a reviewer of the operator"),
                   ids_.make<events::EventTag>(now), now);
    save_decision(unit, request.id, {Verdict::declined, actor.id, "reviewer", reason, {}, language},
                  RequestStatus::in_review, now);
    close_slots(unit, request.id, std::nullopt, Verdict::declined);
    accounts::cancel_account(unit, request.smart_account_id);
    const auto reads = CO_TRY(co_await language_of(request.requester_email, request.language));
    mail::post(unit, declined_mail(ids_.make<mail::MailTag>(now), request, "", reason, reads), now);
    co_return co_await db_.write(std::move(unit));
}

} // namespace deedbox::requests

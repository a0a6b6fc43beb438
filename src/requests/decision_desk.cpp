#include "requests/decision_desk.h"

#include "members/member.h"
#include "users/user_store.h"

namespace deedbox::requests {

namespace {

// Who the admins of an account are is not told to outsiders.
std::string decider_shown(const Request& request, const Actor& actor) {
    return request.routed_to == Routing::existing_admins ? "" : actor.name + " (" + actor.email.text() + ")";
}

} // namespace

// ---- to decide ----

Task<Result<void>> DecisionDesk::decide(const Actor& actor, AccountRequestId id, DecisionBody body, Language language) {
    const auto found = CO_TRY(co_await records_.find(actor, id));
    const auto standing = standing_of(found.request, found.approvers, actor);
    if (standing.requester) co_return fail(Kind::forbidden, "request.own");
    if (!standing.approver) co_return fail(Kind::forbidden, "request.not_asked");
    CO_CHECK(check_decision(found.request, *standing.approver, actor, records_.clock.now()));
    CO_CHECK(co_await check_routing(found, actor));
    if (body.verdict == Verdict::declined)
        co_return co_await decline(actor, found, *standing.approver, std::move(body), language);
    co_return co_await approve(actor, found, *standing.approver, std::move(body), language);
}

// An account may have become active on the registered domain since the request was routed: then its admins are asked,
// and whoever was asked before has nothing left to decide.
Task<Result<void>> DecisionDesk::check_routing(const WholeRequest& whole, const Actor& actor) {
    const auto& request = whole.request;
    const auto domain = CO_TRY(co_await records_.domain_state(request.registered_domain));
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

Task<Result<void>> DecisionDesk::reroute(const WholeRequest& whole, const Actor& actor,
                                         std::vector<EmailAddress> deciders) {
    const auto now = records_.clock.now();
    std::vector<Approver> added;
    for (const auto& email : deciders)
        if (std::ranges::find(whole.approvers, email, &Approver::email) == whole.approvers.end())
            added.push_back({.id = records_.ids.make<ApproverTag>(now),
                             .account_request_id = whole.request.id,
                             .email = email,
                             .link_issued_at = now,
                             .named_by = NamedBy::routing});
    std::vector<ApproverId> others;
    for (const auto& approver : whole.approvers)
        if (std::ranges::find(deciders, approver.email) == deciders.end()) others.push_back(approver.id);
    auto unit = records_.begin(records_.event_of(whole.request, "account_request.rerouted", &actor,
                                                 "an account became active on the registered domain"));
    guard_open(unit, whole.request.id, now);
    save_rerouting(unit, whole.request.id, added, others);
    CO_CHECK(co_await records_.post_approvals(unit, whole.request, added));
    co_return co_await records_.db.write(std::move(unit));
}

// The account that became active has nobody who could decide but the requester, so the question is a reviewer's.
Task<Result<void>> DecisionDesk::return_to_review(const WholeRequest& whole, const Actor& actor) {
    auto unit =
        records_.begin(records_.event_of(whole.request, "account_request.returned_to_review", &actor,
                                         "an account without another admin became active on the registered domain"));
    guard_open(unit, whole.request.id, records_.clock.now());
    save_return_to_review(unit, whole.request.id);
    co_return co_await records_.db.write(std::move(unit));
}

Task<Result<void>> DecisionDesk::approve(const Actor& actor, const WholeRequest& whole, const Approver& slot,
                                         DecisionBody body, Language language) {
    const auto& request = whole.request;
    if (!body.agreement_version) co_return invalid("/agreementVersion", "field.missing");
    if (*body.agreement_version != agreements_.version())
        co_return fail(Kind::conflict, "agreement.stale", {{"version", agreements_.version()}});

    const auto now = records_.clock.now();
    const std::set<EmailAddress> struck{body.exclude_users.begin(), body.exclude_users.end()};
    auto event = records_.event_of(request, "account_request.approved", &actor, "asked to decide");
    event.data = {{"agreementVersion", *body.agreement_version}, {"language", described::enum_text(language)}};
    for (const auto& email : struck) event.personal["struck " + email.text()] = true;
    auto unit = records_.begin(event);
    guard_decision(unit, request, slot, now);
    guard_routing(unit, request, actor.id);
    save_decision(unit, request.id, {Verdict::approved, actor.id, "approver", {}, body.agreement_version, language},
                  RequestStatus::pending, now);
    close_slots(unit, request.id, slot.id, Verdict::approved);
    accounts::activate_account(unit, request.smart_account_id, records_.ids.make<VirtualAccountTag>(now), "Default",
                               now);
    members::save_member(unit, records_.ids.make<members::MemberTag>(now), request.smart_account_id, actor.email,
                         members::Role::admin, now);
    for (const auto& user : whole.users) {
        if (struck.contains(user.email)) continue;
        const auto role = user.role == ListedRole::user ? members::Role::user : members::Role::viewer;
        users::save_invited_user(unit, records_.ids.make<UserTag>(now), user.email, request.language, now);
        members::save_member(unit, records_.ids.make<members::MemberTag>(now), request.smart_account_id, user.email,
                             role, now);
        CO_CHECK(co_await records_.post_to(unit, request, user.email, [&](mail::MailId mail, Language reads) {
            return users_added_mail(mail, request, user, reads);
        }));
    }
    const auto by = decider_shown(request, actor);
    CO_CHECK(co_await records_.post_to(unit, request, request.requester_email, [&](mail::MailId mail, Language reads) {
        return approved_mail(mail, request, by, reads);
    }));
    CO_CHECK(co_await post_closing_mails(unit, whole, slot.id, Verdict::approved));
    co_return co_await records_.db.write(std::move(unit));
}

Task<Result<void>> DecisionDesk::decline(const Actor& actor, const WholeRequest& whole, const Approver& slot,
                                         DecisionBody body, Language language) {
    const auto& request = whole.request;
    if (!body.reason) co_return invalid("/reason", "field.missing");
    const auto now = records_.clock.now();
    auto unit = records_.begin(records_.event_of(request, "account_request.declined", &actor, "asked to decide"));
    guard_decision(unit, request, slot, now);
    guard_routing(unit, request, actor.id);
    save_decision(unit, request.id, {Verdict::declined, actor.id, "approver", body.reason->text(), {}, language},
                  RequestStatus::pending, now);
    close_slots(unit, request.id, slot.id, Verdict::declined);
    accounts::cancel_account(unit, request.smart_account_id);
    const auto by = decider_shown(request, actor);
    CO_CHECK(co_await records_.post_to(unit, request, request.requester_email, [&](mail::MailId mail, Language reads) {
        return declined_mail(mail, request, by, body.reason->text(), reads);
    }));
    CO_CHECK(co_await post_closing_mails(unit, whole, slot.id, Verdict::declined));
    co_return co_await records_.db.write(std::move(unit));
}

Task<Result<void>> DecisionDesk::post_closing_mails(db::Unit& unit, const WholeRequest& whole, ApproverId decider,
                                                    Verdict verdict) {
    for (const auto& approver : whole.approvers) {
        if (approver.id == decider || approver.state != ApproverState::asked) continue;
        CO_CHECK(
            co_await records_.post_to(unit, whole.request, approver.email, [&](mail::MailId id, Language language) {
                return decided_by_another_mail(id, whole.request, approver, verdict, language);
            }));
    }
    co_return Result<void>{};
}

// ---- to review ----

Task<Result<void>> DecisionDesk::review(const Actor& actor, AccountRequestId id, ReviewBody body, Language language) {
    const auto found = CO_TRY(co_await records_.find(actor, id));
    if (!actor.reviews()) co_return fail(Kind::forbidden, "staff.required");
    CO_CHECK(check_review(found.request, actor));
    if (body.verdict == ReviewVerdict::released) {
        const auto note = body.reason ? std::optional{body.reason->text()} : std::nullopt;
        co_return co_await records_.db.write(
            CO_TRY(co_await release(records_, found, &actor, "a reviewer of the operator", note)));
    }
    if (!body.reason) co_return invalid("/reason", "field.missing");
    co_return co_await refuse(actor, found, body.reason->text(), language);
}

Task<Result<void>> DecisionDesk::refuse(const Actor& actor, const WholeRequest& whole, std::string reason,
                                        Language language) {
    const auto& request = whole.request;
    const auto now = records_.clock.now();
    auto unit =
        records_.begin(records_.event_of(request, "account_request.refused", &actor, "a reviewer of the operator"));
    save_decision(unit, request.id, {Verdict::declined, actor.id, "reviewer", reason, {}, language},
                  RequestStatus::in_review, now);
    close_slots(unit, request.id, std::nullopt, Verdict::declined);
    accounts::cancel_account(unit, request.smart_account_id);
    CO_CHECK(co_await records_.post_to(unit, request, request.requester_email, [&](mail::MailId mail, Language reads) {
        return declined_mail(mail, request, "", reason, reads);
    }));
    co_return co_await records_.db.write(std::move(unit));
}

Task<Result<db::Unit>> release(const RequestRecords& records, const WholeRequest& whole, const Actor* actor,
                               std::string_view because, std::optional<std::string> note) {
    const auto& request = whole.request;
    const auto now = records.clock.now();
    if (now >= request.expires_at) co_return fail(Kind::gone, "request.lapsed");
    auto event = records.event_of(request, "account_request.released", actor, because);
    if (note) event.personal = {{"note", *note}};
    auto unit = records.begin(event);
    save_release(unit, request.id,
                 next_reminder(request.created_at, request.expires_at, records.settings.reminders, now), now);
    std::vector<Approver> asked;
    for (auto approver : whole.approvers) {
        if (approver.state != ApproverState::waiting) continue;
        ++approver.link_generation;
        asked.push_back(approver);
    }
    CO_CHECK(co_await records.post_approvals(unit, request, asked));
    CO_CHECK(co_await records.post_to(unit, request, request.requester_email, [&](mail::MailId mail, Language reads) {
        return released_mail(mail, request, reads);
    }));
    co_return unit;
}

} // namespace deedbox::requests

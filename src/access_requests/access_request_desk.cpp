#include "access_requests/access_request_desk.h"

#include "access_requests/access_request_deeds.h"
#include "accounts/account_rulings.h"
#include "accounts/account_store.h"
#include "accounts/stranger_mail_store.h"
#include "base/mailbox.h"
#include "events/event_store.h"
#include "members/member_store.h"
#include "people/people_rulings.h"
#include "powers/guard.h"
#include "proven_domains/proven_domain_store.h"

#include <algorithm>

namespace deedbox::access_requests {

using accounts::SeenAccount;
using powers::Capability;

namespace {

boost::json::object told(const Given& given) {
    boost::json::object out{{"role", described::enum_text(given.role)}};
    if (given.virtual_account_ids.empty()) return out;
    boost::json::array places;
    for (const auto& id : given.virtual_account_ids) places.emplace_back(id.text());
    out["virtualAccountIds"] = std::move(places);
    out["includeNested"] = given.include_nested;
    return out;
}

// Who has a role in one of them keeps it; the others are new.
void save_members(acts::Act& act, const AccessRequest& request, const Given& given,
                  const std::vector<members::Scope>& scopes) {
    for (const auto& scope : scopes)
        members::save_new_member(act.unit(), act.make<members::MemberId>(), request.smart_account_id,
                                 request.requester_email, given.role, scope, act.now());
    if (std::ranges::any_of(scopes, [&](const auto& scope) { return members::is_admin(given.role, scope); }))
        members::mark_requests_of_admins(act.unit(), request.smart_account_id, act.now());
}

// In the unit of the filing. Nobody did it, so its event has no actor.
void decide_by_rule(acts::Act& act, const AccessRequest& request, const RuleOutcome& outcome,
                    const Standing& requester) {
    const bool approves = outcome.verdict == Verdict::approved;
    auto event = event_about(request, approves ? access_approved : access_declined, Ground::access_rule);
    if (approves) event.data = told(outcome.given);
    events::record_further(act.unit(), event, act.make<events::EventId>(), act.now());
    if (approves) {
        save_approval(act.unit(), request, outcome.given, std::nullopt, act.now());
        save_members(act, request, outcome.given, not_held(outcome.given.scopes(), requester));
        act.post(approved_mail(request, outcome.given, true));
    } else {
        save_decline(act.unit(), request, std::nullopt, std::nullopt, act.now());
        act.post(declined_mail(request, std::nullopt, true));
    }
}

// To a company's administrators a stranger's request is one mail however many they are, so that the caps do not tell.
accounts::StrangerMails one_to_strangers(const AccessRequest& request, Instant now) {
    return {.sender = accounts::CountedAs::of(request.requester_email),
            .mails = is_outside(request) ? 1 : 0,
            .day = std::chrono::floor<std::chrono::days>(now)};
}

// Whether somebody knows of a place: their role reaches it, or everybody in the account finds it.
bool finds(const Standing& standing, const NamedPlace& place) {
    return powers::may(standing, Capability::see_virtual_accounts, {place.path}) ||
           (place.visibility == accounts::Visibility::unrestricted && standing.is_member());
}

} // namespace

/// A filing on its way.
struct AccessRequestDesk::Filing {
    SeenAccount seen;
    AccountDomains domains; // of its company
    AccessRequest request;
    FilingRow facts;
    RulesRow rules;
    std::vector<Decider> deciders;
};

events::Event event_about(const AccessRequest& request, const events::Deed& deed, Ground because) {
    return {.deed = deed,
            .because = because,
            .subjects = {request.smart_account_id, request.requester_id},
            .personal = {{"email", request.requester_email.text()}}};
}

void post_to_deciders(acts::Act& act, const AccessRequest& request, const std::vector<Decider>& deciders,
                      Asking asking) {
    for (const auto& decider : deciders)
        if (!same_mailbox(decider.email, request.requester_email))
            act.post(asking_mail(request, decider.email, decider.language, asking));
}

// By its id only one that the actor may know of; by its identifier, typed whole, any that is there.
Task<Result<SeenAccount>> AccessRequestDesk::account_named(const Actor& actor, const AccessRequestDraft& draft) {
    if (draft.smart_account_id) co_return co_await accounts_.find(actor, *draft.smart_account_id);
    const auto found = CO_TRY(co_await means_.db.one(account_of_identifier, *draft.domain_identifier));
    if (!found) co_return fail(Kind::not_found, "account.unknown");
    auto [account, grants] = CO_TRY(co_await means_.db.look(db::one(accounts::account_by_id, found->id),
                                                            db::all(powers::grants_in_account, found->id, actor.id)));
    SeenAccount seen{std::move(*account), powers::standing_of(actor)};
    seen.standing.grants = std::move(grants);
    co_return seen;
}

// One that somebody does not find is as one that is not there.
Task<Result<void>> AccessRequestDesk::check_places(SmartAccountId account, const Standing& standing,
                                                   const std::vector<VirtualAccountId>& ids) {
    if (ids.empty()) co_return Result<void>{};
    const auto places = CO_TRY(co_await means_.db.all(places_of_ids, stored(ids)));
    for (std::size_t at = 0; at < ids.size(); ++at) {
        const auto place = std::ranges::find(places, ids[at], &NamedPlace::id);
        if (place == places.end() || place->smart_account_id != account || !finds(standing, *place))
            co_return invalid("/virtualAccountIds/" + std::to_string(at), "virtual_account.unknown");
    }
    co_return Result<void>{};
}

// Where a rule gives a role in Virtual Accounts that are there no more, none decides.
Task<Result<std::optional<RuleOutcome>>> AccessRequestDesk::outcome_by_rule(const Filing& filing) {
    const auto& request = filing.request;
    auto outcome =
        outcome_of(rules_in(filing.rules.rules), filing.domains, request.requester_email, asked_for(request));
    if (!outcome || outcome->given.virtual_account_ids.empty()) co_return outcome;
    const auto there = CO_TRY(co_await means_.db.all(places_of_ids, stored(outcome->given.virtual_account_ids)));
    const auto is_here = [&](const NamedPlace& place) { return place.smart_account_id == request.smart_account_id; };
    const bool all_here = std::ranges::count_if(there, is_here) == std::ssize(outcome->given.virtual_account_ids);
    if (!all_here || not_held(outcome->given.scopes(), filing.seen.standing).empty())
        co_return std::optional<RuleOutcome>{};
    co_return outcome;
}

Task<Result<void>> AccessRequestDesk::ask(acts::Act& act, const Filing& filing) {
    if (filing.facts.declined_lately) co_return Result<void>{};
    const auto mails = one_to_strangers(filing.request, act.now());
    const auto [sent] = CO_TRY(co_await means_.db.look(accounts::sent_to_strangers(mails.sender, act.now())));
    CO_CHECK(accounts::check_caps(means_.outbox.stranger_caps(), *sent, mails, act.now()));
    accounts::count_to_strangers(act.unit(), means_.outbox.stranger_caps(), mails);
    post_to_deciders(act, filing.request, filing.deciders, Asking::first);
    co_return Result<void>{};
}

// All that a filing has to know, and what it would be.
Task<Result<AccessRequestDesk::Filing>> AccessRequestDesk::draw_up(acts::Act& act, const AccessRequestDraft& draft) {
    const auto& actor = act.actor();
    auto seen = CO_TRY(co_await account_named(actor, draft));
    const auto account = seen.account;
    CO_CHECK(accounts::check_active(account));
    CO_CHECK(co_await check_places(account.id, seen.standing, draft.virtual_account_ids));
    auto [facts, rules, deciders] = CO_TRY(
        co_await means_.db.look(filing_facts(account.id, actor.email, act.now()), db::one(rules_of_account, account.id),
                                db::all(deciders_of_account, account.id, most_told)));
    const auto expires_at = act.now() + settings_.lifetime;
    co_return Filing{.seen = std::move(seen),
                     .domains = CO_TRY(co_await proven_domains::domains_of_account(means_.db, account.id)),
                     .request = {.id = act.make<AccessRequestId>(),
                                 .smart_account_id = account.id,
                                 .account_name = account.name,
                                 .domain_identifier = account.domain_identifier,
                                 .registered_domain = account.registered_domain,
                                 .requester_id = actor.id,
                                 .requester_name = actor.name,
                                 .requester_email = actor.email,
                                 .requester_language = actor.language,
                                 .role = draft.role,
                                 .virtual_account_ids = stored(draft.virtual_account_ids),
                                 .note = text_given(draft.note),
                                 .created_at = act.now(),
                                 .expires_at = expires_at,
                                 .next_reminder_at = next_reminder(act.now(), expires_at, act.now())},
                     .facts = *facts,
                     .rules = rules.value_or(RulesRow{.rules = "[]", .version = 0}),
                     .deciders = std::move(deciders)};
}

Task<Result<AccessRequestId>> AccessRequestDesk::file(Doer by, AccessRequestDraft draft) {
    CO_CHECK(check_draft(draft));
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<AccessRequestId>> {
        const auto filing = CO_TRY(co_await draw_up(act, draft));
        const auto& [seen, domains, request, facts, rules, deciders] = filing;
        const auto asked = asked_for(request);
        CO_CHECK(people::check_role(asked.role, asked.scopes().front(), act.actor().email, seen.account, domains));
        const auto ground =
            CO_TRY(may_file(seen.standing, act.actor(), asked, {facts.open, facts.open_of_mailbox, facts.tenth_newest},
                            settings_.limits, act.now()));
        const auto outcome = CO_TRY(co_await outcome_by_rule(filing));
        auto event = event_about(request, access_requested, ground);
        event.data = told(asked);
        act.record(std::move(event), request.id.number);
        if (settings_.limits) guard_room(act.unit(), request);
        guard_rules(act.unit(), seen.account.id, rules.version);
        save_access_request(act.unit(), request);
        if (outcome) {
            if (outcome->verdict == Verdict::approved)
                proven_domains::guard_of_company(act.unit(), seen.account.id, request.requester_email);
            decide_by_rule(act, request, *outcome, seen.standing);
        } else {
            CO_CHECK(co_await ask(act, filing));
        }
        co_return request.id;
    });
}

Task<Result<void>> AccessRequestDesk::approve(acts::Act& act, const SeenRequest& seen, const AccessDecisionBody& body,
                                              Ground ground) {
    const auto& request = seen.request;
    if (body.virtual_account_ids && body.virtual_account_ids->size() > most_places) co_return too_many_places();
    const auto given = given_by(body, request);
    if (given.include_nested && given.virtual_account_ids.empty())
        co_return invalid("/includeNested", "member.nested_in_nothing");
    CO_CHECK(co_await check_places(request.smart_account_id, seen.standing, given.virtual_account_ids));
    const auto account = CO_TRY(co_await means_.db.one(accounts::account_by_id, request.smart_account_id));
    const auto domains = CO_TRY(co_await proven_domains::domains_of_account(means_.db, account->id));
    CO_CHECK(people::check_role(given.role, given.scopes().front(), request.requester_email, *account, domains));
    const auto scopes = not_held(given.scopes(), seen.requester);
    if (scopes.empty()) co_return fail(Kind::conflict, "member.already", {{"email", request.requester_email.text()}});
    auto event = event_about(request, access_approved, ground);
    event.data = told(given);
    act.record(std::move(event), request.id.number);
    powers::guard(act.unit(), request.smart_account_id, act.actor().id, Capability::decide_access_requests);
    if (given.role == Role::approver)
        proven_domains::guard_of_company(act.unit(), account->id, request.requester_email);
    save_approval(act.unit(), request, given, act.actor().id, act.now());
    save_members(act, request, given, scopes);
    act.post(approved_mail(request, given, false));
    co_return Result<void>{};
}

Task<Result<void>> AccessRequestDesk::decide(Doer by, AccessRequestId id, AccessDecisionBody body) {
    auto done = co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await records.find(act.actor(), id));
        const auto ground = CO_TRY(may_decide(seen.request, seen.standing, act.actor(), act.now()));
        if (body.verdict == Verdict::approved) co_return co_await approve(act, seen, body, ground);
        const auto reason = text_given(body.reason);
        auto event = event_about(seen.request, access_declined, ground);
        if (reason) event.personal["reason"] = *reason;
        act.record(std::move(event), id.number);
        powers::guard(act.unit(), seen.request.smart_account_id, act.actor().id, Capability::decide_access_requests);
        save_decline(act.unit(), seen.request, reason, act.actor().id, act.now());
        act.post(declined_mail(seen.request, reason, false));
        co_return Result<void>{};
    });
    if (!done && done.error().code == "member.already") CO_CHECK(co_await end_of_member(*by.actor, id));
    co_return done;
}

// Whoever has become by another way what they asked for waits for nobody any more. An act of its own, because the one
// that finds it out is refused.
Task<Result<void>> AccessRequestDesk::end_of_member(const Actor& actor, AccessRequestId id) {
    co_return co_await acts::carry_out(means_, {.actor = &actor}, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await records.find(actor, id));
        const auto ground = may_decide(seen.request, seen.standing, actor, act.now());
        if (!ground || !not_held(asked_for(seen.request).scopes(), seen.requester).empty()) co_return Result<void>{};
        act.record(event_about(seen.request, access_superseded, *ground));
        powers::guard(act.unit(), seen.request.smart_account_id, actor.id, Capability::decide_access_requests);
        save_end(act.unit(), seen.request, AccessRequestStatus::already_member, std::nullopt, act.now());
        co_return Result<void>{};
    });
}

Task<Result<void>> AccessRequestDesk::withdraw(Doer by, AccessRequestId id, std::optional<std::string> reason) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto seen = CO_TRY(co_await records.find(act.actor(), id));
        const auto ground = CO_TRY(may_withdraw(seen.request, act.actor(), act.now()));
        auto event = event_about(seen.request, access_withdrawn, ground);
        if (reason) event.personal["reason"] = *reason;
        act.record(std::move(event), id.number);
        save_end(act.unit(), seen.request, AccessRequestStatus::withdrawn, reason, act.now());
        co_return Result<void>{};
    });
}

} // namespace deedbox::access_requests

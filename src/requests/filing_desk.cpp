#include "requests/filing_desk.h"

#include "accounts/account_store.h"
#include "members/member_store.h"
#include "requests/ending_desk.h"
#include "requests/request_deeds.h"
#include "requests/request_store.h"

namespace deedbox::requests {

namespace {

accounts::DomainIdentifier identifier_of(const RequestDraft& draft, const EmailAddress& requester) {
    return draft.domain_identifier ? *draft.domain_identifier : *accounts::default_identifier(requester);
}

bool anybody_of_company(const RequestState& state) {
    const auto registered = DomainName::parse(state.request.registered_domain);
    return std::ranges::any_of(state.approvers, [&](const Approver& approver) {
        return is_live(approver) && registered && !is_mismatch(approver.email, *registered);
    });
}

events::Event filed_event(const Request& request, Ground ground) {
    auto event = event_about(request, request_filed, ground);
    event.data = {{"domainIdentifier", request.domain_identifier},
                  {"routedTo", described::enum_text(request.routed_to)}};
    event.personal = {{"requester", request.requester_email.text()}};
    return event;
}

// Whoever was told no does not ask the same people again at once: the request waits for a reviewer, but not for ever.
void hold_after_decline(Request& request, const std::optional<Instant>& declined_at, Duration refile_wait) {
    if (!declined_at || *declined_at + refile_wait <= request.created_at) return;
    // Whoever is named meanwhile, once it is released the admins are asked.
    if (request.routed_to == Routing::existing_admins) request.reroute_since = request.created_at;
    request.routed_to = Routing::reviewer;
    request.review_cause = ReviewCause::declined_before;
    request.held_until = *declined_at + refile_wait;
}

} // namespace

Task<Result<FilingDesk::Facts>> FilingDesk::facts_for(const Actor& actor, const RequestDraft& draft,
                                                      const accounts::DomainIdentifier& identifier) {
    const auto registered = identifier.registered_domain().text();
    const auto own_domain = counted_domain(actor.email);
    const bool counts = records_.settings.limits;
    auto [active, admins, of_user, of_domain, declined, memberships, readers] = CO_TRY(co_await records_.means.db.look(
        db::one(active_accounts_on_registered_domain, registered),
        db::all(members::admins_on_registered_domain, registered),
        db::one(open_requests_of_user, actor.id, counts ? most_open_of_user : 0),
        db::one(open_requests_of_domain, own_domain, counts ? most_open_of_domain : 0),
        db::one(last_decline, identifier, actor.id, own_domain), db::all(members::memberships_of_user, actor.id),
        db::all(languages_of_users, json_of(draft.approver_emails))));
    Facts facts{.domain = {.has_active_account = active->count > 0},
                .open = {of_user->count, of_domain->count},
                .last_declined_at = declined->declined_at,
                .is_member = !memberships.empty(),
                .languages = languages_from(readers)};
    for (auto& admin : admins) {
        facts.languages.known.emplace(admin.email, admin.language);
        facts.domain.admins.push_back(std::move(admin.email));
    }
    co_return facts;
}

Task<Result<FilingDesk::Drawn>> FilingDesk::draw_up(acts::Act& act, const RequestDraft& draft,
                                                    const accounts::DomainIdentifier& identifier) {
    const auto& actor = act.actor();
    const auto& settings = records_.settings;
    auto facts = CO_TRY(co_await facts_for(actor, draft, identifier));
    const auto ground = CO_TRY(may_file(settings.request_policy, actor, facts.is_member, facts.open));
    const auto to = addressees(identifier, draft.approver_emails, actor.email, facts.domain, settings.review_policy);
    const auto now = act.now();
    Drawn drawn{.request = {.id = act.make<AccountRequestId>(),
                            .smart_account_id = act.make<SmartAccountId>(),
                            .requester_id = actor.id,
                            .requester_email = actor.email,
                            .requester_name = actor.name,
                            .account_name = draft.account_name.text(),
                            .domain_identifier = identifier.text(),
                            .registered_domain = identifier.registered_domain().text(),
                            .country = draft.country.text(),
                            .note_to_approver = text_given(draft.note_to_approver),
                            .note_to_reviewer = text_given(draft.note_to_reviewer),
                            .note_to_users = text_given(draft.note_to_users),
                            .language = draft.language.value_or(actor.language),
                            .routed_to = to.routed_to,
                            .review_cause = to.review_cause,
                            .created_at = now,
                            .expires_at = now + settings.request_lifetime,
                            .requester_domain = counted_domain(actor.email)},
                .approvers = {},
                .ground = ground,
                .languages = std::move(facts.languages),
                .has_active_account = facts.domain.has_active_account};
    auto& request = drawn.request;
    if (request.routed_to != Routing::reviewer)
        hold_after_decline(request, facts.last_declined_at, settings.refile_wait);
    const bool in_review = request.routed_to == Routing::reviewer;
    request.status = in_review ? RequestStatus::in_review : RequestStatus::pending;
    if (!in_review) request.next_reminder_at = next_reminder(now, request.expires_at, settings.reminders, now);
    for (const auto& email : to.asked)
        drawn.approvers.push_back({.id = act.make<ApproverId>(),
                                   .account_request_id = request.id,
                                   .email = email,
                                   .state = slot_state(request.status),
                                   .link_generation = in_review ? 0 : 1,
                                   .link_issued_at = now,
                                   .named_by = to.named_by});
    co_return drawn;
}

void FilingDesk::add_filing(acts::Act& act, const Drawn& drawn, const RequestDraft& draft,
                            const accounts::DomainIdentifier& identifier) {
    const auto& request = drawn.request;
    auto& unit = act.unit();
    if (records_.settings.limits) guard_open_requests(unit, request);
    if (!drawn.has_active_account) guard_no_active_account(unit, request);
    accounts::save_pending_account(unit, request.smart_account_id, draft.account_name, identifier, draft.country,
                                   request.created_at);
    save_request(unit, request);
    for (const auto& approver : drawn.approvers) save_approver(unit, approver);
    for (const auto& user : draft.users) save_listed_user(unit, request.id, user);
    if (request.status == RequestStatus::pending) post_approvals(act, request, drawn.approvers, drawn.languages);
}

Task<Result<AccountRequestId>> FilingDesk::file(Doer by, RequestDraft draft) {
    CO_CHECK(check_draft(draft, by.actor->email));
    const auto identifier = identifier_of(draft, by.actor->email);
    auto filed = co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<AccountRequestId>> {
        const auto drawn = CO_TRY(co_await draw_up(act, draft, identifier));
        act.record(filed_event(drawn.request, drawn.ground), drawn.request.id.number);
        add_filing(act, drawn, draft, identifier);
        co_return drawn.request.id;
    });
    if (!filed && filed.error().code == "domain.taken") {
        const bool contest = CO_TRY(co_await may_be_contested(*by.actor, identifier));
        filed.error().extra = {{"may", boost::json::object{{"contest", contest}}}};
    }
    co_return filed;
}

// ---- to contest ----

Task<Result<bool>> FilingDesk::may_be_contested(const Actor& actor, const accounts::DomainIdentifier& identifier) {
    if (!may_contest(actor.email, identifier)) co_return false;
    co_return CO_TRY(co_await records_.means.db.one(open_request_for_identifier, identifier)).has_value();
}

Task<Result<AccountRequestId>> FilingDesk::contest(Doer by, RequestDraft draft) {
    CO_CHECK(check_draft(draft, by.actor->email));
    const auto identifier = identifier_of(draft, by.actor->email);
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<AccountRequestId>> {
        const auto facts = CO_TRY(co_await facts_for(act.actor(), draft, identifier));
        CO_CHECK(may_file(records_.settings.request_policy, act.actor(), facts.is_member, {}));
        const auto ground = CO_TRY(may_contest(act.actor().email, identifier));
        const auto holder = CO_TRY(co_await records_.means.db.one(open_request_for_identifier, identifier));
        if (!holder) co_return fail(Kind::conflict, "contest.nothing", {{"domain", identifier.name().unicode()}});
        if (is_requester(*holder, act.actor())) co_return fail(Kind::conflict, "contest.own");
        const auto state = CO_TRY(co_await records_.state(holder->id, {act.actor().email}));
        if (anybody_of_company(state)) co_return join(act, ground, state);
        co_return co_await move(act, ground, state, draft, identifier);
    });
}

Result<AccountRequestId> FilingDesk::join(acts::Act& act, Ground ground, const RequestState& state) {
    const auto& request = state.request;
    CHECK_OR_RETURN(check_open(request, act.now()));
    const auto slot = std::ranges::find(state.approvers, act.actor().email, &Approver::email);
    if (slot != state.approvers.end() && slot->state != ApproverState::closed) return request.id;
    auto event = event_about(request, request_contested, ground);
    event.data = {{"outcome", "approver"}};
    act.record(std::move(event), request.id.number);
    save_next_version(act.unit(), request);
    const bool in_review = request.status == RequestStatus::in_review;
    const auto asked = save_asking(act.unit(), request, state.approvers,
                                   {.id = act.make<ApproverId>(),
                                    .email = act.actor().email,
                                    .state = slot_state(request.status),
                                    .link_issued_at = act.now(),
                                    .named_by = NamedBy::contest});
    if (!in_review) post_approvals(act, request, {asked}, state.languages);
    return request.id;
}

Task<Result<AccountRequestId>> FilingDesk::move(acts::Act& act, Ground ground, const RequestState& holder,
                                                const RequestDraft& draft,
                                                const accounts::DomainIdentifier& identifier) {
    const auto drawn = CO_TRY(co_await draw_up(act, draft, identifier));
    act.record(filed_event(drawn.request, drawn.ground), drawn.request.id.number);
    auto event = event_about(holder.request, request_contested, ground);
    event.data = {{"outcome", "moved"}};
    act.record_further(std::move(event));
    add_lapse(act, holder, LapseCause::contested);
    add_filing(act, drawn, draft, identifier);
    co_return drawn.request.id;
}

} // namespace deedbox::requests

#include "requests/filing_desk.h"

#include "accounts/account_store.h"
#include "accounts/look_alike.h"
#include "accounts/look_alike_store.h"
#include "accounts/stranger_mail_store.h"
#include "members/member_store.h"
#include "requests/request_deeds.h"
#include "requests/request_store.h"

namespace deedbox::requests {

namespace {

accounts::DomainIdentifier identifier_of(const RequestDraft& draft, const EmailAddress& requester) {
    return draft.domain_identifier ? *draft.domain_identifier : *accounts::default_identifier(requester);
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
    const auto above = json_of(accounts::at_or_above(identifier.text(), registered));
    const bool counts = records_.settings.limits;
    auto requester = accounts::CountedAs::of(actor.email);
    auto [found, admins, look_alike, readers, sent] = CO_TRY(co_await records_.means.db.look(
        db::one(filing_facts, registered, above, requester.mailbox, requester.domain, actor.id,
                counts ? most_open_of_user : 0, counts ? most_open_of_domain : 0, identifier),
        db::all(members::admins_of_identifiers, above),
        db::one(accounts::claimed_look_alike, accounts::look_of(identifier.registered_domain()), registered),
        db::all(languages_of_users, json_of(draft.approver_emails)),
        accounts::sent_to_strangers(requester, records_.means.clock.now())));
    Facts facts{
        .domain = {.has_active_account = found->has_active_account, .has_account_above = found->has_account_above},
        .open = {.of_user = found->open_of_mailbox,
                 .of_domain = found->open_of_domain,
                 .newest_of_user = found->newest_of_mailbox,
                 .domain_may_grow = found->domain_may_grow},
        .last_declined_at = found->declined_at,
        .is_member = found->is_member,
        .is_claimed = found->is_claimed,
        .languages = languages_from(readers),
        .requester = std::move(requester),
        .sent_to_strangers = *sent};
    for (const auto& admin : admins) facts.languages.known.emplace(admin.email, admin.language);
    facts.domain.admins = std::move(admins);
    if (look_alike) facts.domain.look_alike = std::move(look_alike->domain_identifier);
    co_return facts;
}

Task<Result<FilingDesk::Drawn>> FilingDesk::draw_up(acts::Act& act, const RequestDraft& draft,
                                                    const accounts::DomainIdentifier& identifier) {
    const auto& actor = act.actor();
    const auto& settings = records_.settings;
    auto facts = CO_TRY(co_await facts_for(actor, draft, identifier));
    const auto ground = CO_TRY(may_file(settings.request_policy, actor, facts.is_member, facts.open, act.now()));
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
                            .requester_domain = facts.requester.domain,
                            .look_alike_of = std::move(facts.domain.look_alike)},
                .approvers = {},
                .ground = ground,
                .languages = std::move(facts.languages),
                .has_active_account = facts.domain.has_active_account,
                .is_claimed = facts.is_claimed,
                .strangers = {}};
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
    // Whoever is asked in the end, and when: what the requester names is what counts, and it tells nothing.
    auto named = draft.approver_emails;
    for (const auto& user : draft.users) named.push_back(user.email);
    drawn.strangers = accounts::StrangerMails::among(named, std::move(facts.requester), now);
    CO_CHECK(
        accounts::check_caps(records_.means.outbox.stranger_caps(), facts.sent_to_strangers, drawn.strangers, now));
    if (to.named_by == NamedBy::routing) add_unasked(act, drawn, draft.approver_emails);
    co_return drawn;
}

// Whom the requester named is kept, and shown with the reason why they are not asked.
void FilingDesk::add_unasked(acts::Act& act, Drawn& drawn, const std::vector<EmailAddress>& named) {
    const auto asked = drawn.approvers;
    for (const auto& email : named)
        if (std::ranges::find(asked, email, &Approver::email) == asked.end())
            drawn.approvers.push_back({.id = act.make<ApproverId>(),
                                       .account_request_id = drawn.request.id,
                                       .email = email,
                                       .state = ApproverState::closed,
                                       .link_generation = 0,
                                       .link_issued_at = act.now(),
                                       .closed_because = ClosedBecause::admins_decide});
}

void FilingDesk::add_filing(acts::Act& act, const Drawn& drawn, const RequestDraft& draft,
                            const accounts::DomainIdentifier& identifier) {
    const auto& request = drawn.request;
    auto& unit = act.unit();
    if (records_.settings.limits) guard_open_requests(unit, request);
    accounts::count_to_strangers(unit, records_.means.outbox.stranger_caps(), drawn.strangers);
    if (!drawn.has_active_account) guard_no_active_account(unit, request);
    if (!request.look_alike_of) accounts::guard_no_look_alike(unit, identifier.registered_domain());
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
        // Not before: a repeated call whose first one holds the identifier is known by its key.
        if (drawn.is_claimed) accounts::guard_held(act.unit(), identifier);
        add_filing(act, drawn, draft, identifier);
        co_return drawn.request.id;
    });
    if (!filed) co_return std::unexpected{CO_TRY(co_await refusal(*by.actor, identifier, std::move(filed.error())))};
    co_return filed;
}

Task<Result<FilingCheck>> FilingDesk::check(Doer by, RequestDraft draft) {
    CO_CHECK(check_draft(draft, by.actor->email));
    const auto identifier = identifier_of(draft, by.actor->email);
    acts::Act never_written{records_.means, by};
    auto drawn = co_await draw_up(never_written, draft, identifier);
    if (!drawn) co_return std::unexpected{CO_TRY(co_await refusal(*by.actor, identifier, std::move(drawn.error())))};
    if (drawn->is_claimed)
        co_return std::unexpected{
            CO_TRY(co_await refusal(*by.actor, identifier, accounts::identifier_taken(identifier)))};
    const auto restricted = CO_TRY(
        co_await records_.means.db.one(restricted_accounts_on_registered_domain, drawn->request.registered_domain));
    co_return check_of({.draft = draft,
                        .request = drawn->request,
                        .without_accounts = addressees(identifier, draft.approver_emails, by.actor->email, {},
                                                       records_.settings.review_policy),
                        .behind_restricted = drawn->has_active_account && restricted->count > 0});
}

// Of an identifier that is taken, with what its reader can do about it; any other as it is.
Task<Result<Error>> FilingDesk::refusal(const Actor& actor, const accounts::DomainIdentifier& identifier, Error error) {
    if (error.code != "domain.taken") co_return error;
    const bool contest = CO_TRY(co_await objections_.may_be_objected_to(actor, identifier));
    error.extra = {{"may", boost::json::object{{"contest", contest}}}};
    co_return error;
}

} // namespace deedbox::requests

#include "requests/filing_desk.h"

#include "members/member.h"
#include "requests/ending_desk.h"

namespace deedbox::requests {

namespace {

template <class Text>
std::optional<std::string> text_of(const std::optional<Text>& note) {
    if (!note || note->empty()) return std::nullopt;
    return note->text();
}

accounts::DomainIdentifier identifier_of(const RequestDraft& draft, const EmailAddress& requester) {
    return draft.domain_identifier ? *draft.domain_identifier : *accounts::default_identifier(requester);
}

bool anybody_of_company(const WholeRequest& whole) {
    const auto registered = DomainName::parse(whole.request.registered_domain);
    return std::ranges::any_of(whole.approvers, [&](const Approver& approver) {
        const bool live = approver.state == ApproverState::asked || approver.state == ApproverState::waiting;
        return live && registered && !is_mismatch(approver.email, *registered);
    });
}

} // namespace

Task<Result<void>> FilingDesk::may_file(const Actor& actor) {
    if (records_.settings.request_policy == RequestPolicy::verified_user || actor.staff) co_return Result<void>{};
    if (!CO_TRY(co_await records_.db.all(members::memberships_of_user, actor.id)).empty()) co_return Result<void>{};
    co_return fail(Kind::forbidden, "request.membership_required");
}

// Whoever was told no does not ask the same people again at once: the request waits for a reviewer, but not for ever.
Task<Result<std::optional<Instant>>> FilingDesk::held_until(const Request& request) {
    const auto last = CO_TRY(co_await records_.db.one(last_decline, request.domain_identifier, request.requester_id,
                                                      request.requester_domain));
    if (!last || !last->declined_at) co_return std::nullopt;
    const auto until = *last->declined_at + records_.settings.refile_wait;
    co_return until > request.created_at ? std::optional{until} : std::nullopt;
}

Task<Result<FilingDesk::Drawn>> FilingDesk::draw_up(const Actor& actor, const RequestDraft& draft,
                                                    accounts::DomainIdentifier identifier) {
    const auto registered = identifier.registered_domain().text();
    const auto& settings = records_.settings;
    const auto domain = CO_TRY(co_await records_.domain_state(registered));
    const auto way = route(identifier, draft.approver_emails, actor.email, domain, settings.review_policy);
    const auto now = records_.clock.now();
    Drawn drawn{.request = {.id = records_.ids.make<AccountRequestTag>(now),
                            .smart_account_id = records_.ids.make<SmartAccountTag>(now),
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
                            .routed_to = way.routed_to,
                            .review_cause = way.review_cause,
                            .created_at = now,
                            .expires_at = now + settings.request_lifetime,
                            .requester_domain = counted_domain(actor.email)}};
    auto& request = drawn.request;
    if (request.routed_to != Routing::reviewer)
        if (const auto until = CO_TRY(co_await held_until(request))) {
            request.routed_to = Routing::reviewer;
            request.review_cause = ReviewCause::declined_before;
            request.held_until = until;
        }
    const bool in_review = request.routed_to == Routing::reviewer;
    request.status = in_review ? RequestStatus::in_review : RequestStatus::pending;
    if (!in_review) request.next_reminder_at = next_reminder(now, request.expires_at, settings.reminders, now);
    for (const auto& email : way.asked)
        drawn.approvers.push_back({.id = records_.ids.make<ApproverTag>(now),
                                   .account_request_id = request.id,
                                   .email = email,
                                   .state = in_review ? ApproverState::waiting : ApproverState::asked,
                                   .link_generation = in_review ? 0 : 1,
                                   .link_issued_at = now,
                                   .named_by = way.named_by});
    co_return drawn;
}

Task<Result<void>> FilingDesk::add_filing(db::Unit& unit, const Drawn& drawn, const RequestDraft& draft,
                                          const accounts::DomainIdentifier& identifier) {
    const auto& request = drawn.request;
    if (records_.settings.limits) guard_open_requests(unit, request);
    accounts::save_pending_account(unit, request.smart_account_id, draft.account_name, identifier, draft.country,
                                   request.created_at);
    save_request(unit, request);
    for (const auto& approver : drawn.approvers) save_approver(unit, approver);
    for (const auto& user : draft.users) save_listed_user(unit, request.id, user);
    if (request.status == RequestStatus::pending)
        CO_CHECK(co_await records_.post_approvals(unit, request, drawn.approvers));
    co_return Result<void>{};
}

namespace {

events::Event filed_event(const Request& request, const Actor& actor) {
    auto event = RequestRecords::event_of(request, "account_request.filed", &actor, "a verified user");
    event.data = {{"domainIdentifier", request.domain_identifier},
                  {"routedTo", described::enum_text(request.routed_to)}};
    event.personal = {{"requester", actor.email.text()}};
    return event;
}

} // namespace

Task<Result<AccountRequestId>> FilingDesk::file(const Actor& actor, RequestDraft draft) {
    CO_CHECK(co_await may_file(actor));
    CO_CHECK(check_draft(draft, actor.email));
    const auto identifier = identifier_of(draft, actor.email);
    const auto drawn = CO_TRY(co_await draw_up(actor, draft, identifier));
    auto unit = records_.begin(filed_event(drawn.request, actor));
    CO_CHECK(co_await add_filing(unit, drawn, draft, identifier));
    auto written = co_await records_.db.write(std::move(unit));
    if (!written && written.error().code == "domain.taken")
        written.error().extra = {
            {"may",
             boost::json::object{
                 {"contest",
                  may_contest(actor.email, identifier.registered_domain()).allowed &&
                      CO_TRY(co_await records_.db.one(open_request_for_identifier, identifier.text())).has_value()}}}};
    if (!written) co_return std::unexpected{std::move(written).error()};
    co_return drawn.request.id;
}

Task<Result<AccountRequestId>> FilingDesk::contest(const Actor& actor, RequestDraft draft) {
    CO_CHECK(co_await may_file(actor));
    CO_CHECK(check_draft(draft, actor.email));
    const auto identifier = identifier_of(draft, actor.email);
    if (!may_contest(actor.email, identifier.registered_domain()).allowed)
        co_return fail(Kind::forbidden, "contest.not_of_company", {{"domain", identifier.name().unicode()}});
    auto holder = CO_TRY(co_await records_.db.one(open_request_for_identifier, identifier.text()));
    if (!holder) co_return fail(Kind::conflict, "contest.nothing", {{"domain", identifier.name().unicode()}});
    if (is_requester(*holder, actor)) co_return fail(Kind::conflict, "contest.own");
    const auto whole = CO_TRY(co_await records_.whole(holder->id));
    if (anybody_of_company(whole)) co_return co_await join(actor, whole);
    co_return co_await move(actor, whole, draft, identifier);
}

Task<Result<AccountRequestId>> FilingDesk::join(const Actor& actor, const WholeRequest& whole) {
    const auto& request = whole.request;
    const auto slot = std::ranges::find(whole.approvers, actor.email, &Approver::email);
    if (slot != whole.approvers.end() && slot->state != ApproverState::closed) co_return request.id;
    const auto now = records_.clock.now();
    auto event = records_.event_of(request, "account_request.contested", &actor, "a verified address on the domain");
    event.data = {{"outcome", "approver"}};
    auto unit = records_.begin(event);
    guard_open(unit, request.id, now);
    save_change(unit, request, {request.status, request.routed_to, request.review_cause});
    const bool in_review = request.status == RequestStatus::in_review;
    const auto asked = save_asking(unit, request, whole.approvers,
                                   {.id = records_.ids.make<ApproverTag>(now),
                                    .email = actor.email,
                                    .state = in_review ? ApproverState::waiting : ApproverState::asked,
                                    .link_issued_at = now,
                                    .named_by = NamedBy::contest});
    if (!in_review) CO_CHECK(co_await records_.post_approvals(unit, request, {asked}));
    CO_CHECK(co_await records_.db.write(std::move(unit)));
    co_return request.id;
}

Task<Result<AccountRequestId>> FilingDesk::move(const Actor& actor, const WholeRequest& holder,
                                                const RequestDraft& draft,
                                                const accounts::DomainIdentifier& identifier) {
    const auto drawn = CO_TRY(co_await draw_up(actor, draft, identifier));
    auto unit = records_.begin(filed_event(drawn.request, actor));
    auto event =
        records_.event_of(holder.request, "account_request.contested", &actor, "a verified address on the domain");
    event.data = {{"outcome", "moved"}};
    const auto now = records_.clock.now();
    events::record_further(unit, event, records_.ids.make<events::EventTag>(now), now);
    add_lapse(records_, unit, holder, LapseCause::contested,
              CO_TRY(co_await records_.languages_of(readers_of_lapse(holder))));
    CO_CHECK(co_await add_filing(unit, drawn, draft, identifier));
    CO_CHECK(co_await records_.db.write(std::move(unit)));
    co_return drawn.request.id;
}

} // namespace deedbox::requests

#include "requests/approver_desk.h"

namespace deedbox::requests {

namespace {

std::vector<EmailAddress> live_among(const std::vector<Approver>& approvers) {
    std::vector<EmailAddress> live;
    for (const auto& approver : approvers)
        if (approver.state == ApproverState::asked || approver.state == ApproverState::waiting)
            live.push_back(approver.email);
    return live;
}

ApproverState state_in(RequestStatus status) {
    return status == RequestStatus::in_review ? ApproverState::waiting : ApproverState::asked;
}

// The slots that are asked by this change: the new ones, and, when the reviewer has nothing left to look at, all who
// waited.
std::vector<Approver> to_be_mailed(const WholeRequest& whole, const AfterChange& after, std::vector<Approver> added,
                                   const std::vector<EmailAddress>& remaining) {
    if (after.status == RequestStatus::in_review) return {};
    for (auto approver : whole.approvers) {
        const bool waits =
            approver.state == ApproverState::waiting && std::ranges::find(remaining, approver.email) != remaining.end();
        if (!waits) continue;
        ++approver.link_generation;
        added.push_back(approver);
    }
    return added;
}

// Between review and the approvers, as the change decides: everybody waits, or everybody who waited is asked.
void add_turn(db::Unit& unit, const Request& request, const AfterChange& after, Instant now) {
    if (after.status == request.status) return;
    if (after.status == RequestStatus::in_review)
        let_wait(unit, request.id);
    else
        ask_waiting(unit, request.id, now);
}

} // namespace

// ---- forwards ----

Task<Result<ForwardId>> ApproverDesk::forward(const Actor& actor, AccountRequestId id, ForwardBody body) {
    const auto whole = CO_TRY(co_await records_.find(actor, id));
    const auto& request = whole.request;
    const auto slot = slot_of(whole.approvers, actor.email);
    const auto now = records_.clock.now();
    if (is_requester(request, actor)) co_return fail(Kind::forbidden, "request.own");
    if (!slot) co_return fail(Kind::forbidden, "request.not_asked");
    CO_CHECK(check_decision(request, *slot, actor, now));
    CO_CHECK(check_forward(request, *slot, whole.approvers, whole.forwards, body.email));
    auto remain = live_among(whole.approvers);
    std::erase(remain, slot->email);
    const auto after = after_change(request, remain, {body.email}, records_.settings.review_policy);

    const Forward forward{.id = records_.ids.make<ForwardTag>(now),
                          .from_approver_id = slot->id,
                          .to_approver_id = {},
                          .note = body.note && !body.note->empty() ? std::optional{body.note->text()} : std::nullopt,
                          .forwarded_at = now,
                          .taken_back_at = {}};
    auto event = records_.event_of(request, "account_request.forwarded", &actor, "asked to decide");
    event.data = {{"toReview", after.status == RequestStatus::in_review}};
    event.personal = {{"to", body.email.text()}};
    event.made = forward.id.number;
    auto unit = records_.begin(event);
    guard_decision(unit, request, *slot, now);
    save_change(unit, request, after);
    const auto asked = save_asking(unit, request, whole.approvers,
                                   {.id = records_.ids.make<ApproverTag>(now),
                                    .email = body.email,
                                    .state = state_in(after.status),
                                    .link_issued_at = now,
                                    .named_by = NamedBy::forward});
    save_forward(unit, request, *slot, asked, forward);
    add_turn(unit, request, after, now);
    if (after.status == RequestStatus::pending) {
        const ForwardedWith with{actor.name, forward.note};
        CO_CHECK(co_await records_.post_approvals(unit, request, {asked}, &with));
    }
    CO_CHECK(co_await records_.db.write(std::move(unit)));
    co_return forward.id;
}

Task<Result<void>> ApproverDesk::take_back(const Actor& actor, AccountRequestId id, ForwardId forward) {
    const auto whole = CO_TRY(co_await records_.find(actor, id));
    const auto& request = whole.request;
    const auto slot = slot_of(whole.approvers, actor.email);
    const auto now = records_.clock.now();
    if (!slot) co_return fail(Kind::forbidden, "request.not_asked");
    CO_CHECK(check_take_back(request, *slot, whole.forwards, forward, now));
    const auto undone = chain_from(slot->id, whole.forwards);
    auto remain = live_among(whole.approvers);
    std::erase(remain, whole.approver(undone.back().to_approver_id).email);
    remain.push_back(slot->email);
    const auto after = after_change(request, remain, {}, records_.settings.review_policy);

    auto unit = records_.begin(
        records_.event_of(request, "account_request.forward_taken_back", &actor, "an earlier approver in the chain"));
    guard_open(unit, request.id, now);
    save_change(unit, request, after);
    save_taking_back(unit, *slot, undone, state_in(after.status), now);
    add_turn(unit, request, after, now);
    CO_CHECK(co_await add_undoing(unit, whole, undone));
    CO_CHECK(co_await records_.post_approvals(unit, request, to_be_mailed(whole, after, {}, remain)));
    co_return co_await records_.db.write(std::move(unit));
}

// Whoever holds the question now, and was told of it, is told that it is theirs no more.
Task<Result<void>> ApproverDesk::add_undoing(db::Unit& unit, const WholeRequest& whole,
                                             const std::vector<Forward>& undone) {
    const auto& holder = whole.approver(undone.back().to_approver_id);
    if (holder.link_generation == 0) co_return Result<void>{};
    co_return co_await records_.post_to(unit, whole.request, holder.email, [&](mail::MailId mail, Language language) {
        return taken_back_mail(mail, whole.request, holder, language);
    });
}

// ---- the requester's care ----

Task<Result<void>> ApproverDesk::resend(const Actor& actor, AccountRequestId id, std::optional<EmailAddress> email) {
    const auto whole = CO_TRY(co_await records_.find(actor, id));
    const auto& request = whole.request;
    const auto now = records_.clock.now();
    if (!is_requester(request, actor)) co_return fail(Kind::forbidden, "request.not_requester");
    CO_CHECK(check_open(request, now));
    if (request.status == RequestStatus::in_review) co_return fail(Kind::conflict, "request.in_review");
    // Who the admins of an account are is not for outsiders to try out.
    const bool hidden = request.routed_to == Routing::existing_admins;
    std::vector<Approver> asked;
    for (const auto& approver : whole.approvers)
        if (approver.state == ApproverState::asked && (!email || (*email == approver.email && !hidden)))
            asked.push_back(approver);
    if (asked.empty()) co_return invalid("/email", "approver.not_asked");

    auto unit = records_.begin(records_.event_of(request, "account_request.link_resent", &actor, "their own request"));
    guard_open(unit, request.id, now);
    for (auto& approver : asked) {
        issue_link(unit, approver, now);
        ++approver.link_generation;
    }
    CO_CHECK(co_await records_.post_approvals(unit, request, asked));
    co_return co_await records_.db.write(std::move(unit));
}

Task<Result<void>> ApproverDesk::replace(const Actor& actor, AccountRequestId id, ReplaceBody body,
                                         const http::IfMatch& if_match) {
    const auto whole = CO_TRY(co_await records_.find(actor, id));
    const auto& request = whole.request;
    const auto now = records_.clock.now();
    CO_CHECK(check_replacement(request, actor, body.emails, now));
    CO_TRY(if_match.against(request.version)); // the unit is guarded by the version that was read in any case
    const auto live = live_among(whole.approvers);
    std::vector<EmailAddress> kept;
    std::vector<EmailAddress> added;
    for (const auto& email : body.emails)
        (std::ranges::find(live, email) != live.end() ? kept : added).push_back(email);
    const auto after = after_change(request, kept, added, records_.settings.review_policy);

    auto event = records_.event_of(request, "account_request.approvers_replaced", &actor, "their own request");
    event.data = {{"kept", kept.size()}, {"added", added.size()}};
    for (const auto& email : added) event.personal["added " + email.text()] = true;
    auto unit = records_.begin(event);
    guard_open(unit, request.id, now);
    save_change(unit, request, after);
    for (const auto& forward : whole.forwards)
        if (forward.stands()) save_undone(unit, forward, now);
    for (const auto& approver : whole.approvers) {
        const bool out = std::ranges::find(body.emails, approver.email) == body.emails.end();
        if (out && approver.state != ApproverState::closed) close_slot(unit, approver);
    }
    std::vector<Approver> asked;
    for (const auto& email : added)
        asked.push_back(save_asking(unit, request, whole.approvers,
                                    {.id = records_.ids.make<ApproverTag>(now),
                                     .email = email,
                                     .state = state_in(after.status),
                                     .link_issued_at = now,
                                     .named_by = NamedBy::requester}));
    add_turn(unit, request, after, now);
    CO_CHECK(co_await records_.post_approvals(unit, request, to_be_mailed(whole, after, std::move(asked), kept)));
    co_return co_await records_.db.write(std::move(unit));
}

} // namespace deedbox::requests

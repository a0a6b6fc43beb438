#include "approvals/approver_desk.h"

#include "accounts/stranger_mail_store.h"
#include "approvals/approval_deeds.h"
#include "approvals/approval_mails.h"
#include "approvals/approval_store.h"

#include <algorithm>

namespace deedbox::approvals {

using requests::event_about;
using requests::slot_state;
using requests::standing_of;

namespace {

std::vector<EmailAddress> live_among(const std::vector<Approver>& approvers) {
    std::vector<EmailAddress> live;
    for (const auto& approver : approvers)
        if (requests::is_live(approver)) live.push_back(approver.email);
    return live;
}

// Those who are named and not asked, while the admins of an account decide.
std::vector<EmailAddress> unasked_among(const std::vector<Approver>& approvers) {
    std::vector<EmailAddress> unasked;
    for (const auto& approver : approvers)
        if (requests::is_unasked(approver)) unasked.push_back(approver.email);
    return unasked;
}

// The slots that are asked by this change: the new ones, and, when the reviewer has nothing left to look at, all who
// waited.
std::vector<Approver> to_be_mailed(const RequestState& state, const AfterChange& after, std::vector<Approver> added,
                                   const std::vector<EmailAddress>& remaining) {
    if (after.status == RequestStatus::in_review) return {};
    for (auto approver : state.approvers) {
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
        requests::let_wait(unit, request.id);
    else
        ask_waiting(unit, request.id, now);
}

// Where the admins of an account decide that the requester may not know of, whom the requester names is asked nothing,
// and the answer is that of a request in review.
void replace_unasked(acts::Act& act, const RequestState& state, Ground ground,
                     const std::vector<EmailAddress>& emails) {
    const auto& request = state.request;
    act.record(event_about(request, approvers_replaced, ground), request.id.number);
    requests::save_next_version(act.unit(), request);
    for (const auto& approver : state.approvers)
        if (requests::is_unasked(approver) && std::ranges::find(emails, approver.email) == emails.end())
            set_closed_because(act.unit(), approver, ClosedBecause::replaced);
    for (const auto& email : emails) {
        const auto known = std::ranges::find(state.approvers, email, &Approver::email);
        if (known == state.approvers.end())
            requests::save_approver(act.unit(), {.id = act.make<ApproverId>(),
                                                 .account_request_id = request.id,
                                                 .email = email,
                                                 .state = ApproverState::closed,
                                                 .link_generation = 0,
                                                 .link_issued_at = act.now(),
                                                 .closed_because = ClosedBecause::admins_decide});
        else if (known->closed_because == ClosedBecause::replaced)
            set_closed_because(act.unit(), *known, ClosedBecause::admins_decide);
    }
}

} // namespace

Task<Result<accounts::StrangerMails>> ApproverDesk::room_for(acts::Act& act, std::vector<EmailAddress> recipients) {
    co_return co_await accounts::room_for_strangers(records_.means, act.actor().email, std::move(recipients),
                                                    act.now());
}

void ApproverDesk::count(acts::Act& act, const accounts::StrangerMails& strangers) {
    accounts::count_to_strangers(act.unit(), records_.means.outbox.stranger_caps(), strangers);
}

// ---- forwards ----

Task<Result<ForwardId>> ApproverDesk::forward(Doer by, AccountRequestId id, ForwardBody body) {
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<ForwardId>> {
        const auto state = CO_TRY(co_await records_.state(act.actor(), id, {body.email}));
        const auto& request = state.request;
        const auto standing = standing_of(state, act.actor());
        const auto ground = CO_TRY(requests::may_forward(state, standing, act.now()));
        const auto& slot = *standing.approver;
        CO_CHECK(check_forward(state, slot, body.email));
        const auto strangers = CO_TRY(co_await room_for(act, {body.email}));
        auto remain = live_among(state.approvers);
        std::erase(remain, slot.email);
        const auto after = after_change(request, remain, {body.email}, records_.settings.review_policy);

        const Forward forward{.id = act.make<ForwardId>(),
                              .from_approver_id = slot.id,
                              .to_approver_id = {},
                              .note = text_given(body.note),
                              .forwarded_at = act.now(),
                              .taken_back_at = {}};
        auto event = event_about(request, request_forwarded, ground);
        event.data = {{"toReview", after.status == RequestStatus::in_review}};
        event.personal = {{"to", body.email.text()}};
        act.record(std::move(event), forward.id.number);
        count(act, strangers);
        save_change(act.unit(), request, after);
        const auto asked = requests::save_asking(act.unit(), request, state.approvers,
                                                 {.id = act.make<ApproverId>(),
                                                  .email = body.email,
                                                  .state = slot_state(after.status),
                                                  .link_issued_at = act.now(),
                                                  .named_by = NamedBy::forward});
        save_forward(act.unit(), slot, asked, forward);
        add_turn(act.unit(), request, after, act.now());
        if (after.status == RequestStatus::pending) {
            const requests::ForwardedWith with{act.actor().name, forward.note};
            requests::post_approvals(act, request, {asked}, state.languages, &with);
        }
        co_return forward.id;
    });
}

Task<Result<void>> ApproverDesk::take_back(Doer by, AccountRequestId id, ForwardId forward) {
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto state = CO_TRY(co_await records_.state(act.actor(), id));
        const auto& request = state.request;
        const auto standing = standing_of(state, act.actor());
        const auto ground = CO_TRY(requests::may_take_back(state, standing, forward, act.now()));
        const auto& slot = *standing.approver;
        const auto undone = requests::chain_from(slot.id, state.forwards);
        const auto& holder = state.approver(undone.back().to_approver_id);
        auto remain = live_among(state.approvers);
        std::erase(remain, holder.email);
        remain.push_back(slot.email);
        const auto after = after_change(request, remain, {}, records_.settings.review_policy);

        act.record(event_about(request, forward_taken_back, ground), request.id.number);
        save_change(act.unit(), request, after);
        save_taking_back(act.unit(), slot, undone, slot_state(after.status), act.now());
        add_turn(act.unit(), request, after, act.now());
        // Whoever holds the question now, and was told of it, is told that it is theirs no more.
        if (holder.link_generation > 0 && holder.state != ApproverState::closed)
            act.post(taken_back_mail(request, holder, state.language_of(holder.email)));
        requests::post_approvals(act, request, to_be_mailed(state, after, {}, remain), state.languages);
        co_return Result<void>{};
    });
}

// ---- the requester's care ----

Task<Result<void>> ApproverDesk::resend(Doer by, AccountRequestId id, std::optional<EmailAddress> email) {
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto state = CO_TRY(co_await records_.state(act.actor(), id));
        const auto& request = state.request;
        const auto ground = CO_TRY(requests::may_resend(state, standing_of(state, act.actor()), act.now()));
        // Who the admins of an account are is not for outsiders to try out.
        const bool hidden = request.routed_to == Routing::existing_admins;
        std::vector<Approver> asked;
        for (const auto& approver : state.approvers)
            if (approver.state == ApproverState::asked && (!email || (*email == approver.email && !hidden)))
                asked.push_back(approver);
        if (asked.empty()) co_return invalid("/email", "approver.not_asked");

        std::vector<EmailAddress> recipients;
        for (const auto& approver : asked) recipients.push_back(approver.email);
        const auto strangers = CO_TRY(co_await room_for(act, std::move(recipients)));
        act.record(event_about(request, link_resent, ground), request.id.number);
        count(act, strangers);
        requests::guard_unchanged(act.unit(), request);
        for (auto& approver : asked) {
            issue_link(act.unit(), approver, act.now());
            ++approver.link_generation;
        }
        requests::post_approvals(act, state, asked);
        co_return Result<void>{};
    });
}

Task<Result<void>> ApproverDesk::replace(Doer by, AccountRequestId id, ReplaceBody body, http::IfMatch if_match) {
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto state = CO_TRY(co_await records_.state(act.actor(), id, body.emails));
        const auto& request = state.request;
        const auto ground = CO_TRY(requests::may_replace_approvers(state, standing_of(state, act.actor()), act.now()));
        CO_CHECK(check_replacement(request, body.emails));
        CO_TRY(if_match.against(request.version)); // the unit is guarded by the version that was read in any case
        const bool unasked = request.routed_to == Routing::existing_admins;
        const auto known = unasked ? unasked_among(state.approvers) : live_among(state.approvers);
        std::vector<EmailAddress> kept;
        std::vector<EmailAddress> added;
        for (const auto& email : body.emails)
            (std::ranges::find(known, email) != known.end() ? kept : added).push_back(email);
        const auto strangers = CO_TRY(co_await room_for(act, added)); // the same, whether they are asked or not
        if (unasked) {
            replace_unasked(act, state, ground, body.emails);
            count(act, strangers);
            co_return Result<void>{};
        }
        const auto after = after_change(request, kept, added, records_.settings.review_policy);

        auto event = event_about(request, approvers_replaced, ground);
        event.data = {{"kept", kept.size()}, {"added", added.size()}};
        for (const auto& email : added) event.personal["added " + email.text()] = true;
        act.record(std::move(event), request.id.number);
        count(act, strangers);
        auto& unit = act.unit();
        save_change(unit, request, after);
        for (const auto& forward : state.forwards)
            if (forward.stands()) save_undone(unit, forward, act.now());
        for (const auto& approver : state.approvers) {
            const bool out = std::ranges::find(body.emails, approver.email) == body.emails.end();
            if (out && approver.state != ApproverState::closed) close_slot(unit, approver, ClosedBecause::replaced);
        }
        std::vector<Approver> asked;
        for (const auto& email : added)
            asked.push_back(requests::save_asking(unit, request, state.approvers,
                                                  {.id = act.make<ApproverId>(),
                                                   .email = email,
                                                   .state = slot_state(after.status),
                                                   .link_issued_at = act.now(),
                                                   .named_by = NamedBy::requester}));
        add_turn(unit, request, after, act.now());
        requests::post_approvals(act, request, to_be_mailed(state, after, std::move(asked), kept), state.languages);
        co_return Result<void>{};
    });
}

} // namespace deedbox::approvals

#include "requests/request_view.h"

#include "accounts/mailbox_providers.h"
#include "base/text_family.h"
#include "base/text_keys.h"

#include <boost/algorithm/string/join.hpp>

namespace deedbox::requests {

namespace {

// What an outsider is told instead of the admins' names; of a restricted account not even that it has any.
std::string admins_in_words(const RequestSight& sight, const Words& words, Text otherwise) {
    return words(sight.routing ? Text::request_waits_for_existing_admins : otherwise);
}

std::optional<std::string> waits_for(const WholeRequest& whole, const RequestSight& sight, const Words& words) {
    const auto& request = whole.request;
    if (!is_open(request, words.now) || sight.former) return std::nullopt;
    if (request.status == RequestStatus::in_review) return words(Text::request_waits_for_review);
    if (request.routed_to == Routing::existing_admins)
        return admins_in_words(sight, words, Text::request_waits_for_review);
    std::vector<std::string> asked;
    for (const auto& approver : whole.approvers)
        if (is_asked(approver)) asked.push_back(approver.email.text());
    if (asked.empty()) return words(Text::request_waits_for_requester);
    return words(Text::request_waits_for_approvers, {{"approvers", boost::join(asked, ", ")}});
}

// What became of a mail, in the reader's words.
std::optional<std::string> detail_of(const MailRow& mail, const Words& words) {
    return mail::detail_in_words(words.texts, words.language, mail.reason, mail.detail, mail.due_at);
}

std::vector<MailView> mails_of(const WholeRequest& whole, const RequestSight& sight, const Words& words) {
    std::vector<MailView> out;
    for (const auto& mail : whole.mails) {
        const bool own = mail.recipient == sight.own_address.text();
        if (!own && !sight.every_mail) continue;
        const bool to_approver = std::ranges::any_of(
            whole.approvers, [&](const Approver& approver) { return approver.email.text() == mail.recipient; });
        const bool to_hidden_admin = !own && to_approver && !sight.who_is_asked;
        if (to_hidden_admin && !sight.routing) continue;
        // The reason that a mail server gives may repeat the address.
        if (to_hidden_admin)
            out.push_back({admins_in_words(sight, words, Text::request_by_reviewer), mail.kind, mail.state,
                           std::nullopt, mail.changed_at});
        else
            out.push_back({mail.recipient, mail.kind, mail.state, detail_of(mail, words), mail.changed_at});
    }
    return out;
}

std::string doer_of(const HistoryRow& row, std::string_view act, const WholeRequest& whole, const RequestSight& sight,
                    const Words& words) {
    if (act == "released" || act == "refused") return words(Text::request_by_reviewer);
    // Whoever holds a mailed link is known by its address alone.
    if (row.because == described::enum_text(Ground::held_link)) {
        if (!sight.who_is_asked) return admins_in_words(sight, words, Text::request_by_reviewer);
        return link_holder_in(row).value_or(words(Text::request_by_link_holder));
    }
    const bool by_requester = row.actor_id == whole.request.requester_id.number;
    if (row.actor_id && !by_requester && !sight.who_is_asked)
        return admins_in_words(sight, words, Text::request_by_reviewer);
    return row.actor_name ? *row.actor_name : words(Text::request_by_portal);
}

// That an account is active on the domain is no secret only where the routing is none.
std::optional<std::string> ground_of(const HistoryRow& row, const RequestSight& sight, const Words& words) {
    const auto ground = described::enum_from_text<Ground>(row.because);
    if (!ground || (*ground == Ground::account_active && !sight.routing)) return std::nullopt;
    return words(text_of<"ground">(*ground));
}

// A deed that only another version of the program knows is called by its name.
std::string deed_of(const HistoryRow& row, const Words& words) {
    const auto text = find_text("deed", row.act);
    return text ? words(*text) : row.act;
}

std::vector<HistoryView> history_of(const WholeRequest& whole, const RequestSight& sight, const Words& words) {
    std::vector<HistoryView> out;
    for (const auto& row : whole.history) {
        const auto act = row.act.substr(row.act.find('.') + 1);
        if (act == "rerouted" && !sight.routing) continue;
        out.push_back(
            {row.at, act, doer_of(row, act, whole, sight, words), deed_of(row, words), ground_of(row, sight, words)});
    }
    return out;
}

std::vector<EmailAddress> waiting_in(const WholeRequest& whole) {
    std::vector<EmailAddress> waiting;
    for (const auto& approver : whole.approvers)
        if (approver.state == ApproverState::waiting) waiting.push_back(approver.email);
    return waiting;
}

std::vector<EmailAddress> disposable_in(const WholeRequest& whole) {
    std::vector<EmailAddress> out;
    const auto look_at = [&out](const EmailAddress& email) {
        if (accounts::disposable_in(email.domain())) out.push_back(email);
    };
    look_at(whole.request.requester_email);
    for (const auto& approver : whole.approvers) look_at(approver.email);
    return out;
}

DecidedAs decided_as(const std::string& stored) {
    return described::enum_from_text<DecidedAs>(stored).value_or(DecidedAs::approver);
}

std::optional<LastMailView> last_mail_of(const WholeRequest& whole, const RequestSight& sight, const Words& words,
                                         const Approver& approver) {
    if (!sight.every_mail) return std::nullopt;
    const MailRow* last = nullptr;
    for (const auto& mail : whole.mails)
        if (mail.recipient == approver.email.text() && (mail.kind == "approval" || mail.kind == "reminder"))
            last = &mail;
    if (!last) return std::nullopt;
    return LastMailView{last->kind, last->state, detail_of(*last, words), last->changed_at};
}

std::optional<NotAskedReason> why_not_asked(const Approver& approver) {
    if (approver.state == ApproverState::waiting) return NotAskedReason::review;
    if (!approver.closed_because) return std::nullopt;
    switch (*approver.closed_because) {
    case ClosedBecause::admins_decide: return NotAskedReason::existing_admins;
    case ClosedBecause::replaced: return NotAskedReason::replaced;
    case ClosedBecause::taken_back: return NotAskedReason::taken_back;
    case ClosedBecause::objection: return NotAskedReason::objection;
    case ClosedBecause::wrong_person: return NotAskedReason::wrong_person;
    }
    std::abort();
}

// Whom the reader may know of. Who was named, and is not asked because an account's admins decide, stays listed; where
// nobody may know of that account, as somebody who waits for the review.
std::vector<ApproverView> approvers_of(const WholeRequest& whole, const RequestSight& sight, const Words& words) {
    std::vector<ApproverView> out;
    for (const auto& approver : whole.approvers) {
        const bool own = approver.email == sight.own_address;
        const bool unasked = is_unasked(approver);
        if (sight.former ? !own : unasked ? !sight.every_mail : !sight.who_is_asked) continue;
        if (unasked && sight.as_if_in_review)
            out.push_back(
                {approver.email, ApproverState::waiting, approver.named_by, std::nullopt, NotAskedReason::review});
        else
            out.push_back({approver.email, approver.state, approver.named_by,
                           last_mail_of(whole, sight, words, approver), why_not_asked(approver),
                           sight.every_mail ? approver.closed_with : std::nullopt});
    }
    return out;
}

RequestMay may_with_receipt(const WholeRequest& whole, const RequestSight& sight) {
    auto may = sight.may;
    may.receipt = may_have_receipt(sight, whole.decision).has_value();
    return may;
}

} // namespace

std::optional<DecisionView> decision_of(const WholeRequest& whole, const RequestSight& sight, const Words& words) {
    if (!whole.decision || sight.former) return std::nullopt;
    const auto& decision = *whole.decision;
    auto by = decision.by_name.empty() ? decision.by_email.text() : decision.by_name;
    if (decision.decided_as == "reviewer")
        by = words(Text::request_by_reviewer);
    else if (!sight.who_is_asked)
        by = admins_in_words(sight, words, Text::request_by_reviewer);
    return DecisionView{decision.verdict,           std::move(by),
                        decision.decided_at,        decision.reason,
                        decision.agreement_version, decided_as(decision.decided_as)};
}

RequestSummary summary_of(const WholeRequest& whole, const RequestSight& sight, const Words& words) {
    const auto& request = whole.request;
    return {.id = request.id,
            .status = sight.as_if_in_review ? RequestStatus::in_review : request.status,
            .smart_account = {request.smart_account_id, request.account_name, request.domain_identifier,
                              request.account_status},
            .requester = {request.requester_name, request.requester_email},
            .routed_to = sight.routing ? request.routed_to : Routing::reviewer,
            .waits_for = waits_for(whole, sight, words),
            .country = request.country,
            .created_at = request.created_at,
            .expires_at = request.expires_at,
            .decision = decision_of(whole, sight, words),
            .lapse_cause = request.lapse_cause,
            .review_cause = sight.review ? request.review_cause : std::nullopt,
            .look_alike_of = sight.review ? request.look_alike_of : std::nullopt,
            .note_to_reviewer = sight.note_to_reviewer ? request.note_to_reviewer : std::nullopt,
            .waiting_approvers = sight.review ? waiting_in(whole) : std::vector<EmailAddress>{},
            .disposable = sight.review ? disposable_in(whole) : std::vector<EmailAddress>{},
            .may = may_with_receipt(whole, sight)};
}

ForwardView forward_of(const RequestState& state, const RequestSight& sight, const Forward& forward) {
    const bool take_back = std::ranges::find(sight.may_take_back, forward.id) != sight.may_take_back.end();
    return {.id = forward.id,
            .from = state.approver(forward.from_approver_id).email,
            .to = state.approver(forward.to_approver_id).email,
            .note = forward.note,
            .at = forward.forwarded_at,
            .taken_back_at = forward.taken_back_at,
            .may = {take_back}};
}

RequestView view_of(const WholeRequest& whole, const RequestSight& sight, const Words& words,
                    const accounts::Agreements& agreements) {
    const auto& request = whole.request;
    RequestView view{summary_of(whole, sight, words)};
    view.language = request.language;
    view.approvers = approvers_of(whole, sight, words);
    view.mails = mails_of(whole, sight, words);
    if (sight.former) return view;
    if (sight.who_is_asked)
        for (const auto& forward : whole.forwards) view.forwards.push_back(forward_of(whole, sight, forward));
    if (view.status == RequestStatus::pending && is_open(request, words.now))
        view.next_reminder_at = request.next_reminder_at;
    if (request.withdrawn_at) view.withdrawal = {*request.withdrawn_at, request.withdrawal_reason};
    view.note_to_approver = request.note_to_approver;
    view.note_to_users = request.note_to_users;
    view.users = users_shown(whole);
    view.history = history_of(whole, sight, words);
    if (sight.review) view.company_accounts = whole.company_accounts;
    if (sight.review)
        for (const auto& earlier : whole.earlier_declines)
            view.earlier_declines.push_back({earlier.request_id, earlier.requester_email,
                                             decided_as(earlier.decided_as), earlier.reason, earlier.decided_at});
    if (sight.may.decide) view.agreement = agreements.in(words.language);
    return view;
}

} // namespace deedbox::requests

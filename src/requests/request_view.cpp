#include "requests/request_view.h"

#include <boost/algorithm/string/join.hpp>

namespace deedbox::requests {

namespace {

std::string admins_in_words(const Reader& reader) {
    return reader.texts.format(reader.language, "request.waits_for.existing_admins");
}

std::optional<std::string> waits_for(const Reader& reader, const WholeRequest& whole) {
    if (!is_open(whole.request, reader.now)) return std::nullopt;
    if (whole.request.status == RequestStatus::in_review)
        return reader.texts.format(reader.language, "request.waits_for.review");
    if (whole.request.routed_to == Routing::existing_admins) return admins_in_words(reader);
    std::vector<std::string> asked;
    for (const auto& approver : whole.approvers)
        if (approver.state == ApproverState::asked) asked.push_back(approver.email.text());
    return reader.texts.format(reader.language, "request.waits_for.approvers",
                               {{"approvers", boost::join(asked, ", ")}});
}

std::optional<DecisionView> decision_for(const Reader& reader, const WholeRequest& whole, const Standing& standing) {
    if (!whole.decision) return std::nullopt;
    const auto& decision = *whole.decision;
    auto by = decision.by_name.empty() ? decision.by_email.text() : decision.by_name;
    if (decision.decided_as == "reviewer")
        by = reader.texts.format(reader.language, "request.by.reviewer");
    else if (!may_see_who_is_asked(whole.request, standing).allowed)
        by = admins_in_words(reader);
    return DecisionView{decision.verdict, std::move(by), decision.decided_at, decision.reason,
                        decision.agreement_version};
}

std::vector<MailView> mails_for(const Reader& reader, const WholeRequest& whole, const Standing& standing) {
    std::vector<MailView> out;
    for (const auto& mail : whole.mails) {
        const bool own = mail.recipient == reader.actor.email.text();
        if (!own && !may_see_all_mails(standing).allowed) continue;
        const bool to_approver = std::ranges::any_of(
            whole.approvers, [&](const Approver& approver) { return approver.email.text() == mail.recipient; });
        const bool to_hidden_admin = !own && to_approver && !may_see_who_is_asked(whole.request, standing).allowed;
        auto detail = mail::detail_in_words(reader.texts, reader.language, mail.reason, mail.detail, mail.due_at);
        // The reason that a mail server gives may repeat the address.
        if (to_hidden_admin) detail.reset();
        out.push_back({to_hidden_admin ? admins_in_words(reader) : mail.recipient, mail.kind, mail.state,
                       std::move(detail), mail.changed_at});
    }
    return out;
}

std::vector<HistoryView> history_for(const Reader& reader, const WholeRequest& whole, const Standing& standing) {
    std::vector<HistoryView> out;
    for (const auto& row : whole.history) {
        const auto act = row.act.substr(row.act.find('.') + 1);
        auto by = row.actor_name.value_or(reader.texts.format(reader.language, "request.by.portal"));
        const bool by_staff = act == "released" || act == "refused";
        const bool by_requester = row.actor_id == whole.request.requester_id.number;
        if (by_staff)
            by = reader.texts.format(reader.language, "request.by.reviewer");
        else if (row.actor_id && !by_requester && !may_see_who_is_asked(whole.request, standing).allowed)
            by = admins_in_words(reader);
        out.push_back({row.at, act, std::move(by)});
    }
    return out;
}

std::vector<EmailAddress> waiting_in(const WholeRequest& whole) {
    std::vector<EmailAddress> waiting;
    for (const auto& approver : whole.approvers)
        if (approver.state == ApproverState::waiting) waiting.push_back(approver.email);
    return waiting;
}

std::optional<LastMailView> last_mail_for(const Reader& reader, const WholeRequest& whole, const Standing& standing,
                                          const Approver& approver) {
    if (!may_see_all_mails(standing).allowed) return std::nullopt;
    std::optional<LastMailView> last;
    for (const auto& mail : whole.mails)
        if (mail.recipient == approver.email.text() && (mail.kind == "approval" || mail.kind == "reminder"))
            last = {mail.kind, mail.state,
                    mail::detail_in_words(reader.texts, reader.language, mail.reason, mail.detail, mail.due_at),
                    mail.changed_at};
    return last;
}

RequestMay may_for(const Reader& reader, const WholeRequest& whole, const Standing& standing) {
    const auto& request = whole.request;
    return {.decide = may_decide(request, standing, reader.actor, reader.now).allowed,
            .forward = may_forward(request, standing, whole.forwards, reader.actor, reader.now).allowed,
            .resend = may_resend(request, standing, reader.now).allowed,
            .replace_approver = may_replace_approver(request, standing, reader.now).allowed,
            .withdraw = may_withdraw(request, standing, reader.now).allowed,
            .review = may_review(request, standing, reader.actor).allowed,
            .request_again = may_request_again(request, standing, reader.now).allowed};
}

} // namespace

RequestSummary summary_for(const Reader& reader, const WholeRequest& whole) {
    const auto& request = whole.request;
    const auto standing = standing_of(request, whole.approvers, reader.actor);
    return {.id = request.id,
            .status = request.status,
            .smart_account = {request.smart_account_id, request.account_name, request.domain_identifier,
                              request.account_status},
            .requester = {request.requester_name, request.requester_email},
            .routed_to = request.routed_to,
            .waits_for = waits_for(reader, whole),
            .country = request.country,
            .created_at = request.created_at,
            .expires_at = request.expires_at,
            .decision = decision_for(reader, whole, standing),
            .lapse_cause = request.lapse_cause,
            .review_cause = standing.staff ? request.review_cause : std::nullopt,
            .note_to_reviewer = may_see_note_to_reviewer(standing).allowed ? request.note_to_reviewer : std::nullopt,
            .waiting_approvers = standing.staff ? waiting_in(whole) : std::vector<EmailAddress>{},
            .may = may_for(reader, whole, standing)};
}

ForwardView forward_for(const Reader& reader, const WholeRequest& whole, const Forward& forward) {
    const auto standing = standing_of(whole.request, whole.approvers, reader.actor);
    return {.id = forward.id,
            .from = whole.approver(forward.from_approver_id).email,
            .to = whole.approver(forward.to_approver_id).email,
            .note = forward.note,
            .at = forward.forwarded_at,
            .taken_back_at = forward.taken_back_at,
            .may = {may_take_back(whole.request, standing, whole.forwards, forward.id, reader.now).allowed}};
}

RequestView view_for(const Reader& reader, const WholeRequest& whole, const Agreements& agreements) {
    const auto& request = whole.request;
    const auto standing = standing_of(request, whole.approvers, reader.actor);
    RequestView view{summary_for(reader, whole)};
    if (may_see_who_is_asked(request, standing).allowed) {
        for (const auto& approver : whole.approvers)
            view.approvers.push_back(
                {approver.email, approver.state, approver.named_by, last_mail_for(reader, whole, standing, approver)});
        for (const auto& forward : whole.forwards) view.forwards.push_back(forward_for(reader, whole, forward));
    }
    if (request.status == RequestStatus::pending && is_open(request, reader.now))
        view.next_reminder_at = request.next_reminder_at;
    if (request.withdrawn_at) view.withdrawal = {*request.withdrawn_at, request.withdrawal_reason};
    view.note_to_approver = request.note_to_approver;
    view.note_to_users = request.note_to_users;
    view.users = whole.users;
    view.language = request.language;
    view.mails = mails_for(reader, whole, standing);
    view.history = history_for(reader, whole, standing);
    if (view.may.decide) view.agreement = agreements.in(reader.language);
    return view;
}

} // namespace deedbox::requests

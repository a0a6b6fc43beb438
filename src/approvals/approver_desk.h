#pragma once

#include "accounts/stranger_mails.h"
#include "approvals/who_is_asked.h"
#include "http/call.h"
#include "requests/request_records.h"

namespace deedbox::approvals {

/// Who is asked: approvers name others in their place, requesters correct whom they named and have mails sent again.
/// Every act kills exactly the links that it must.
class ApproverDesk {
public:
    explicit ApproverDesk(const requests::RequestRecords& records) : records_{records} {}

    /// The forwarder's link dies, no other. Returns the forward's id.
    /// Errors: those of `may_forward`, `check_forward` and `check_caps`, `request.unknown`.
    Task<Result<ForwardId>> forward(Doer by, AccountRequestId id, ForwardBody body);
    /// The question is with the actor again; the links of everybody after them in the chain die.
    /// Errors: those of `may_take_back`, `request.unknown`.
    Task<Result<void>> take_back(Doer by, AccountRequestId id, ForwardId forward);
    /// A new link for one approver who is asked or for all of them; the old one dies when the mail is handed over.
    /// Errors: those of `may_resend` and `check_caps`, `request.unknown`; invalid: `approver.not_asked`.
    Task<Result<void>> resend(Doer by, AccountRequestId id, std::optional<EmailAddress> email);
    /// These, and nobody else, are asked; who was asked already keeps their link. Errors: those of
    /// `may_replace_approvers`, `check_replacement` and `check_caps`, `request.unknown`, `precondition.failed`.
    Task<Result<void>> replace(Doer by, AccountRequestId id, ReplaceBody body, http::IfMatch if_match);

private:
    Task<Result<accounts::StrangerMails>> room_for(acts::Act& act, std::vector<EmailAddress> recipients);
    void count(acts::Act& act, const accounts::StrangerMails& strangers);

    const requests::RequestRecords& records_;
};

} // namespace deedbox::approvals

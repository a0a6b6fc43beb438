#pragma once

#include "http/call.h"
#include "requests/request_records.h"

namespace deedbox::requests {

/// Who is asked: approvers name others in their place, requesters correct whom they named and have mails sent again.
/// Every act kills exactly the links that it must.
class ApproverDesk {
public:
    explicit ApproverDesk(const RequestRecords& records) : records_{records} {}

    /// The forwarder's link dies, no other. Returns the forward's id.
    /// Errors: those of `check_decision` and `check_forward`, `request.unknown`, `request.not_asked`.
    Task<Result<ForwardId>> forward(const Actor& actor, AccountRequestId id, ForwardBody body);
    /// The question is with the actor again; the links of everybody after them in the chain die.
    /// Errors: those of `check_take_back`, `request.unknown`, `request.not_asked`.
    Task<Result<void>> take_back(const Actor& actor, AccountRequestId id, ForwardId forward);
    /// A new link, the old one dead, for one approver who is asked or for all of them.
    /// Errors: `request.unknown`, `request.not_requester`, `request.in_review`, those of `check_open`; invalid:
    /// `approver.not_asked`.
    Task<Result<void>> resend(const Actor& actor, AccountRequestId id, std::optional<EmailAddress> email);
    /// These, and nobody else, are asked; who was asked already keeps their link. Errors: those of `check_replacement`,
    /// `request.unknown`, `precondition.failed`.
    Task<Result<void>> replace(const Actor& actor, AccountRequestId id, ReplaceBody body,
                               const http::IfMatch& if_match);

private:
    Task<Result<void>> add_undoing(db::Unit& unit, const WholeRequest& whole, const std::vector<Forward>& undone);

    const RequestRecords& records_;
};

} // namespace deedbox::requests

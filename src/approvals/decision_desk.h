#pragma once

#include "accounts/agreement.h"
#include "approvals/decline_desk.h"
#include "invitations/invitation_desk.h"
#include "requests/request_records.h"

namespace deedbox::approvals {

struct DecisionBody {
    static constexpr std::size_t most_bytes = 32 * 1024; // 50 users, and a reason

    requests::Verdict verdict = requests::Verdict::approved;
    std::optional<std::string> agreement_version;
    std::vector<EmailAddress> exclude_users;
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(DecisionBody, (), (verdict, agreement_version, exclude_users, reason))

/// How approvers decide.
class DecisionDesk {
public:
    DecisionDesk(const requests::RequestRecords& records, const accounts::Agreements& agreements,
                 const invitations::InvitationDesk& invitations)
        : records_{records}, agreements_{agreements}, invitations_{invitations} {}

    /// Errors: those of `may_decide`, `request.unknown`, `agreement.stale`.
    Task<Result<void>> decide(Doer by, AccountRequestId id, DecisionBody body, Language language);

private:
    /// One decision on its way: what was read, and on which ground it may be made.
    struct Deciding {
        acts::Act& act;
        const requests::RequestState& state;
        const requests::Approver& slot;
        Ground ground;
        Language language;
    };
    Result<void> approve(Deciding deciding, const DecisionBody& body);
    Result<void> decline(Deciding deciding, const DecisionBody& body);
    /// Those of the company become members, and are told; everybody else is invited.
    void let_in(acts::Act& act, const requests::RequestState& state, const std::vector<requests::ListedUser>& users);

    const requests::RequestRecords& records_;
    const accounts::Agreements& agreements_;
    const invitations::InvitationDesk& invitations_;
};

} // namespace deedbox::approvals

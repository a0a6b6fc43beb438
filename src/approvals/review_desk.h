#pragma once

#include "approvals/decision_desk.h"

namespace deedbox::approvals {

/// `handed_over`: those of the company who objected are asked, in place of whom the requester named.
BOOST_DEFINE_ENUM_CLASS(ReviewVerdict, released, refused, handed_over)
struct ReviewBody {
    ReviewVerdict verdict = ReviewVerdict::released;
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(ReviewBody, (), (verdict, reason))

/// How the operator's reviewers let requests go to their approvers, or refuse them.
class ReviewDesk {
public:
    explicit ReviewDesk(const requests::RequestRecords& records) : records_{records} {}

    /// Whoever objected is told what came of it. Errors: those of `may_review`, also for whoever objected themselves,
    /// `request.unknown`, `request.lapsed` for a release that comes too late; invalid: `review.no_objection` for a
    /// request that nobody objected to.
    Task<Result<void>> review(Doer by, AccountRequestId id, ReviewBody body, Language language);

private:
    const requests::RequestRecords& records_;
};

/// Lets a request in review go to its approvers, with a note for the log if the reviewer likes. Errors:
/// `request.lapsed`.
Result<void> release(acts::Act& act, const requests::RequestState& state, const requests::RequestSettings& settings,
                     Ground ground, const std::optional<UserId>& reviewer, std::optional<std::string> note = {});

/// Those who objected are asked in place of whom the requester named, who are asked no more: an event of this deed.
/// `reviewer`: who says so; nobody, where a proof does. Errors: `request.lapsed`.
Result<void> hand_over(acts::Act& act, const requests::RequestState& state, const requests::RequestSettings& settings,
                       const events::Deed& deed, Ground ground, const std::optional<UserId>& reviewer,
                       const std::vector<EmailAddress>& to);

} // namespace deedbox::approvals

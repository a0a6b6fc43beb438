#pragma once

#include "approvals/decision_desk.h"

namespace deedbox::approvals {

BOOST_DEFINE_ENUM_CLASS(ReviewVerdict, released, refused)
struct ReviewBody {
    ReviewVerdict verdict = ReviewVerdict::released;
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(ReviewBody, (), (verdict, reason))

/// How the operator's reviewers let requests go to their approvers, or refuse them.
class ReviewDesk {
public:
    explicit ReviewDesk(const requests::RequestRecords& records) : records_{records} {}

    /// Errors: those of `may_review`, `request.unknown`, `request.lapsed` for a release that comes too late.
    Task<Result<void>> review(Doer by, AccountRequestId id, ReviewBody body, Language language);

private:
    const requests::RequestRecords& records_;
};

/// Lets a request in review go to its approvers, with a note for the log if the reviewer likes. Errors:
/// `request.lapsed`.
Result<void> release(acts::Act& act, const requests::RequestState& state, const requests::RequestSettings& settings,
                     Ground ground, std::optional<std::string> note = {});

} // namespace deedbox::approvals

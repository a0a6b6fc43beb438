#pragma once

#include "requests/request_records.h"

namespace deedbox::requests {

using Reason = PlainText<1, 1000, Lines::many>;

struct DecisionBody {
    Verdict verdict = Verdict::approved;
    std::optional<std::string> agreement_version;
    std::vector<EmailAddress> exclude_users;
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(DecisionBody, (), (verdict, agreement_version, exclude_users, reason))

BOOST_DEFINE_ENUM_CLASS(ReviewVerdict, released, refused)
struct ReviewBody {
    ReviewVerdict verdict = ReviewVerdict::released;
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(ReviewBody, (), (verdict, reason))

/// How requests are decided: by an approver, or, before they are asked, by a reviewer.
class DecisionDesk {
public:
    DecisionDesk(const RequestRecords& records, const Agreements& agreements)
        : records_{records}, agreements_{agreements} {}

    /// Errors: those of `check_decision`, `request.unknown`, `request.not_asked`, `agreement.stale`,
    /// `request.rerouted`.
    Task<Result<void>> decide(const Actor& actor, AccountRequestId id, DecisionBody body, Language language);

    /// Errors: those of `check_review`, `request.unknown`.
    Task<Result<void>> review(const Actor& actor, AccountRequestId id, ReviewBody body, Language language);

private:
    Task<Result<void>> post_closing_mails(db::Unit& unit, const WholeRequest& whole, ApproverId decider,
                                          Verdict verdict);
    Task<Result<void>> approve(const Actor& actor, const WholeRequest& whole, const Approver& slot, DecisionBody body,
                               Language language);
    Task<Result<void>> decline(const Actor& actor, const WholeRequest& whole, const Approver& slot, DecisionBody body,
                               Language language);
    Task<Result<void>> refuse(const Actor& actor, const WholeRequest& whole, std::string reason, Language language);
    Task<Result<void>> check_routing(const WholeRequest& whole, const Actor& actor);
    Task<Result<void>> reroute(const WholeRequest& whole, const Actor& actor, std::vector<EmailAddress> deciders);
    Task<Result<void>> return_to_review(const WholeRequest& whole, const Actor& actor);

    const RequestRecords& records_;
    const Agreements& agreements_;
};

/// What lets a request in review go to its approvers: by a reviewer (`actor`), with a note for the log if they like, or
/// because it has waited long enough.
Task<Result<db::Unit>> release(const RequestRecords& records, const WholeRequest& whole, const Actor* actor,
                               std::string_view because, std::optional<std::string> note = {});

} // namespace deedbox::requests

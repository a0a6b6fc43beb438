#pragma once

#include "requests/request_rulings.h"

namespace deedbox::requests {

struct RequestMay {
    bool decide = false;
    bool forward = false;
    bool resend = false;
    bool replace_approver = false;
    bool withdraw = false;
    bool review = false;
    bool request_again = false;
    bool receipt = false; // once the decision is sealed
};
BOOST_DESCRIBE_STRUCT(RequestMay, (),
                      (decide, forward, resend, replace_approver, withdraw, review, request_again, receipt))

/// What one reader may see of a request, and do with it: worked out here, once, and nowhere else.
struct RequestSight {
    /// Names of an account's admins are theirs: a requester from outside learns only that they are asked.
    bool who_is_asked = false;
    /// Whether an account on the same domain stands behind the routing: of a restricted one not even that is told.
    bool routing = false;
    bool every_mail = false; // and not only those to oneself
    bool note_to_reviewer = false;
    bool review = false; // what the reviewers see: why it waits, and for whom
    EmailAddress own_address{};
    /// Somebody else was named in the reader's place: that they were asked, and that it is over, is all they see.
    bool former = false;
    bool as_if_in_review = false;
    /// Of the two between whom it is decided: who made the request, and those who are asked.
    bool party = false;
    std::vector<ForwardId> may_take_back{};
    RequestMay may{};
};

/// The signed receipt of a decision is for the parties, and for the reviewer whose decision it was.
/// Errors: `request.unknown`, `receipt.undecided`.
Result<void> may_have_receipt(const RequestSight& sight, const std::optional<DecisionRow>& decision);
/// Whether the reader may know by name who decided.
bool knows_decider(const RequestSight& sight, const DecisionRow& decision);

RequestSight sight_of(const RequestState& state, const Actor& reader, Instant now);

/// Whether admins of an account are asked, or wait to be: who they are is not told to those who are none of them.
bool asks_admins(const RequestState& state);

} // namespace deedbox::requests

#pragma once

#include "acts/act.h"
#include "requests/request_state.h"

namespace deedbox::approvals {

using requests::Reason;

struct Decline {
    Ground ground;
    std::string reason;
    const Actor* by = nullptr;   // nobody: whoever held the link that was mailed to the slot's address
    std::int64_t generation = 0; // of that link
    Language language = Language::en;
};
/// All that a decline comes to: the decision, the account that is none, and whoever is to know.
void add_decline(acts::Act& act, const requests::RequestState& state, const requests::Approver& slot,
                 const Decline& decline);

/// To the other approvers, whose links are dead now.
void tell_others(acts::Act& act, const requests::RequestState& state, const requests::Approver& decider,
                 requests::Verdict verdict);

/// The decider as the requester is told of them: who the admins of an account are is not told to outsiders.
std::string decider_shown(const requests::Request& request, std::string decider);

} // namespace deedbox::approvals

#pragma once

#include "requests/request_state.h"

#include <set>

namespace deedbox::requests {

// What the log of a request keeps of people and no table does. It can be erased, and is then not told.

/// Whom the approver struck from the list of users.
std::set<EmailAddress> struck_at_decision(const std::vector<HistoryRow>& history);

/// The address whose mailed link somebody held who did this; only where that was the ground.
std::optional<std::string> link_holder_in(const HistoryRow& row);
/// What became of somebody on the list of users, once the request was approved: struck, a member at once, or invited
/// and what came of that.
BOOST_DEFINE_ENUM_CLASS(ListedState, member, invited, accepted, refused, lapsed, revoked, struck)

/// One of the list of users, as readers see it.
struct ListedUserView {
    EmailAddress email;
    ListedRole role = ListedRole::user;
    bool outside = false; // not of the registered domain: the approver has to say yes to them
    bool struck = false;
    std::optional<ListedState> state{};          // none before the request is approved
    std::optional<std::string> refusal_reason{}; // in the words of whoever was invited
};
BOOST_DESCRIBE_STRUCT(ListedUserView, (), (email, role, outside, struck, state, refusal_reason))
std::vector<ListedUserView> users_shown(const std::vector<ListedUser>& users, std::string_view registered_domain);
/// The same with what became of them.
std::vector<ListedUserView> users_shown(const WholeRequest& whole);

} // namespace deedbox::requests

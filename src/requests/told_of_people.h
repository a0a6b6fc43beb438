#pragma once

#include "requests/request_state.h"

#include <set>

namespace deedbox::requests {

// What the log of a request keeps of people and no table does. It can be erased, and is then not told.

/// Whom the approver struck from the list of users.
std::set<EmailAddress> struck_at_decision(const std::vector<HistoryRow>& history);

/// The address whose mailed link somebody held who did this; only where that was the ground.
std::optional<std::string> link_holder_in(const HistoryRow& row);

/// One of the list of users, as readers see it.
struct ListedUserView {
    EmailAddress email;
    ListedRole role = ListedRole::user;
    bool outside = false; // not of the registered domain: the approver has to say yes to them
    bool struck = false;
};
BOOST_DESCRIBE_STRUCT(ListedUserView, (), (email, role, outside, struck))
std::vector<ListedUserView> users_shown(const std::vector<ListedUser>& users, std::string_view registered_domain,
                                        const std::set<EmailAddress>& struck = {});

} // namespace deedbox::requests

#pragma once

#include "base/setting.h"
#include "requests/request.h"

namespace deedbox::requests {

/// The lifetimes, policies and limits of account requests and their approvals.
struct RequestSettings {
    Duration request_lifetime;
    Duration link_lifetime;
    /// When approvers are reminded, from the request's making.
    std::vector<Duration> reminders{};
    ReviewPolicy review_policy = ReviewPolicy::mismatch;
    RequestPolicy request_policy = RequestPolicy::verified_user;
    /// How long a request whose every approver's address refuses mail keeps its identifier.
    Duration undeliverable_lifetime = std::chrono::days{7};
    /// How long a request that repeats a declined one waits for a reviewer.
    Duration refile_wait = std::chrono::days{30};
    /// For which the form warns of export control; ISO 3166-1 alpha-2.
    std::vector<std::string> export_controlled_countries{};
    /// Whether open requests are counted against `most_open_of_user` and `most_open_of_domain`.
    bool limits = true;
};

std::vector<SettingOf<RequestSettings>> request_settings();

} // namespace deedbox::requests

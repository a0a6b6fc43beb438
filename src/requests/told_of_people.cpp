#include "requests/told_of_people.h"

#include <boost/json/parse.hpp>

namespace deedbox::requests {

namespace {

boost::json::object personal_in(const HistoryRow& row) {
    boost::system::error_code failed;
    auto told = boost::json::parse(row.personal.value_or("{}"), failed);
    return failed || !told.is_object() ? boost::json::object{} : std::move(told.get_object());
}

// Of `{"struck a@keio.jp": true}` in the events of one act, the addresses.
std::set<EmailAddress> told_of(const std::vector<HistoryRow>& history, std::string_view act, std::string_view as) {
    std::set<EmailAddress> out;
    for (const auto& row : history) {
        if (row.act != act) continue;
        for (const auto& field : personal_in(row)) {
            if (!field.key().starts_with(as)) continue;
            if (auto email = EmailAddress::parse(field.key().substr(as.size()))) out.insert(std::move(*email));
        }
    }
    return out;
}

ListedState state_of(invitations::InvitationState state) {
    using enum invitations::InvitationState;
    switch (state) {
    case invited: return ListedState::invited;
    case accepted: return ListedState::accepted;
    case refused: return ListedState::refused;
    case lapsed: return ListedState::lapsed;
    case revoked: return ListedState::revoked;
    }
    std::abort();
}

} // namespace

std::set<EmailAddress> struck_at_decision(const std::vector<HistoryRow>& history) {
    return told_of(history, "account_request.approved", "struck ");
}

std::optional<std::string> link_holder_in(const HistoryRow& row) {
    const auto told = personal_in(row);
    const auto* holder = told.if_contains("holder");
    if (!holder || !holder->is_string()) return std::nullopt;
    return std::string{holder->get_string()};
}

std::vector<ListedUserView> users_shown(const std::vector<ListedUser>& users, std::string_view registered_domain) {
    std::vector<ListedUserView> out;
    for (const auto& user : users)
        out.push_back({.email = user.email, .role = user.role, .outside = is_outside(user, registered_domain)});
    return out;
}

std::vector<ListedUserView> users_shown(const WholeRequest& whole) {
    auto out = users_shown(whole.users, whole.request.registered_domain);
    if (whole.request.status != RequestStatus::approved) return out;
    const auto struck = struck_at_decision(whole.history);
    for (auto& user : out) {
        user.struck = struck.contains(user.email);
        const auto invitation = std::ranges::find(whole.invitations, user.email, &invitations::Invitation::email);
        const bool invited = invitation != whole.invitations.end();
        user.state = user.struck ? ListedState::struck : invited ? state_of(invitation->state) : ListedState::member;
        if (invited) user.refusal_reason = invitation->refusal_reason;
    }
    return out;
}

} // namespace deedbox::requests

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

std::vector<ListedUserView> users_shown(const std::vector<ListedUser>& users, std::string_view registered_domain,
                                        const std::set<EmailAddress>& struck) {
    const auto domain = DomainName::parse(registered_domain);
    std::vector<ListedUserView> out;
    for (const auto& user : users)
        out.push_back(
            {user.email, user.role, !domain || !is_of_domain(user.email, *domain), struck.contains(user.email)});
    return out;
}

} // namespace deedbox::requests

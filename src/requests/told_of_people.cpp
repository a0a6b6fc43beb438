#include "requests/told_of_people.h"

#include <boost/json/parse.hpp>

namespace deedbox::requests {

namespace {

// Of `{"struck a@keio.jp": true}` in the events of one act, the addresses.
std::set<EmailAddress> told_of(const std::vector<HistoryRow>& history, std::string_view act, std::string_view as) {
    std::set<EmailAddress> out;
    for (const auto& row : history) {
        if (row.act != act || !row.personal) continue;
        boost::system::error_code failed;
        const auto told = boost::json::parse(*row.personal, failed);
        if (failed || !told.is_object()) continue;
        for (const auto& field : told.get_object()) {
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

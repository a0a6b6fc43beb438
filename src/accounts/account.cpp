#include "accounts/account.h"

namespace deedbox::accounts {

boost::json::object differences(const Account& account, const AccountChange& change) {
    boost::json::object out;
    const auto note = [&out](const char* what, std::string_view from, std::string_view to) {
        if (from != to) out.emplace(what, boost::json::object{{"from", from}, {"to", to}});
    };
    if (change.name) note("name", account.name, change.name->text());
    if (change.country) note("country", account.country, change.country->text());
    if (change.visibility)
        note("visibility", described::enum_text(account.visibility), described::enum_text(*change.visibility));
    if (change.contacts_for)
        note("contactsFor", described::enum_text(account.contacts_for), described::enum_text(*change.contacts_for));
    return out;
}

std::string shown_identifier(std::string_view a_labels) {
    const auto name = DomainName::parse(a_labels);
    return name ? name->unicode() : std::string{a_labels};
}

} // namespace deedbox::accounts

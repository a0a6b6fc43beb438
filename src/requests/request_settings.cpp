#include "requests/request_settings.h"

#include "base/country.h"

namespace deedbox::requests {

using namespace setting;

namespace {

Read<Duration> reminder(const std::string& value) {
    if (const auto after = duration(value)) return *after;
    return wrong(value, "lengths of time with commas, such as 7d,30d,60d,83d");
}

Read<std::string> country(const std::string& value) {
    if (const auto country = Country::parse(value)) return country->text();
    return wrong(value, "ISO 3166-1 alpha-2 codes with commas, such as CU,IR");
}

} // namespace

std::vector<SettingOf<RequestSettings>> request_settings() {
    return {
        {"DEEDBOX_REQUEST_LIFETIME", "90d", into<&RequestSettings::request_lifetime, duration>,
         "How long an account request waits for its decision."},
        {"DEEDBOX_LINK_LIFETIME", "7d", into<&RequestSettings::link_lifetime, duration>,
         "How long a link in a mail opens something."},
        {"DEEDBOX_REMINDERS", "7d,30d,60d,83d", into<&RequestSettings::reminders, list<reminder>>,
         "When approvers who have not answered are reminded, from the day of the request, with commas; empty: never."},
        {"DEEDBOX_UNDELIVERABLE_LIFETIME", "7d", into<&RequestSettings::undeliverable_lifetime, duration>,
         "How long a request keeps its identifier when no approver's address takes mail."},
        {"DEEDBOX_REFILE_WAIT", "30d", into<&RequestSettings::refile_wait, duration>,
         "How long after a decline the same request from the same company waits for a reviewer."},
        {"DEEDBOX_REVIEW_POLICY", "mismatch", into<&RequestSettings::review_policy, choice<ReviewPolicy>>,
         "When a reviewer looks first: mismatch (an approver's mail domain is not the company's), always, never."},
        {"DEEDBOX_REQUEST_POLICY", "verified_user", into<&RequestSettings::request_policy, choice<RequestPolicy>>,
         "Who may request an account: verified_user, or members (of some Smart Account)."},
        {"DEEDBOX_EXPORT_COUNTRIES", "CU,IR,KP,SY", into<&RequestSettings::export_controlled_countries, list<country>>,
         "Countries for which the request form warns of export control; ISO 3166-1, with commas."},
    };
}

} // namespace deedbox::requests

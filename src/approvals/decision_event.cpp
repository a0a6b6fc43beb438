#include "approvals/decision_event.h"

namespace deedbox::approvals {

events::Event decision_event(const requests::Request& request, const events::Deed& deed, Ground because) {
    return {.deed = deed,
            .because = because,
            .subjects = {request.id, request.smart_account_id},
            .data = {{kept::domain_identifier, request.domain_identifier}, {kept::country, request.country}},
            .personal = {{told::account, request.account_name},
                         {told::requester, request.requester_email.text()},
                         {told::requester_name, request.requester_name}}};
}

void tell_decider(events::Event& event, const Actor& decider) {
    event.personal[told::decider] = decider.email.text();
    event.personal[told::decider_name] = decider.name;
}

void tell_agreement(events::Event& event, const accounts::Agreement& agreement, Language language) {
    event.data[kept::agreement_version] = agreement.version;
    event.data[kept::agreement_language] = described::enum_text(language);
    event.data[kept::agreement_sha256] = sha256_of(agreement);
}

std::string sha256_of(const accounts::Agreement& agreement) {
    return hex(sha256(agreement.text));
}

} // namespace deedbox::approvals

#pragma once

#include "accounts/agreement.h"
#include "agreements/acceptance.h"

namespace deedbox::agreements {

// What goes over the wire; the field names are the public contract.

struct AgreementsMay {
    bool accept = false;
};
BOOST_DESCRIBE_STRUCT(AgreementsMay, (), (accept))

struct AgreementsView {
    accounts::Agreement in_force;
    bool accepted = false;            // the version in force
    std::optional<Instant> accept_by; // while it is not
    std::vector<Acceptance> items;    // the newest first
    AgreementsMay may;
};
BOOST_DESCRIBE_STRUCT(AgreementsView, (), (in_force, accepted, accept_by, items, may))

AgreementsView view_of(Agreed agreed, const accounts::Agreement& in_force);

} // namespace deedbox::agreements

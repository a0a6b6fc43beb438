#pragma once

#include "agreements/agreement_desk.h"
#include "http/routes.h"

namespace deedbox::agreements {

void add_agreement_routes(http::Routes& routes, AgreementDesk& desk, const accounts::Agreements& agreements);

} // namespace deedbox::agreements

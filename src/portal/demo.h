#pragma once

#include "base/task.h"
#include "portal/portal.h"

namespace deedbox::portal {

/// People to try the portal with: a partner's employee, a customer's IT person, an administrator; and a company with an
/// account that its people run. Adding them twice changes nothing.
Task<Result<void>> add_demo_people(Portal& portal);

/// Who they are and how they sign in, for the console.
std::string demo_sign_ins(std::string_view public_url);

} // namespace deedbox::portal

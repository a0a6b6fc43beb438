#pragma once

#include <string>
#include <string_view>

namespace deedbox::users {

/// What somebody signed in with, in coarse terms, from the User-Agent header: `Firefox, Windows`. Just enough to know
/// one's own devices apart; nothing where the header names none of the usual ones.
std::string browser_name(std::string_view user_agent);

} // namespace deedbox::users

#pragma once

#include <string>

namespace deedbox::testing {

/// Writes octets to a server on this machine as they are, and reads until it closes.
std::string talk_to(unsigned short port, const std::string& octets);

} // namespace deedbox::testing

#pragma once

#include <string>

namespace deedbox::testing {

/// Writes octets to a server on this machine as they are, and reads until it closes.
std::string talk_to(unsigned short port, const std::string& octets);

/// Writes the first octets, and the rest when the server has said something that ends with `until`; then as above.
std::string talk_to(unsigned short port, const std::string& octets, const std::string& until, const std::string& rest);

} // namespace deedbox::testing

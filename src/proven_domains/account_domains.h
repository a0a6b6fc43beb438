#pragma once

#include "base/email_address.h"

#include <string>
#include <vector>

namespace deedbox::proven_domains {

/// The domains of an account's company: the registered domain of its identifier, and those it has proven.
using AccountDomains = std::vector<std::string>;

/// Whether an address is of the company.
bool is_of_company(const EmailAddress& email, const AccountDomains& domains);

} // namespace deedbox::proven_domains

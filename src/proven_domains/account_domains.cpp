#include "proven_domains/account_domains.h"

#include "accounts/domain_identifier.h"

#include <algorithm>

namespace deedbox::proven_domains {

bool is_of_company(const EmailAddress& email, const AccountDomains& domains) {
    return std::ranges::any_of(domains,
                               [&](const std::string& domain) { return accounts::is_of_company(email, domain); });
}

} // namespace deedbox::proven_domains

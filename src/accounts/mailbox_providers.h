#pragma once

#include "base/domain_name.h"

namespace deedbox::accounts {

/// The domain, or the one above it down to the registered one, that gives mailboxes to anybody and so is nobody's
/// company.
std::optional<std::string> mailbox_provider_in(const DomainName& domain);

/// The same for domains that hand out mailboxes for minutes.
std::optional<std::string> disposable_in(const DomainName& domain);

} // namespace deedbox::accounts

#pragma once

#include "base/domain_name.h"

namespace deedbox::accounts {

/// Whether the domain, or one above it down to the registered one, gives mailboxes to anybody: nobody's company.
bool is_mailbox_provider(const DomainName& domain);

/// Whether the domain is one of those that hand out mailboxes for minutes.
bool is_disposable(const DomainName& domain);

} // namespace deedbox::accounts

#pragma once

#include "base/domain_name.h"

namespace deedbox::accounts {

// What is known of domains whose addresses do not say for whom their owner works: tools/domain_lists.

/// The domain, or the one above it down to the registered one, that gives mailboxes to anybody and so is nobody's
/// company.
std::optional<std::string> mailbox_provider_in(const DomainName& domain);

/// The same for domains that hand out mailboxes for minutes.
std::optional<std::string> disposable_in(const DomainName& domain);

/// The same for a company whose customers, readers or members have mail under its own name.
std::optional<std::string> company_and_provider_in(const DomainName& domain);

/// Whether its owner does nothing with it but hand out names below it, with mail or a tenancy (`onmicrosoft.com`).
bool is_handed_out(const DomainName& domain);

/// Whether an address at this domain says nothing of its owner's work for the company above: the mail of a provider, of
/// a company's customers, or, by the usual names, of students, former ones, guests and contractors.
bool proves_no_company(const DomainName& domain);

} // namespace deedbox::accounts

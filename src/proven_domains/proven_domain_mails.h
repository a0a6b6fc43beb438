#pragma once

#include "accounts/account.h"
#include "mail/outbox.h"
#include "proven_domains/proven_domain.h"

namespace deedbox::proven_domains {

/// To an admin of the account: the domain is proven, and what that means.
mail::Mail proven_mail(const accounts::Account& account, const ProvenDomain& domain, const EmailAddress& to,
                       Language language);
/// To an admin of the account: the record was gone for too long, so the domain is not proven any more.
mail::Mail lost_mail(const accounts::Account& account, const ProvenDomain& domain, const EmailAddress& to,
                     Language language);

mail::Compositions proven_domain_compositions();

} // namespace deedbox::proven_domains

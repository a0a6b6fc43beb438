#include "proven_domains/proven_domain_deeds.h"

namespace deedbox::proven_domains {

using enum SubjectKind;
using enum events::Told;

const events::Deed domain_added{"domain.added", {smart_account}, {}, to_webhooks};
const events::Deed domain_checked{"domain.checked", {smart_account}};
const events::Deed domain_proven{"domain.proven", {smart_account}, {}, to_webhooks};
const events::Deed domain_lost{"domain.lost", {smart_account}, {}, to_webhooks};
const events::Deed domain_removed{"domain.removed", {smart_account}, {}, to_webhooks};

} // namespace deedbox::proven_domains

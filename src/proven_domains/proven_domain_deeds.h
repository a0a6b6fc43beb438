#pragma once

#include "events/deed.h"

namespace deedbox::proven_domains {

extern const events::Deed domain_added;
extern const events::Deed domain_checked;
extern const events::Deed domain_proven;
extern const events::Deed domain_lost;
extern const events::Deed domain_removed;

} // namespace deedbox::proven_domains

#pragma once

#include "health/digest_store.h"
#include "health/health.h"
#include "mail/outbox.h"

namespace deedbox::health {

/// An account that a digest tells of.
struct Told {
    FoundIn account;
    std::vector<Finding> findings;
};

/// To somebody who runs accounts, what was found in them.
mail::Mail digest_mail(const Reader& reader, const std::vector<Told>& told, Duration unused_after);

mail::Compositions digest_compositions();

} // namespace deedbox::health

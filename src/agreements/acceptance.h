#pragma once

#include "base/email_address.h"
#include "base/id.h"
#include "base/instant.h"
#include "base/language.h"

#include <vector>

namespace deedbox::agreements {

using AcceptanceId = Id<struct AcceptanceTag>;

/// A version that an account has accepted: by the decision that opened it, or later.
struct Acceptance {
    std::string version;
    Language language = Language::en;
    Instant accepted_at;
    std::string name; // of whoever accepted it
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(Acceptance, (), (version, language, accepted_at, name, email))

/// A version that is, or was, in force.
struct Version {
    std::string version;
    Instant in_force_since;
    Instant accept_by;                   // by whom stands already
    std::int64_t after_id = 0;           // accounts up to this one have been asked
    std::optional<Instant> all_asked_at; // nothing: not all yet
};
BOOST_DESCRIBE_STRUCT(Version, (), (version, in_force_since, accept_by, after_id, all_asked_at))

/// What an account has agreed to, as one reader sees it.
struct Agreed {
    std::vector<Acceptance> acceptances; // the newest first
    bool accepted = false;               // the version in force
    std::optional<Instant> accept_by;    // while it is not
    bool may_accept = false;
};

} // namespace deedbox::agreements

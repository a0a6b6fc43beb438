#pragma once

#include "base/email_address.h"
#include "base/task.h"

#include <functional>

namespace deedbox::db {
class Unit;
}

namespace deedbox::users {

/// A link that was mailed to an address proves that whoever holds it reads that address. Which links do, other subjects
/// know; sign-up only asks.
class AddressProof {
public:
    struct Proven {
        EmailAddress email;
        /// Puts into the unit what has to be true when it commits: that the link is still alive.
        std::function<void(db::Unit&)> guard;
    };

    virtual ~AddressProof() = default;
    /// Errors: `link.unknown`, `link.dead`.
    virtual Task<Result<Proven>> proven_by(std::string token) = 0;
};

/// The links that prove an address, by what they were mailed for.
struct AddressProofs {
    AddressProof& approval;
    AddressProof& invitation;
};

} // namespace deedbox::users

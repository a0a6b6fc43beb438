#pragma once

#include "base/email_address.h"
#include "base/id.h"
#include "base/language.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>

namespace deedbox {

/// A role in the operator's staff; what each may do is in `powers/capability.cpp`.
BOOST_DEFINE_ENUM_CLASS(StaffRole, administrator, reviewer)

/// Who is asking: a signed-in user whose address is verified.
struct Actor {
    UserId id;
    EmailAddress email;
    std::string name;
    Language language = Language::en;
    std::optional<StaffRole> staff{};
    std::int64_t session = 0;
};

struct CallKey;

/// In whose name an act happens, and under which Idempotency-Key it was asked for; both live as long as the call. By
/// itself: a job, which has neither.
struct Doer {
    const Actor* actor = nullptr;
    const CallKey* key = nullptr;

    static Doer portal() { return {}; }
};

} // namespace deedbox

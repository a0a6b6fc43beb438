#pragma once

#include "base/call_key.h"
#include "base/email_address.h"
#include "base/id.h"
#include "base/language.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace deedbox {

/// What a member of the operator's staff may do; each role has its powers in the rulings of the subjects.
BOOST_DEFINE_ENUM_CLASS(StaffRole, administrator, reviewer)

/// Who is asking: a signed-in user whose address is verified.
struct Actor {
    UserId id;
    EmailAddress email;
    std::string name;
    Language language = Language::en;
    std::optional<StaffRole> staff{};
    std::int64_t session = 0;
    const CallKey* key = nullptr; // of the call they are making, if it has one; lives as long as the call

    bool reviews() const { return staff.has_value(); }
};

/// Whether something is allowed, and the rule that says so; the event log keeps `because`.
struct Ruling {
    bool allowed = false;
    std::string_view because{};
};

} // namespace deedbox

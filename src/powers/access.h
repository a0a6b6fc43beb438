#pragma once

#include "http/routes.h"
#include "powers/standing.h"

namespace deedbox::powers {

/// Access to a route for those of the operator's staff who have the capability.
inline http::Access needs(Capability capability) {
    return http::Access::of(
        [capability](const Actor& actor) -> Result<void> {
            CHECK_OR_RETURN(rule(standing_of(actor), capability));
            return {};
        },
        std::string{described::enum_text(capability)});
}

} // namespace deedbox::powers

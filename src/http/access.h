#pragma once

#include "base/actor.h"
#include "base/result.h"

#include <functional>

namespace deedbox::http {

/// Who may call a route at all; there is no route without one. What more may be demanded of somebody who is signed in
/// is the product's to say.
class Access {
public:
    using Rule = std::function<Result<void>(const Actor&)>;

    static const Access anyone;
    static const Access user; // signed in, with a verified address
    /// Signed in, and the rule has nothing against it; `demands` names what it demands, for the documentation.
    static Access of(Rule rule, std::string demands) { return {true, std::move(rule), std::move(demands)}; }

    bool needs_sign_in() const { return signed_in_; }
    const std::string& demands() const { return demands_; }
    /// Errors: `session.required`, those of the rule.
    Result<void> check(const std::optional<Actor>& who) const {
        if (!signed_in_) return {};
        if (!who) return fail(Kind::unauthenticated, "session.required");
        return rule_ ? rule_(*who) : Result<void>{};
    }

private:
    Access(bool signed_in, Rule rule, std::string demands)
        : signed_in_{signed_in}, rule_{std::move(rule)}, demands_{std::move(demands)} {}

    bool signed_in_;
    Rule rule_;
    std::string demands_;
};

inline const Access Access::anyone{false, {}, {}};
inline const Access Access::user{true, {}, {}};

} // namespace deedbox::http

#pragma once

#include "base/described.h"
#include "base/email_address.h"
#include "users/password.h"

namespace deedbox::users {

/// What stands against a password whoever chooses it: it is one that many people use, with up to six digits and signs
/// around it (`password.common`), or it is made of a few characters over and over, or one after the other
/// (`password.repeats`). Nothing when it is good.
std::optional<FieldProblem> known_to_everybody(std::string_view password);

/// What whoever knows a person or the portal would try first.
class PasswordRules {
public:
    explicit PasswordRules(std::string_view operator_name);

    /// Refuses with `password.own_words` what has fewer than eight letters and digits beside the owner's name and
    /// address, the operator's name and the product's words.
    Result<void> check(const Password& password, std::string_view field, std::string_view owners_name,
                       const EmailAddress& owners_address) const;

private:
    std::vector<std::string> words_;
};

} // namespace deedbox::users

#pragma once

#include "accounts/account.h"
#include "mail/outbox.h"
#include "members/member.h"

namespace deedbox::people {

/// Somebody who changed what another person is in an account.
struct ByWhom {
    std::string name;
    EmailAddress email;
};

/// To somebody of the company, who is a member from now on.
mail::Mail added_mail(const accounts::Account& account, const EmailAddress& member, members::Role role,
                      const members::Scope& scope, const ByWhom& by, const std::optional<std::string>& note,
                      Language language);
/// To a member whose role is another from now on.
mail::Mail changed_mail(const accounts::Account& account, const members::Member& member, members::Role role,
                        const members::Scope& scope, const ByWhom& by);
/// To somebody whose role has ended.
mail::Mail removed_mail(const accounts::Account& account, const members::Member& member, const ByWhom& by);

/// How this subject's mails are worded.
mail::Compositions people_compositions();

} // namespace deedbox::people

#pragma once

#include "accounts/account_desk.h"
#include "dns/resolver.h"
#include "invitations/invitation_desk.h"
#include "successions/succession_rulings.h"
#include "successions/succession_settings.h"

namespace deedbox::successions {

/// How an account whose administrators are gone, or do not answer, gets a new one.
class SuccessionDesk {
public:
    SuccessionDesk(const acts::Means& means, accounts::AccountDesk& accounts,
                   const invitations::InvitationDesk& invitations, dns::Resolver& resolver, const SecretKey& key,
                   const SuccessionSettings& settings)
        : means_{means}, accounts_{accounts}, invitations_{invitations}, resolver_{resolver}, key_{key},
          settings_{settings} {}

    /// Begins to wait; the administrators are told. Whoever is neither an approver nor of the staff proves the
    /// account's domain. Errors: those of `AccountDesk::find`, of `check_none_stands`, `account.not_active`,
    /// `succession.already_admin`; `succession.not_proven`, with the record that would prove it.
    Task<Result<SuccessionId>> begin(Doer by, SmartAccountId in, NewSuccession wanted);
    /// Ends one before it is due. Errors: those of `may_end`, `succession.unknown`.
    Task<Result<SuccessionId>> end(Doer by, SmartAccountId in, SuccessionId id, EndBody body);

    /// The account, with what somebody is in it, for whoever may see one of its successions. Errors:
    /// `account.unknown`.
    Task<Result<accounts::SeenAccount>> find(const Actor& actor, SmartAccountId in);
    /// Those of an account that somebody sees. Errors: `account.unknown`.
    Task<Result<std::vector<Succession>>> list(const accounts::SeenAccount& in, const Actor& actor, std::int64_t before,
                                               std::int64_t limit);

    /// Tells the administrators again, by itself.
    Task<Result<void>> remind(Succession due);
    /// Nobody has objected: the account gets its administrator.
    Task<Result<void>> complete(Succession due);

private:
    Task<Result<accounts::SeenAccount>> known(const Actor& actor, SmartAccountId in, const NewSuccession& wanted);
    Task<Result<Ground>> ground_for(const accounts::SeenAccount& in, const Actor& actor);

    const acts::Means& means_;
    accounts::AccountDesk& accounts_;
    const invitations::InvitationDesk& invitations_;
    dns::Resolver& resolver_;
    const SecretKey& key_;
    const SuccessionSettings& settings_;
};

} // namespace deedbox::successions

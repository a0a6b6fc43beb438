#pragma once

#include "accounts/account_desk.h"
#include "accounts/agreement.h"
#include "agreements/acceptance.h"
#include "agreements/agreement_settings.h"

namespace deedbox::agreements {

/// The agreement with each account, beyond the decision that opens one: a new version asks all who have not accepted
/// it.
class AgreementDesk {
public:
    AgreementDesk(const acts::Means& means, accounts::AccountDesk& accounts, const accounts::Agreements& agreements,
                  const AgreementSettings& settings)
        : means_{means}, accounts_{accounts}, agreements_{agreements}, settings_{settings} {}

    /// Errors: those of `AccountDesk::find`, `may_see`.
    Task<Result<Agreed>> see(const Actor& actor, SmartAccountId account);
    /// Errors: those of `AccountDesk::find`, `may_accept`; `agreement.stale` when another version is in force,
    /// `agreement.accepted` when somebody was quicker.
    Task<Result<void>> accept(Doer by, SmartAccountId account, const std::string& version, Language language);
    /// Whether an account has not accepted in time the version that is in force. Of whom nobody has asked it is in
    /// time.
    Task<Result<bool>> is_overdue(SmartAccountId account, Instant now);

    /// Whether the version in force is new, or not all accounts have been asked for it.
    Task<Result<bool>> has_to_ask();
    /// Asks so many of those who have not accepted it. Where it was when a process died, it goes on.
    Task<Result<void>> ask_some();

private:
    Task<Result<void>> ask(SmartAccountId account, const Version& version);

    const acts::Means& means_;
    accounts::AccountDesk& accounts_;
    const accounts::Agreements& agreements_;
    const AgreementSettings& settings_;
};

} // namespace deedbox::agreements

#pragma once

#include "access_requests/access_request_mails.h"
#include "access_requests/access_request_records.h"
#include "access_requests/access_request_settings.h"
#include "accounts/account_desk.h"

namespace deedbox::access_requests {

struct AccessWithdrawalBody {
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(AccessWithdrawalBody, (), (reason))

/// How people ask to become members of an account, and how its administrators answer; one unit each.
class AccessRequestDesk {
public:
    AccessRequestDesk(const acts::Means& means, accounts::AccountDesk& accounts, const AccessRequestSettings& settings)
        : records{means}, means_{means}, accounts_{accounts}, settings_{settings} {}

    /// Asks the administrators, or has a rule of theirs decide in the same unit. Errors: those of `check_draft`,
    /// `may_file`, `people::check_role`, `accounts::check_caps`; `account.unknown`, also for one that the requester may
    /// not know of by its id; `account.not_active`; about `/virtualAccountIds/…`: `virtual_account.unknown`.
    Task<Result<AccessRequestId>> file(Doer by, AccessRequestDraft draft);
    /// Errors: those of `may_see`, `may_decide`, `people::check_role`; `member.already`, when they are all that it
    /// would make them: if that is what they asked for, the request ends with it; about `/virtualAccountIds/…`:
    /// `virtual_account.unknown`; about `/includeNested`: `member.nested_in_nothing`.
    Task<Result<void>> decide(Doer by, AccessRequestId id, AccessDecisionBody body);
    /// Errors: those of `may_see`, `may_withdraw`.
    Task<Result<void>> withdraw(Doer by, AccessRequestId id, std::optional<std::string> reason);

    const AccessRequestRecords records;

private:
    struct Filing;
    Task<Result<accounts::SeenAccount>> account_named(const Actor& actor, const AccessRequestDraft& draft);
    Task<Result<Filing>> draw_up(acts::Act& act, const AccessRequestDraft& draft);
    Task<Result<void>> check_places(SmartAccountId account, const Standing& standing,
                                    const std::vector<VirtualAccountId>& ids);
    Task<Result<std::optional<RuleOutcome>>> outcome_by_rule(const Filing& filing);
    Task<Result<void>> ask(acts::Act& act, const Filing& filing);
    Task<Result<void>> approve(acts::Act& act, const SeenRequest& seen, const AccessDecisionBody& body, Ground ground);
    Task<Result<void>> end_of_member(const Actor& actor, AccessRequestId id);

    const acts::Means& means_;
    accounts::AccountDesk& accounts_;
    const AccessRequestSettings& settings_;
};

/// The administrators of an account are asked about a request, or reminded of it; not whoever asked.
void post_to_deciders(acts::Act& act, const AccessRequest& request, const std::vector<Decider>& deciders,
                      Asking asking);

/// What the log keeps of a deed that is about a request.
events::Event event_about(const AccessRequest& request, const events::Deed& deed, Ground because);

} // namespace deedbox::access_requests

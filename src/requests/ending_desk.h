#pragma once

#include "requests/request_records.h"

namespace deedbox::requests {

struct WithdrawalBody {
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawalBody, (), (reason))

/// How requests end without a decision: the account is cancelled, its identifier is free, every link is dead, in one
/// unit; everything else is kept.
class EndingDesk {
public:
    explicit EndingDesk(const RequestRecords& records) : records_{records} {}

    /// Errors: `request.unknown`, those of `may_withdraw`.
    Task<Result<void>> withdraw(Doer by, AccountRequestId id, std::optional<std::string> reason);

private:
    const RequestRecords& records_;
};

/// What a lapse writes beside its event: the guards first, and the mails to whoever was asked and to the requester.
void add_lapse(acts::Act& act, const RequestState& state, LapseCause cause);

} // namespace deedbox::requests

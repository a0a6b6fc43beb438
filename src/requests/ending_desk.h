#pragma once

#include "requests/request_records.h"

namespace deedbox::requests {

struct WithdrawalBody {
    std::optional<Note> reason;
};
BOOST_DESCRIBE_STRUCT(WithdrawalBody, (), (reason))

/// How requests end without a decision: the account is cancelled, its identifier is free, every link is dead, in one
/// unit; everything else is kept.
class EndingDesk {
public:
    explicit EndingDesk(const RequestRecords& records) : records_{records} {}

    /// Errors: `request.unknown`, `request.not_requester`, those of `check_open`.
    Task<Result<void>> withdraw(const Actor& actor, AccountRequestId id, std::optional<std::string> reason);

private:
    const RequestRecords& records_;
};

/// Whom a lapse may have to tell.
std::vector<EmailAddress> readers_of_lapse(const WholeRequest& whole);
/// What a lapse writes beside its event: the guards first, and the mails to whoever was asked and to the requester.
void add_lapse(const RequestRecords& records, db::Unit& unit, const WholeRequest& whole, LapseCause cause,
               const Languages& languages);

} // namespace deedbox::requests

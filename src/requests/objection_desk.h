#pragma once

#include "requests/objection.h"
#include "requests/request_records.h"

namespace deedbox::requests {

/// How somebody of a company objects to a request for it.
class ObjectionDesk {
public:
    explicit ObjectionDesk(const RequestRecords& records) : records_{records} {}

    /// Whether this user could object to the request that holds an identifier; no, when none does.
    Task<Result<bool>> may_be_objected_to(const Actor& actor, const accounts::DomainIdentifier& identifier);
    /// The request that holds the identifier goes to a reviewer, with the objection; whoever was asked, and the
    /// requester, are told. Once for each mailbox: again is the same objection. Returns the request.
    /// Errors: those of `may_object`.
    Task<Result<AccountRequestId>> object(Doer by, ObjectionBody body);

private:
    const RequestRecords& records_;
};

} // namespace deedbox::requests

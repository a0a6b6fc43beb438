#pragma once

#include "requests/filing_allowance.h"
#include "requests/request_records.h"

namespace deedbox::requests {

/// How the staff let a company file as many requests as it has to.
class FilingAllowanceDesk {
public:
    explicit FilingAllowanceDesk(const RequestRecords& records) : records_{records} {}

    /// The users of the domain are not slowed down together any more; one that is allowed already stays as it is.
    /// Errors: those of `domain_counted`.
    Task<Result<FilingAllowance>> grant(Doer by, std::string_view domain, std::string reason);
    /// They are again. Errors: `allowance.unknown`.
    Task<Result<void>> end(Doer by, std::string_view domain);

private:
    const RequestRecords& records_;
};

} // namespace deedbox::requests

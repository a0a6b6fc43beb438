#pragma once

#include "requests/request.h"

namespace deedbox::requests {

using FilingAllowanceId = Id<struct FilingAllowanceTag>;

/// The staff let the users of one mail domain have as many open requests together as each of them may have.
struct FilingAllowance {
    FilingAllowanceId id;
    std::string domain;
    std::string reason;
    std::string by;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(FilingAllowance, (), (id, domain, reason, by, at))

struct AllowanceBody {
    PlainText<1, 1000, Lines::many> reason;
};
BOOST_DESCRIBE_STRUCT(AllowanceBody, (), (reason))

/// The mail domain that open requests are counted by, for a domain that somebody typed (`mail.keio.jp`: `keio.jp`).
/// Errors: invalid: those of a domain, `allowance.not_counted` for one whose users are not counted together.
Result<std::string> domain_counted(std::string_view typed);

} // namespace deedbox::requests

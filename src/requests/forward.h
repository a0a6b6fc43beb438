#pragma once

#include "requests/request.h"

namespace deedbox::requests {

using ForwardId = Id<struct ForwardTag>;

/// An approver named somebody else in their place. The forwards of a request that stand make one chain or several, each
/// from somebody who was asked to somebody who is asked now.
struct Forward {
    ForwardId id;
    ApproverId from_approver_id;
    ApproverId to_approver_id;
    std::optional<std::string> note;
    Instant forwarded_at;
    std::optional<Instant> taken_back_at;

    bool stands() const { return !taken_back_at; }
};
BOOST_DESCRIBE_STRUCT(Forward, (), (id, from_approver_id, to_approver_id, note, forwarded_at, taken_back_at))

/// How often one request may be forwarded, those that were taken back included.
constexpr std::int64_t most_forwards = 5;

/// Who stands behind an approver in the chain: the forwards from them on, first to last.
std::vector<Forward> chain_from(ApproverId approver, const std::vector<Forward>& forwards);

} // namespace deedbox::requests

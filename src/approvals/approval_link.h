#pragma once

#include "base/secrets.h"
#include "requests/request.h"

namespace deedbox::approvals {

using requests::Approver;
using requests::ApproverState;
using requests::Request;
using requests::RequestStatus;

BOOST_DEFINE_ENUM_CLASS(DeadLink, aged, replaced, decided, forwarded, withdrawn, lapsed, wrong_person)

/// Which issue of the approver's link a token is; nothing when it is none, and so forged.
std::optional<std::int64_t> generation_of(std::string_view token, const Approver& approver, const SecretKey& key);

/// When the life of one issue began: with the hand-over of its mail. Until that is written down (the program died
/// before it could, or the reader is quicker), with the issue.
Instant alive_since(const Approver& approver, std::int64_t generation);

/// Whether the link still opens its request: the issue whose mail was handed over last, and any newer one. So there is
/// never none while a mail waits. Errors: `link.dead` with its reason. Looking changes nothing.
Result<void> check_link(const Request& request, const Approver& approver, std::int64_t generation, Duration lifetime,
                        Instant now);

/// Whether a link was only refused for its age, which a new issue cures.
bool may_be_renewed(const Result<void>& checked);

} // namespace deedbox::approvals

#pragma once

#include "access_requests/access_request.h"
#include "base/ground.h"

namespace deedbox::access_requests {

// What may be done with a request for access, on which ground, or what stands against it. The acts ask these before
// they write, and `may` says what they would answer. `standing` is what the actor is in the account.

/// What the rule about one more request has to know.
struct FilingFacts {
    std::optional<AccessRequestId> open{}; // of this mailbox, to this account
    std::int64_t open_of_mailbox = 0;      // to any
    std::optional<Instant> tenth_newest{}; // when the mailbox filed the last but nine
};
/// Errors: `member.already`, when all that is asked for is held; `access_request.pending`, with its id;
/// `access_request.too_many_open`, `access_request.too_many_today`, which says when the next may be. Those two where
/// there are limits at all.
Ruling may_file(const Standing& standing, const Actor& actor, const Given& asked, const FilingFacts& facts, bool limits,
                Instant now);

/// Whether it still waits for somebody. Errors: `access_request.decided`, `access_request.withdrawn`,
/// `access_request.lapsed`, `member.already`.
Result<void> check_open(const AccessRequest& request, Instant now);

/// Errors: `access_request.unknown`, for whoever has no part in it.
Ruling may_see(const AccessRequest& request, const Standing& standing, const Actor& actor);
/// Errors: `access_request.own`, by user or by mailbox; `account.role_refused`; those of `check_open`;
/// `account.not_active`.
Ruling may_decide(const AccessRequest& request, const Standing& standing, const Actor& actor, Instant now);
/// Errors: `access_request.not_requester`, those of `check_open`.
Ruling may_withdraw(const AccessRequest& request, const Actor& actor, Instant now);

} // namespace deedbox::access_requests

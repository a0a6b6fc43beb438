#pragma once

#include "requests/forward.h"

namespace deedbox::requests {

/// How somebody stands to a request: what the rulings look at.
struct Standing {
    bool requester = false;
    bool staff = false;
    std::optional<Approver> approver{}; // their own slot, once they have been asked
};
Standing standing_of(const Request& request, const std::vector<Approver>& approvers, const Actor& actor);

/// The slot of somebody, if they have been asked at any time.
std::optional<Approver> slot_of(const std::vector<Approver>& approvers, const EmailAddress& email);

Ruling may_see(const Standing& standing);
Ruling may_decide(const Request& request, const Standing& standing, const Actor& actor, Instant now);
Ruling may_review(const Request& request, const Standing& standing, const Actor& actor);
Ruling may_forward(const Request& request, const Standing& standing, const std::vector<Forward>& forwards,
                   const Actor& actor, Instant now);
Ruling may_take_back(const Request& request, const Standing& standing, const std::vector<Forward>& forwards,
                     ForwardId forward, Instant now);
/// To have the approval mails sent again.
Ruling may_resend(const Request& request, const Standing& standing, Instant now);
Ruling may_replace_approver(const Request& request, const Standing& standing, Instant now);
Ruling may_withdraw(const Request& request, const Standing& standing, Instant now);
/// To begin a new request with what stood in this one.
Ruling may_request_again(const Request& request, const Standing& standing, Instant now);
/// Whoever has a verified address on the registered domain may contest a claim on it (nobody's company: a shared name).
Ruling may_contest(const EmailAddress& contestant, const DomainName& registered_domain);
/// Names of an account's admins are theirs: a requester from outside learns only that they are asked.
Ruling may_see_who_is_asked(const Request& request, const Standing& standing);
/// Whether an account on the same domain stands behind the routing: of a restricted one not even that is told.
Ruling may_see_routing(const Request& request, const Standing& standing);
Ruling may_see_note_to_reviewer(const Standing& standing);
Ruling may_see_all_mails(const Standing& standing);

} // namespace deedbox::requests

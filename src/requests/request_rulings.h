#pragma once

#include "requests/request.h"

namespace deedbox::requests {

/// How somebody stands to a request: what the rulings look at.
struct Standing {
    bool requester = false;
    bool staff = false;
    std::optional<Approver> approver{}; // their own slot, once they have been asked
};
Standing standing_of(const Request& request, const std::vector<Approver>& approvers, const Actor& actor);

Ruling may_see(const Standing& standing);
Ruling may_decide(const Request& request, const Standing& standing, const Actor& actor, Instant now);
Ruling may_review(const Request& request, const Standing& standing, const Actor& actor);
/// Names of an account's admins are theirs: a requester from outside learns only that they are asked.
Ruling may_see_who_is_asked(const Request& request, const Standing& standing);
Ruling may_see_note_to_reviewer(const Standing& standing);
Ruling may_see_all_mails(const Standing& standing);

} // namespace deedbox::requests

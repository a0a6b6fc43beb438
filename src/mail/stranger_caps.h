#pragma once

#include <cstdint>

namespace deedbox::mail {

/// How many mails a day somebody may have sent to people outside their own company, by their mailbox and by their mail
/// domain; 0: as many as they like.
struct StrangerCaps {
    std::int64_t of_mailbox = 0;
    std::int64_t of_domain = 0;
};

} // namespace deedbox::mail

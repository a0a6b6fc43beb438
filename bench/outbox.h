#pragma once

#include <cstddef>
#include <filesystem>

namespace deedbox::bench {

/// What one run of the outbox measured, beside what its mail server could take at most.
struct OutboxFigures {
    double mails_per_second = 0; // worded, sent, and written down as sent
    double limit_per_second = 0; // the same mail, ready made, over as many connections
    std::size_t commits = 0;
};

/// Sends so many approval mails from an outbox on disk to a mail server on loopback that takes everything.
OutboxFigures send_outbox(const std::filesystem::path& folder, std::size_t mails);

} // namespace deedbox::bench

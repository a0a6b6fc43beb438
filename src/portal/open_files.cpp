#include "portal/open_files.h"

#include <algorithm>

#include <sys/resource.h>

namespace deedbox::portal {

namespace {

constexpr std::size_t fewest = 256;
// As many as are open with nobody there (some 40 on either engine), and as many again for what comes and goes: mails,
// reports of undelivered ones, a backup.
constexpr std::size_t own_files = 96;
constexpr std::size_t files_of_a_thread = 8;
constexpr rlim_t enough = 65'536; // a limit without end helps nobody, and some libraries count up to it

} // namespace

std::size_t open_files() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return static_cast<std::size_t>(std::min(limit.rlim_cur, enough));
}

Result<void> raise_open_files() {
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    const auto wanted = std::min(limit.rlim_max, enough);
    if (limit.rlim_cur < wanted) {
        limit.rlim_cur = wanted;
        ::setrlimit(RLIMIT_NOFILE, &limit); // as before where it may not
    }
    if (open_files() >= fewest) return {};
    return broken("only " + std::to_string(open_files()) + " files may be open at once; it takes " +
                  std::to_string(fewest) + " (ulimit -n, LimitNOFILE= of systemd)");
}

std::size_t connections_for(std::size_t files, unsigned threads) {
    const auto own = own_files + files_of_a_thread * threads;
    return std::max(files, own + fewest / 4) - own;
}

} // namespace deedbox::portal

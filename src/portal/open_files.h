#pragma once

#include "base/result.h"

#include <cstddef>

namespace deedbox::portal {

/// How many files, connections included, the process may have open now.
std::size_t open_files();

/// Raises that as far as the system lets it: the usual soft limit of 1,024 is for programs of long ago. Errors when
/// even then there is no room for what the program needs itself.
Result<void> raise_open_files();

/// How many connections of callers that leaves room for. The program's own files come first: the database, the log, the
/// mail server's connections, and what each thread waits by.
std::size_t connections_for(std::size_t files, unsigned threads);

} // namespace deedbox::portal

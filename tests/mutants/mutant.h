#pragma once

#include <cstdlib>

/// Whether this fault is the one that the environment asks for: `DEEDBOX_MUTANT=17`. Constants ask at the start
/// already.
inline bool mutant(int number) {
    static const char* const asked = std::getenv("DEEDBOX_MUTANT"); // NOLINT(concurrency-mt-unsafe)
    return asked != nullptr && std::atoi(asked) == number;          // NOLINT(cert-err34-c)
}

#pragma once

namespace deedbox::portal {

/// The command line: what was asked for, and the exit status (0 done, 1 failed with one clear line, 2 wrong usage).
int run(int argc, char** argv);

} // namespace deedbox::portal

// Runs the tests on one engine: `deedbox_tests` on SQLite, `deedbox_tests --engine=postgresql` on PostgreSQL.
#include "support/test_database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace {

// Tests make and drop some hundred databases, and none of them is about a disk: where the machine has room for that in
// memory, their files are there.
void keep_files_in_memory() {
    constexpr auto memory = "/dev/shm";
    constexpr std::uintmax_t room = 2ULL << 30U;
    std::error_code error;
    const auto space = std::filesystem::space(memory, error);
    if (!error && space.available >= room) ::setenv("TMPDIR", memory, 0);
}

} // namespace

int main(int argc, char** argv) {
    ::testing::InitGoogleMock(&argc, argv);
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--engine=postgresql") {
            deedbox::testing::set_engine(deedbox::db::Engine::postgresql);
        } else if (argument != "--engine=sqlite") {
            std::fprintf(stderr, "what is `%s`? --engine=sqlite or --engine=postgresql\n", argv[i]);
            return 2;
        }
    }
    keep_files_in_memory();
    spdlog::set_level(spdlog::level::warn); // what is refused on purpose is no news here
    return RUN_ALL_TESTS();
}

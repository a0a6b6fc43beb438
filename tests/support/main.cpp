// Runs the tests on one engine: `deedbox_tests` on SQLite, `deedbox_tests --engine=postgresql` on PostgreSQL.
#include "support/test_database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

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
    return RUN_ALL_TESTS();
}

#include "portal/open_files.h"

#include <gtest/gtest.h>

#include <sys/resource.h>

namespace deedbox::portal {
namespace {

TEST(OpenFiles, LeaveRoomForTheProgramBeforeItsCallers) {
    EXPECT_EQ(connections_for(1024, 2), 1024 - 96 - 2 * 8);
    EXPECT_EQ(connections_for(256, 2), 256 - 96 - 2 * 8);
    EXPECT_EQ(connections_for(256, 256), 64) << "some callers in any case";
    EXPECT_EQ(connections_for(0, 1), 64);
}

TEST(OpenFiles, AreRaisedAsFarAsTheSystemLets) {
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    auto lowered = before;
    lowered.rlim_cur = 300;
    ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &lowered), 0);
    EXPECT_EQ(open_files(), 300U);
    EXPECT_TRUE(raise_open_files());
    EXPECT_EQ(open_files(), std::min<rlim_t>(before.rlim_max, 65'536));
    ::setrlimit(RLIMIT_NOFILE, &before);
}

} // namespace
} // namespace deedbox::portal

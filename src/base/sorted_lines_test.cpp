#include "base/sorted_lines.h"

#include <gtest/gtest.h>

#include <string>

namespace deedbox {
namespace {

TEST(SortedLines, AreFoundEachAndNothingElse) {
    std::string lines;
    for (char c = 'b'; c < 'z'; ++c) lines += std::string(1, c) + "\n" + std::string(1, c) + "bc\n";
    for (char c = 'b'; c < 'z'; ++c) {
        EXPECT_TRUE(has_line(lines, std::string(1, c))) << c;
        EXPECT_TRUE(has_line(lines, std::string(1, c) + "bc")) << c;
        EXPECT_FALSE(has_line(lines, std::string(1, c) + "b")) << c;
    }
    for (const auto* other : {"", "a", "z", "bbcd", "b\n"}) EXPECT_FALSE(has_line(lines, other)) << other;
    EXPECT_FALSE(has_line("", "a"));
    EXPECT_TRUE(has_line("a", "a")) << "without a line end";
}

} // namespace
} // namespace deedbox

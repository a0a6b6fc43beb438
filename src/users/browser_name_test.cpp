#include "users/browser_name.h"

#include <gtest/gtest.h>

namespace deedbox::users {
namespace {

TEST(ABrowser, IsNamedInCoarseTerms) {
    const std::pair<const char*, const char*> cases[] = {
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows"},
        {"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
         "Chrome, Linux"},
        {"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 "
         "Safari/537.36 Edg/140.0.0.0",
         "Edge, Windows"},
        {"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 "
         "Safari/605.1.15",
         "Safari, macOS"},
        {"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
         "CriOS/140.0.0.0 Mobile/15E148 Safari/604.1",
         "Chrome, iPhone"},
        {"Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 "
         "Chrome/130.0.0.0 Mobile Safari/537.36",
         "Samsung Internet, Android"},
        {"curl/8.5.0", "curl"},
        {"<script>alert(1)</script>", ""},
        {"", ""},
    };
    for (const auto& [header, name] : cases) EXPECT_EQ(browser_name(header), name) << header;
}

} // namespace
} // namespace deedbox::users

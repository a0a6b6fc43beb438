#include "users/browser_name.h"

#include <span>

namespace deedbox::users {

namespace {

struct Sign {
    std::string_view in_header;
    std::string_view name;
};

// Browsers name those that they are like, so the most particular comes first.
constexpr Sign browsers[] = {{"Edg", "Edge"},         {"OPR/", "Opera"},     {"SamsungBrowser/", "Samsung Internet"},
                             {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"}, {"CriOS/", "Chrome"},
                             {"Chrome/", "Chrome"},   {"Safari/", "Safari"}, {"curl/", "curl"}};
constexpr Sign systems[] = {{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"},
                            {"Mac OS X", "macOS"},  {"CrOS", "ChromeOS"},   {"Linux", "Linux"}};

std::string_view first_of(std::span<const Sign> signs, std::string_view header) {
    for (const auto& [in_header, name] : signs)
        if (header.find(in_header) != std::string_view::npos) return name;
    return {};
}

} // namespace

std::string browser_name(std::string_view user_agent) {
    const auto browser = first_of(browsers, user_agent);
    const auto system = first_of(systems, user_agent);
    return std::string{browser} + (browser.empty() || system.empty() ? "" : ", ") + std::string{system};
}

} // namespace deedbox::users

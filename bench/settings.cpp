#include "settings.h"

namespace deedbox::bench {

portal::Settings settings_in(const std::filesystem::path& folder, std::map<std::string, std::string> more) {
    std::filesystem::create_directories(folder);
    more.insert({{"DEEDBOX_LISTEN", "127.0.0.1:0"},
                 {"DEEDBOX_DATABASE", "sqlite:" + (folder / "bench.db").string()},
                 {"DEEDBOX_SECRET_KEY_FILE", (folder / "bench.key").string()},
                 {"DEEDBOX_RATE_LIMITS", "off"},
                 {"DEEDBOX_THREADS", "1"}});
    const auto read = portal::read_settings(
        [&](const char* name) {
            const auto found = more.find(name);
            return found == more.end() ? nullptr : found->second.c_str();
        },
        "");
    return *portal::checked(*read);
}

} // namespace deedbox::bench

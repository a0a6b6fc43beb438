#pragma once

#include "base/language.h"
#include "base/result.h"

#include "text_keys.gen.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deedbox {

/// The texts of the server: ICU MessageFormat, a file for each subject and language in i18n/server. That every language
/// has every text is seen to when the program is built.
class Texts {
public:
    /// The catalogue built into the program.
    static const Texts& builtin();

    /// The text with its arguments in it, as the language writes numbers and dates.
    std::string format(Language language, Text text, const Arguments& arguments = {}) const;
    /// The same by key; a key that no text has comes back as itself, so that a hole is seen, not a crash.
    std::string format(Language language, std::string_view key, const Arguments& arguments = {}) const;
    /// The text as it stands in its file.
    const std::string& pattern(Language language, Text text) const;

private:
    Texts();

    std::array<std::array<std::string, text_keys.size()>, 3> patterns_;
};

/// What a file of i18n/server holds; the files are part of the program.
struct TextFile {
    Language language;
    std::string_view json;
};
const std::vector<TextFile>& text_files();

constexpr std::string_view key_of(Text text) {
    return text_keys[static_cast<std::size_t>(text)];
}

/// The text of a key that is put together of a family and what stands behind its dot.
constexpr std::optional<Text> find_text(std::string_view family, std::string_view name) {
    for (std::size_t place = 0; place < text_keys.size(); ++place) {
        const auto key = text_keys[place];
        if (key.size() == family.size() + 1 + name.size() && key.starts_with(family) && key[family.size()] == '.' &&
            key.ends_with(name))
            return static_cast<Text>(place);
    }
    return std::nullopt;
}

} // namespace deedbox

#pragma once

#include "base/language.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace deedbox {

/// A text of the server. Who names one includes `base/text_keys.h`; all else is not built anew for a new text.
enum class Text : std::uint16_t;

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

    std::array<std::vector<std::string>, 3> patterns_;
};

/// What a file of i18n/server holds; the files are part of the program.
struct TextFile {
    Language language;
    std::string_view json;
};
const std::vector<TextFile>& text_files();

} // namespace deedbox

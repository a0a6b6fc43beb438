#pragma once

#include "base/language.h"
#include "base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace deedbox {

/// The catalogue of texts: ICU MessageFormat by key, the same files that the web UI reads. A key that a language lacks
/// falls back to English; a key that English lacks comes back as itself, so that a hole is seen, not a crash.
class Texts {
public:
    /// The catalogue built into the program.
    static const Texts& builtin();

    std::string format(Language language, std::string_view key, const Arguments& arguments = {}) const;
    bool has(Language language, std::string_view key) const;
    std::vector<std::string> keys(Language language) const;
    const std::string& pattern(Language language, std::string_view key) const;

private:
    using Catalogue = std::map<std::string, std::string, std::less<>>;
    std::map<Language, Catalogue> catalogues_;
};

} // namespace deedbox

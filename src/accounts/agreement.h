#pragma once

#include "base/described.h"
#include "base/language.h"

#include <map>
#include <string>

namespace deedbox::accounts {

/// The terms that an approver accepts.
struct Agreement {
    std::string version;
    std::string title;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Agreement, (), (version, title, text))

/// The agreement in force, in each language.
class Agreements {
public:
    /// The one that ships with the program.
    static Agreements builtin();
    /// The operator's: a text file whose first line is `# Title`, whose second is `Version: …`, and whose rest is the
    /// text.
    /// `{language}` in the path stands for `en`, `it`, `es`; without it, one text serves all. All must have one
    /// version.
    static Result<Agreements> from_file(const std::string& path);

    const Agreement& in(Language language) const { return agreements_.at(language); }
    const std::string& version() const { return agreements_.begin()->second.version; }

private:
    std::map<Language, Agreement> agreements_;
};

} // namespace deedbox::accounts

#include "accounts/agreement.h"

#include <boost/algorithm/string.hpp>

#include <fstream>
#include <sstream>

namespace deedbox::accounts {

namespace {

constexpr char english[] = {
#embed "agreement.en.md"
};
constexpr char italian[] = {
#embed "agreement.it.md"
};
constexpr char spanish[] = {
#embed "agreement.es.md"
};

Result<Agreement> parse(const std::string& text, const std::string& named) {
    std::istringstream in{text};
    std::string title;
    std::string version;
    std::getline(in, title);
    std::getline(in, version);
    if (!title.starts_with("# ") || !version.starts_with("Version: "))
        return broken("the agreement " + named + " has to begin with the lines `# Title` and `Version: …`");
    const auto body = text.substr(title.size() + version.size() + 2);
    return Agreement{boost::trim_copy(version.substr(9)), boost::trim_copy(title.substr(2)), boost::trim_copy(body)};
}

Result<std::string> contents(const std::string& path) {
    std::ifstream in{path};
    if (!in) return broken("cannot read the agreement " + path);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

} // namespace

Agreements Agreements::builtin() {
    Agreements out;
    out.agreements_.emplace(Language::en, *parse({english, sizeof english}, "en"));
    out.agreements_.emplace(Language::it, *parse({italian, sizeof italian}, "it"));
    out.agreements_.emplace(Language::es, *parse({spanish, sizeof spanish}, "es"));
    return out;
}

Result<Agreements> Agreements::from_file(const std::string& path) {
    Agreements out;
    for (const auto language : {Language::en, Language::it, Language::es}) {
        const auto file = boost::replace_all_copy(path, "{language}", std::string{described::enum_text(language)});
        out.agreements_.emplace(language, TRY(parse(TRY(contents(file)), file)));
        if (out.in(language).version != out.version())
            return broken("the agreement " + file + " has another version than the others");
    }
    return out;
}

} // namespace deedbox::accounts

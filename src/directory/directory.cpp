#include "directory/directory.h"

#include <boost/algorithm/string.hpp>

namespace deedbox::directory {

namespace {

std::string escaped(std::string text) {
    boost::replace_all(text, "\\", "\\\\");
    boost::replace_all(text, "%", "\\%");
    boost::replace_all(text, "_", "\\_");
    return text;
}

// What a trigram index is asked: the longest piece of the text without a sign of LIKE's own. It has nothing to say of
// fewer than three characters, and FTS5 takes a character of three octets for three, and so finds nothing.
std::optional<std::string> trigram_pattern(const std::string& text) {
    std::vector<std::string> pieces;
    boost::split(pieces, text, boost::is_any_of("%_"));
    const auto characters = [](const std::string& piece) {
        return std::ranges::count_if(piece, [](char octet) { return (octet & '\xc0') != '\x80'; });
    };
    const auto longest = std::ranges::max_element(pieces, {}, characters);
    if (characters(*longest) < 3) return std::nullopt;
    return "%" + *longest + "%";
}

// The identifier's beginning as it is stored; a half-typed U-label cannot be turned into its A-label, a whole one can.
std::string identifier_prefix(const std::string& text) {
    if (const auto name = DomainName::parse(text)) return name->text();
    return boost::to_lower_copy(text);
}

} // namespace

Wanted wanted(const Search& search) {
    Wanted out;
    if (search.text && !folded(*search.text).empty()) {
        out.name = folded(*search.text);
        out.name_trigrams = trigram_pattern(*out.name);
        if (!out.name_trigrams) out.name_beginning = out.name;
        out.name_pattern = (out.name_trigrams ? "%" : "") + escaped(*out.name) + "%";
        out.text_prefix = identifier_prefix(*search.text);
    }
    if (search.domain) out.domain_prefix = identifier_prefix(*search.domain);
    return out;
}

std::string behind_all_with(std::string_view beginning) {
    return std::string{beginning} + "\xf4\x8f\xbf\xbf"; // U+10FFFF, the last there is
}

std::string cursor_at(const Position& position) {
    return std::to_string(position.rank) + " " + SmartAccountId{position.id}.text() + " " + position.name;
}

Result<Position> position_from(const std::optional<std::string>& cursor) {
    if (!cursor) return Position{};
    const auto end = cursor->find(' ', 2);
    const auto id = end == std::string::npos ? std::nullopt : SmartAccountId::parse(cursor->substr(2, end - 2));
    if (!id) return invalid("/cursor", "field.cursor"); // of another version of the program
    return Position{cursor->front() - '0', id->number, cursor->substr(end + 1)};
}

} // namespace deedbox::directory

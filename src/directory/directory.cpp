#include "directory/directory.h"

#include "base/like.h"
#include "directory/close_words.h"

#include <boost/algorithm/string.hpp>

namespace deedbox::directory {

namespace {

std::vector<std::string> split_at(const std::string& text, const char* signs) {
    std::vector<std::string> out;
    boost::split(out, text, boost::is_any_of(signs), boost::token_compress_on);
    std::erase(out, "");
    return out;
}

// What a trigram index is asked: the longest piece of a word without a sign of LIKE's own. It has nothing to say of
// fewer than three characters, and FTS5 takes a character of three octets for three, and so finds nothing. Where there
// are fewer than three pieces, the rest is a pattern of which it has nothing to look up.
std::optional<std::array<std::string, 3>> trigrams_of(const std::vector<std::string>& words) {
    std::vector<std::string> pieces;
    for (const auto& word : words)
        for (auto& piece : split_at(word, "%_"))
            if (code_points(piece) >= 3) pieces.push_back("%" + piece + "%");
    if (pieces.empty()) return std::nullopt;
    std::ranges::sort(pieces, std::greater{}, code_points);
    pieces.resize(3, "%");
    return std::array{pieces[0], pieces[1], pieces[2]};
}

// In a cursor: the rank of a row that was found by words that are close to those typed is so much higher.
constexpr std::int64_t close_ranks = 5;

// The identifier's beginning as it is stored; a half-typed U-label cannot be turned into its A-label, a whole one can.
std::string identifier_prefix(const std::string& text) {
    if (const auto name = DomainName::parse(text)) return name->text();
    return boost::to_lower_copy(text);
}

} // namespace

Wanted wanted(const Search& search) {
    Wanted out;
    if (search.text) out.name = accounts::folded_name(*search.text);
    if (out.name && out.name->empty()) out.name.reset();
    if (out.name) {
        auto words = words_of(*out.name);
        out.trigrams = trigrams_of(words);
        if (!out.trigrams) out.trigrams = trigrams_of(words = {*out.name}); // `de li`, as it stands
        if (out.trigrams) {
            for (const auto& word : words) out.name_patterns.push_back("%" + escaped_for_like(word) + "%");
        } else {
            out.name_beginning = out.name;
            out.name_patterns.push_back(escaped_for_like(*out.name) + "%");
        }
        out.text_prefix = identifier_prefix(*search.text);
    }
    if (search.domain) out.domain_prefix = identifier_prefix(*search.domain);
    return out;
}

std::string behind_all_with(std::string_view beginning) {
    return std::string{beginning} + "\xf4\x8f\xbf\xbf"; // U+10FFFF, the last there is
}

std::string cursor_at(const Position& position) {
    return std::to_string(position.rank + (position.close ? close_ranks : 0)) + " " +
           SmartAccountId{position.id}.text() + " " + position.name;
}

Result<Position> position_from(const std::optional<std::string>& cursor) {
    if (!cursor) return Position{};
    const auto end = cursor->find(' ', 2);
    const auto id = end == std::string::npos ? std::nullopt : SmartAccountId::parse(cursor->substr(2, end - 2));
    if (!id) return invalid("/cursor", "field.cursor"); // of another version of the program
    const std::int64_t rank = cursor->front() - '0';
    return Position{
        .rank = rank % close_ranks, .id = id->number, .name = cursor->substr(end + 1), .close = rank >= close_ranks};
}

} // namespace deedbox::directory

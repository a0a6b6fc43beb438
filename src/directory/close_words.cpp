#include "directory/close_words.h"

#include "base/plain_text.h"

#include <boost/algorithm/string.hpp>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>

namespace deedbox::directory {

namespace {

constexpr std::size_t shortest_listed = 3;
constexpr std::size_t longest_listed = 40;
constexpr std::size_t beginning = 7;
constexpr std::size_t most_meant = 32;
constexpr std::size_t most_close_to_one = 16; // of the product of three not too much is thrown away

std::u32string code_points_of(std::string_view text) {
    const auto read =
        icu::UnicodeString::fromUTF8(icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
    std::u32string out;
    for (std::int32_t at = 0; at < read.length(); at = read.moveIndex32(at, 1))
        out.push_back(static_cast<char32_t>(read.char32At(at)));
    return out;
}

std::string utf8(const std::u32string& text) {
    icu::UnicodeString out;
    for (const auto c : text) out.append(static_cast<UChar32>(c));
    std::string bytes;
    return out.toUTF8String(bytes);
}

void add_rests(const std::u32string& word, int errors, std::set<std::u32string>& out) {
    if (!out.insert(word).second || errors == 0 || word.size() == 1) return;
    for (std::size_t i = 0; i < word.size(); ++i) {
        auto rest = word;
        rest.erase(i, 1);
        add_rests(rest, errors - 1, out);
    }
}

struct Close {
    std::string word;
    int errors = 0;
};

std::vector<Close> closest(const Meant& meant, Reading reading) {
    const auto forgiven = errors_forgiven(meant.typed);
    std::vector<Close> out;
    for (const auto& word : meant.close)
        if (const auto errors = typing_errors(meant.typed, word, forgiven); errors <= forgiven)
            out.push_back({word, errors});
    const bool is_listed = std::ranges::find(out, 0, &Close::errors) != out.end();
    // What is typed may be a part of a word, too.
    if (!is_listed && (reading == Reading::all || out.empty())) out.push_back({meant.typed, 0});
    std::ranges::sort(out, {}, [](const Close& one) { return std::pair{one.errors, one.word}; });
    if (reading == Reading::nearest)
        std::erase_if(out, [fewest = out.front().errors](const Close& one) { return one.errors > fewest; });
    out.resize(std::min(out.size(), most_close_to_one));
    return out;
}

std::string pattern_of(const std::string& word) {
    return is_listed(word) ? "%" + word + "%" : "%";
}

} // namespace

std::vector<std::string> words_of(const std::string& folded) {
    std::vector<std::string> out;
    boost::split(out, folded, boost::is_any_of(" ,;/()-"), boost::token_compress_on);
    std::erase(out, "");
    return out;
}

bool is_listed(std::string_view word) {
    const auto length = code_points(word);
    return length >= shortest_listed && length <= longest_listed &&
           word.find_first_of("%_\\") == std::string_view::npos;
}

int errors_forgiven(std::string_view word) {
    const auto length = code_points(word);
    if (length < 4 || length > longest_listed) return 0;
    return length < 8 ? 1 : 2;
}

int typing_errors(std::string_view one, std::string_view other, int at_most) {
    const auto a = code_points_of(one);
    const auto b = code_points_of(other);
    // Rows of the table of distances between beginnings: two back, the last, and the one in the making.
    std::vector<int> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const int other_letter = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, other_letter});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], at_most + 1);
}

std::vector<std::string> rests_of(std::string_view word, int errors) {
    std::set<std::u32string> rests;
    add_rests(code_points_of(word).substr(0, beginning), errors, rests);
    std::vector<std::string> out;
    for (const auto& rest : rests) out.push_back(utf8(rest));
    return out;
}

std::vector<std::string> rests_listed(std::string_view word) {
    return rests_of(word, code_points(word) < 6 ? 1 : 2);
}

std::vector<ThreePatterns> meant_by(const std::vector<Meant>& words, Reading reading) {
    auto longest = words;
    std::ranges::sort(longest, std::greater{},
                      [](const Meant& one) { return std::pair{code_points(one.typed), one.typed}; });
    longest.resize(3);
    struct Found {
        int errors = 0;
        ThreePatterns patterns;
    };
    const auto firsts = closest(longest[0], reading);
    const auto seconds = closest(longest[1], reading);
    const auto thirds = closest(longest[2], reading);
    std::vector<Found> readings;
    for (const auto& first : firsts)
        for (const auto& second : seconds)
            for (const auto& third : thirds)
                readings.push_back({first.errors + second.errors + third.errors,
                                    {pattern_of(first.word), pattern_of(second.word), pattern_of(third.word)}});
    std::ranges::sort(readings, {}, [](const Found& one) { return std::tie(one.errors, one.patterns); });
    std::vector<ThreePatterns> out;
    for (auto& found : readings)
        if (found.errors > 0 && out.size() < most_meant) out.push_back(std::move(found.patterns));
    return out;
}

} // namespace deedbox::directory

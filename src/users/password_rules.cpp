#include "users/password_rules.h"

#include "base/plain_text.h"
#include "base/sorted_lines.h"

#include <boost/algorithm/string/erase.hpp>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <set>

namespace deedbox::users {

namespace {

// Sorted, in lower case, one a line; made at build from the npm package @zxcvbn-ts/language-common and a short list of
// our own.
constexpr char common_passwords[] = {
#embed "common_passwords.txt"
};

constexpr std::size_t most_around = 6;
constexpr std::size_t fewest_characters = 4; // that differ
constexpr std::size_t shortest_piece = 12;   // that may be written twice: one that would do by itself
constexpr std::size_t shortest_word = 3;
constexpr std::size_t fewest_beside = 8;
constexpr std::string_view words_of_the_product =
    "deedbox smart account accounts virtual licence licences license licenses portal demo";

std::u32string characters_of(std::string_view text) {
    const auto units = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    std::u32string out(static_cast<std::size_t>(units.countChar32()), U'\0');
    auto status = U_ZERO_ERROR;
    units.toUTF32(reinterpret_cast<UChar32*>(out.data()), static_cast<std::int32_t>(out.size()), status);
    return out;
}

bool is_letter_or_digit(char32_t character) {
    return u_isalnum(static_cast<UChar32>(character));
}

// Only ASCII: the list has nothing else.
bool is_digit_or_sign(char character) {
    return static_cast<unsigned char>(character) < 0x80 && !(character >= 'a' && character <= 'z');
}

bool is_common(const std::string& folded) {
    const auto around = [&](auto begin, auto end) {
        const auto plain = std::find_if_not(begin, end, is_digit_or_sign) - begin;
        return std::min<std::size_t>(most_around, static_cast<std::size_t>(plain));
    };
    const auto before = around(folded.begin(), folded.end());
    const auto behind = around(folded.rbegin(), folded.rend());
    for (std::size_t left = 0; left <= before; ++left)
        for (std::size_t right = 0; right <= behind && left + right <= most_around; ++right) {
            const auto core = std::string_view{folded}.substr(left, folded.size() - left - right);
            if (has_line({common_passwords, sizeof common_passwords}, core)) return true;
        }
    return false;
}

bool repeats(const std::u32string& characters) {
    if (std::set(characters.begin(), characters.end()).size() < fewest_characters) return true;
    for (std::size_t piece = 1; piece < shortest_piece && 2 * piece <= characters.size(); ++piece)
        if (std::equal(characters.begin() + static_cast<std::ptrdiff_t>(piece), characters.end(), characters.begin()))
            return true;
    return false;
}

// `abcdefghijkl`, `987654321098`: each is the neighbour of the one before, but for a turn.
bool counts(const std::u32string& characters) {
    for (const int step : {1, -1}) {
        std::size_t turns = 0;
        for (std::size_t i = 1; i < characters.size(); ++i)
            if (static_cast<std::int64_t>(characters[i]) - static_cast<std::int64_t>(characters[i - 1]) != step)
                ++turns;
        if (turns <= 1) return true;
    }
    return false;
}

// Folded, the longest first: so none is taken apart by another that stands within it.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    const auto end_word = [&] {
        if (code_points(word) >= shortest_word) out.push_back(word);
        word.clear();
    };
    for (const auto character : characters_of(folded(text))) {
        if (is_letter_or_digit(character))
            icu::UnicodeString{static_cast<UChar32>(character)}.toUTF8String(word);
        else
            end_word();
    }
    end_word();
    std::ranges::sort(out, std::greater{}, &std::string::size);
    return out;
}

std::size_t letters_and_digits(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(characters_of(text), is_letter_or_digit));
}

} // namespace

std::optional<FieldProblem> known_to_everybody(std::string_view password) {
    const auto form = folded(password);
    const auto characters = characters_of(form);
    if (repeats(characters) || counts(characters)) return FieldProblem{"password.repeats"};
    if (is_common(form)) return FieldProblem{"password.common"};
    return std::nullopt;
}

PasswordRules::PasswordRules(std::string_view operator_name)
    : words_{words_in(std::string{words_of_the_product} + " " + std::string{operator_name})} {}

Result<void> PasswordRules::check(const Password& password, std::string_view field, std::string_view owners_name,
                                  const EmailAddress& owners_address) const {
    auto words = words_in(std::string{owners_name} + " " + owners_address.text());
    words.insert(words.end(), words_.begin(), words_.end());
    std::ranges::sort(words, std::greater{}, &std::string::size);
    auto beside = folded(password.text());
    const auto whole = beside.size();
    for (const auto& word : words) boost::erase_all(beside, word);
    if (beside.size() == whole || letters_and_digits(beside) >= fewest_beside) return {};
    return invalid(std::string{field}, "password.own_words", {{"beside", static_cast<std::int64_t>(fewest_beside)}});
}

} // namespace deedbox::users

#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace deedbox::directory {

/// The words of a folded name or search, as they stand in it.
std::vector<std::string> words_of(const std::string& folded);

/// Whether it may be taken for another word: three letters or more, at most 40, and none that LIKE takes for a sign.
bool is_listed(std::string_view word);

/// How many typing errors a word of a search may have: none below four letters, one below eight, two from there on.
int errors_forgiven(std::string_view word);

/// Letters that are missing, too many, others, or swapped with their neighbour, between two words (optimal string
/// alignment); `at_most` + 1 when there are more than that.
int typing_errors(std::string_view one, std::string_view other, int at_most);

/// What is left of the beginning of a word without up to so many of its letters, the beginning itself among it. Two
/// words that are so many typing errors apart or fewer have one in common: the symmetric deletes of W. Garbe's SymSpell
/// (2012), with his seven letters for the beginning.
std::vector<std::string> rests_of(std::string_view word, int errors);

/// The rests that a word of a name is listed under: enough for every search that forgives errors. One of eight letters
/// finds words of six.
std::vector<std::string> rests_listed(std::string_view word);

/// Three words for the index, with `%` in the place of those there are not.
using ThreePatterns = std::array<std::string, 3>;

/// A word of a search, and those that may have been meant.
struct Meant {
    std::string typed;
    std::vector<std::string> close; // the words listed close to it, in any order; itself, when it is a word of a name
};

/// How far from what was typed is looked: `nearest`, words that are listed stand as they are and for others those with
/// the fewest errors; `all`, any word may be any that is close to it, or a part of one.
enum class Reading { nearest, all };

/// What a search may have meant, the fewest errors first, but for what it says as it stands: LIKE patterns of its three
/// longest words. At most 32.
std::vector<ThreePatterns> meant_by(const std::vector<Meant>& words, Reading reading);

} // namespace deedbox::directory

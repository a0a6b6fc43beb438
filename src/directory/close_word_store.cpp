#include "directory/close_word_store.h"

#include "base/id.h"
#include "db/json_members.h"

#include <set>

namespace deedbox::directory {

namespace {

struct Word {
    std::string word;
};
BOOST_DESCRIBE_STRUCT(Word, (), (word))

// Of one rest there are few words; the bound is for a search that somebody makes up.
const auto words_with_text = db::with_members(
    "SELECT DISTINCT word FROM close_words WHERE rest {in}{members}{/in} AND rest <> '' ORDER BY word LIMIT 2000",
    "$1");
const db::Query<Word> words_with{words_with_text};

const auto listed_text =
    db::with_members("SELECT word FROM close_words WHERE rest = '' AND word {in}{members}{/in}", "$1");
const db::Query<Word> listed{listed_text};

struct Unlisted {
    SmartAccountId id;
    std::string name_folded;
};
BOOST_DESCRIBE_STRUCT(Unlisted, (), (id, name_folded))
const db::Query<Unlisted> unlisted{R"(
    SELECT id, name_folded FROM smart_accounts WHERE unlisted = 1 AND visibility = 'unrestricted' ORDER BY id LIMIT $1)"};

const auto list_text = db::with_patterns("INSERT INTO close_words (rest, word) SELECT w.value, $2 FROM {patterns} "
                                         "WHERE true ON CONFLICT DO NOTHING",
                                         "$1");
const db::Command list_word{list_text.sqlite, list_text.postgresql};

// A name that was changed meanwhile is listed again.
const db::Command set_listed{"UPDATE smart_accounts SET unlisted = NULL WHERE id = $1 AND name_folded = $2"};

std::optional<std::string> json_of(const std::set<std::string>& texts) {
    return db::json_array(std::vector<std::string>(texts.begin(), texts.end()));
}

} // namespace

Task<Result<std::vector<Meant>>> close_to(db::Database& db, const std::vector<std::string>& typed) {
    std::set<std::string> rests;
    for (const auto& word : typed)
        if (const auto errors = errors_forgiven(word); errors > 0)
            for (auto& rest : rests_of(word, errors)) rests.insert(std::move(rest));
    std::vector<std::string> found;
    if (!rests.empty())
        for (auto& one : CO_TRY(co_await db.all(words_with, json_of(rests)))) found.push_back(std::move(one.word));
    std::vector<Meant> out;
    for (const auto& word : typed) out.push_back({word, found});
    co_return out;
}

Task<Result<bool>> has_unlisted(db::Database& db) {
    co_return CO_TRY(co_await db.one(unlisted, std::int64_t{1})).has_value();
}

Task<Result<void>> list_words(db::Database& db, std::int64_t names) {
    const auto rows = CO_TRY(co_await db.all(unlisted, names));
    std::set<std::string> words;
    for (const auto& row : rows)
        for (auto& word : words_of(row.name_folded))
            if (is_listed(word)) words.insert(std::move(word));
    for (const auto& known : CO_TRY(co_await db.all(listed, json_of(words)))) words.erase(known.word);
    db::Unit unit;
    for (const auto& word : words) {
        std::set<std::string> rests{""};
        for (auto& rest : rests_listed(word)) rests.insert(std::move(rest));
        unit.run(list_word, json_of(rests), word);
    }
    for (const auto& row : rows) unit.run(set_listed, row.id, row.name_folded);
    co_return co_await db.write(std::move(unit));
}

} // namespace deedbox::directory

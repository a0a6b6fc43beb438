// Searches of the directory among very many accounts, and among a tenth of them: how long one takes, of each kind.
#include "figure.h"

#include "accounts/account_name.h"
#include "directory/close_word_store.h"
#include "directory/directory_store.h"
#include "portal/wait.h"

#include <boost/algorithm/string.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include <array>
#include <random>

namespace deedbox::bench {

namespace {

// What companies are called by, in the languages of those that people bring: these words are in very many names.
constexpr std::array kinds{"University",   "Università", "Universität", "Universidad",  "Uniwersytet",    "Hospital",
                           "Ospedale",     "Klinikum",   "Hôpital",     "Sairaala",     "Works",          "Officine",
                           "Werke",        "Talleres",   "Zakłady",     "Municipality", "Comune",         "Stadtwerke",
                           "Ayuntamiento", "Gmina",      "Bank",        "Banca",        "Sparkasse",      "Caja",
                           "Logistics",    "Trasporti",  "Spedition",   "Transportes",  "Nakladatelství", "Kustannus"};
constexpr std::array forms{"Inc.", "Ltd", "S.p.A.", "GmbH", "S.L.", "AG", "Oy", "sp. z o.o.", "S.r.l.", "Kft."};
constexpr std::array beginnings{"ka", "mo", "ri",  "te",  "ló", "wa",  "sen", "bru", "gle", "pé", "nor", "ty",
                                "ha", "zu", "dre", "sto", "fi", "cam", "ver", "öst", "lju", "ni", "par", "ñu"};
constexpr std::array middles{"ra", "le", "no", "vi", "sto", "ger", "lan", "mi", "čo", "dü",  "ta", "bor",
                             "ne", "si", "wo", "ke", "ri",  "mar", "pol", "ga", "łe", "ens", "al", "ico"};
constexpr std::array ends{"na",  "burg", "ville", "no",  "sk", "grad", "ton", "ria", "heim", "la",
                          "mes", "berg", "cı",    "dor", "va", "lund", "tti", "os",  "wice", "ega"};
constexpr std::size_t rows_at_once = 5'000;

template <class Words>
std::string one_of(const Words& words, std::mt19937& random) {
    return words[random() % words.size()];
}

std::string capital(std::string word) {
    word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
    return word;
}

// Of some 280,000 made-up places the first are in far more names than the last, as with real ones.
std::string place(std::mt19937& random) {
    std::mt19937 of{static_cast<unsigned>(280'000 * std::pow(std::uniform_real_distribution{}(random), 3))};
    auto word = one_of(beginnings, of) + one_of(middles, of);
    if (of() % 2 == 0) word += one_of(middles, of);
    if (of() % 3 == 0) word += one_of(middles, of);
    return capital(word + one_of(ends, of));
}

struct Made {
    std::string name;
    std::string domain;
};

Made account(std::size_t i) {
    std::mt19937 random{static_cast<unsigned>(i)};
    auto name = random() % 2 == 0 ? one_of(kinds, random) + " " + place(random)
                                  : place(random) + " " + place(random) + " " + one_of(kinds, random);
    if (random() % 2 == 0) name += " " + one_of(forms, random);
    const auto domain = boost::erase_all_copy(accounts::folded_name(name.substr(0, name.find(' '))), ".");
    return {name, fmt::format("{}{}.example", domain, i)};
}

std::string quoted(const std::string& text) {
    return "'" + boost::replace_all_copy(text, "'", "''") + "'";
}

// Every twentieth is restricted.
void fill(Installation& installation, std::size_t count) {
    for (std::size_t begin = 0; begin < count; begin += rows_at_once) {
        std::string sql = "INSERT INTO smart_accounts (id, name, name_folded, fold_version, domain_identifier, "
                          "registered_domain, type, status, country, visibility, created_at) VALUES ";
        for (auto i = begin; i < std::min(count, begin + rows_at_once); ++i) {
            const auto made = account(i);
            sql +=
                fmt::format("{}({}, {}, {}, 2, '{}', '{}', 'customer', 'active', 'IT', '{}', 1)",
                            i == begin ? "" : ", ", i + 1, quoted(made.name), quoted(accounts::folded_name(made.name)),
                            made.domain, made.domain, i % 20 == 19 ? "restricted" : "unrestricted");
        }
        installation.execute(sql);
    }
    auto& db = installation.portal().database();
    while (db.engine() == db::Engine::sqlite && *portal::wait_for(directory::has_unindexed(db, 1)))
        (void)portal::wait_for(directory::index_names(db, 5'000));
    while (*portal::wait_for(directory::has_unlisted(db))) (void)portal::wait_for(directory::list_words(db, 2'000));
    if (db.engine() == db::Engine::postgresql) installation.execute("VACUUM ANALYZE");
}

std::string in_url(const std::string& text) {
    std::string out;
    for (const auto c : text)
        out += std::isalnum(static_cast<unsigned char>(c)) != 0 ? std::string{c}
                                                                : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return out;
}

// Two letters swapped in the middle.
std::string mistyped(std::string word) {
    auto folded = accounts::folded_name(word);
    if (folded.size() > 5) std::swap(folded[2], folded[3]);
    return folded;
}

constexpr const char* paging = "paging";

struct Search {
    const char* kind;
    std::string (*parameters)(const Made& of, const std::vector<std::string>& words);
};
constexpr std::array searches{
    Search{"word", [](const Made&, const std::vector<std::string>& words) { return "q=" + in_url(words[0]); }},
    Search{"two words",
           [](const Made&, const std::vector<std::string>& words) {
               return "q=" + in_url(words[1]) + "%20" + in_url(words[0]);
           }},
    Search{"part of a word",
           [](const Made&, const std::vector<std::string>& words) {
               return "q=" + in_url(accounts::folded_name(words[1]).substr(1, 4));
           }},
    Search{"two letters",
           [](const Made&, const std::vector<std::string>& words) {
               return "q=" + in_url(accounts::folded_name(words[1]).substr(0, 2));
           }},
    Search{"one letter",
           [](const Made&, const std::vector<std::string>& words) {
               return "q=" + in_url(accounts::folded_name(words[1]).substr(0, 1));
           }},
    Search{"typing error",
           [](const Made&, const std::vector<std::string>& words) {
               return "q=" + in_url(mistyped(words[0])) + "%20" + in_url(mistyped(words[1]));
           }},
    Search{"nothing there", [](const Made&, const std::vector<std::string>&) { return std::string{"q=qqxxzzvv"}; }},
    Search{"beginning of an identifier",
           [](const Made& of, const std::vector<std::string>&) { return "domain=" + in_url(of.domain.substr(0, 3)); }},
    Search{"whole identifier",
           [](const Made& of, const std::vector<std::string>&) { return "domain=" + in_url(of.domain); }},
    Search{"empty domain=", [](const Made&, const std::vector<std::string>&) { return std::string{"domain="}; }},
    Search{"no parameter", [](const Made&, const std::vector<std::string>&) { return std::string{}; }},
    // One page after the other, however far down.
    Search{paging, [](const Made&, const std::vector<std::string>&) { return std::string{"q=u"}; }}};

// Where the next page begins, if the answer has one more.
std::string cursor_of(std::string_view body) {
    const auto page = boost::json::parse(body);
    const auto& cursor = page.at("nextCursor");
    return cursor.is_string() ? "&cursor=" + in_url(std::string{cursor.as_string()}) : std::string{};
}

std::vector<double> p95_of_each(Installation& installation, const Options& options, std::size_t accounts,
                                Table& table) {
    std::vector<double> out;
    for (const auto& search : searches) {
        std::size_t serial = 0;
        std::string cursor;
        const auto figures =
            drive({.port = installation.portal().port(),
                   .connections = 1,
                   .length = std::chrono::seconds{options.seconds},
                   .status = "200",
                   .next =
                       [&] {
                           const auto made = account(serial++ * 7'919 % accounts);
                           std::vector<std::string> words;
                           boost::split(words, made.name, boost::is_any_of(" "));
                           return installation.http("GET", "/api/v1/directory?" + search.parameters(made, words) +
                                                               std::exchange(cursor, {}));
                       },
                   .answered =
                       [&](std::string_view body) {
                           if (search.kind == paging) cursor = cursor_of(body);
                       }});
        table.note_unexpected(figures.unexpected);
        out.push_back(figures.p95_ms);
    }
    return out;
}

std::vector<std::vector<double>> measured(const Options& options, std::size_t accounts, Table& table) {
    Installation installation{options, "directory", {{"RATE_LIMITS", "off"}}};
    fill(installation, accounts);
    installation.serve();
    std::vector<std::vector<double>> rounds;
    for (unsigned round = 0; round < options.rounds; ++round)
        rounds.push_back(p95_of_each(installation, options, accounts, table));
    return rounds;
}

std::vector<double> column(const std::vector<std::vector<double>>& rounds, std::size_t place) {
    std::vector<double> out;
    for (const auto& round : rounds) out.push_back(round[place]);
    return out;
}

} // namespace

void measure_directory(const Options& options, Table& table) {
    const auto few = measured(options, options.accounts / 10, table);
    const auto many = measured(options, options.accounts, table);
    table.begin(fmt::format("Searches among {} accounts, one at a time (p95)", options.accounts));
    for (std::size_t i = 0; i < searches.size(); ++i) {
        table.row(searches[i].kind, column(many, i), "ms");
        table.row("… among a tenth of them", column(few, i), "ms");
    }
}

} // namespace deedbox::bench

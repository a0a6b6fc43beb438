// The search finds every name at every moment, whether or not the job has put it into the index yet.
#include "accounts/account_jobs.h"
#include "accounts/account_store.h"
#include "directory/directory_jobs.h"
#include "directory/directory_store.h"
#include "support/test_portal.h"

#include <boost/algorithm/string.hpp>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

namespace deedbox::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Accounts as acts leave them, somebody who searches, and the job.
struct TheIndex : ::testing::Test {
    TestDatabase database;
    StoppedClock clock;
    std::unique_ptr<db::Database> db = std::move(*db::open_database({.location = database.location()}, clock));
    Actor sam{.id = UserId{1}, .email = *EmailAddress::parse("sam@elsewhere.example"), .name = "Sam"};
    std::int64_t accounts = 0;

    void write(db::Unit unit) { ASSERT_TRUE(portal::wait_for(db->write(std::move(unit)))); }

    static std::string domain_of(std::int64_t id) { return "d" + std::to_string(id) + "z.example"; }
    SmartAccountId filed(const std::string& name) { return filed(name, domain_of(accounts + 1)); }
    SmartAccountId filed(const std::string& name, const std::string& domain) {
        const SmartAccountId id{++accounts};
        db::Unit unit;
        accounts::save_pending_account(unit, id, *accounts::AccountName::parse(name),
                                       *accounts::DomainIdentifier::parse(domain), *Country::parse("IT"), clock.now());
        write(std::move(unit));
        return id;
    }
    SmartAccountId active(const std::string& name) {
        const auto id = filed(name);
        db::Unit unit;
        accounts::activate_account(unit, id, VirtualAccountId{id.number}, "Default", clock.now());
        write(std::move(unit));
        return id;
    }
    void change(SmartAccountId id, const accounts::AccountChange& change) {
        const auto account = portal::wait_for(db->one(accounts::account_by_id, id));
        db::Unit unit;
        accounts::save_change(unit, **account, change);
        write(std::move(unit));
    }
    void rename(SmartAccountId id, const std::string& name) {
        change(id, {.name = *accounts::AccountName::parse(name), .country = {}, .visibility = {}});
    }
    void index(std::int64_t names) { ASSERT_TRUE(portal::wait_for(directory::index_names(*db, names))); }
    bool has_unindexed(std::int64_t names) { return *portal::wait_for(directory::has_unindexed(*db, names)); }

    std::vector<std::int64_t> found(const std::string& text) {
        std::vector<std::int64_t> out;
        std::optional<std::string> cursor;
        do {
            auto page = portal::wait_for(
                directory::search(*db, sam, {.text = text, .domain = {}, .page = {.limit = 7, .cursor = cursor}}));
            EXPECT_TRUE(page) << page.error().cause;
            for (const auto& row : page->items) out.push_back(row.id.number);
            cursor = page->next_cursor;
        } while (cursor);
        return out;
    }

    /// SQLite compares its index with the names that should be in it, all of them.
    void check_index() {
        if (engine() != db::Engine::sqlite) return;
        index(accounts);
        database.change("INSERT INTO account_names (account_names, rank) VALUES ('integrity-check', 1)");
    }
};

TEST_F(TheIndex, IsNotWaitedForByANewName) {
    const auto id = filed("Keio University").number;
    for (const auto* text : {"keio", "o un", "ity", "k"}) EXPECT_THAT(found(text), ElementsAre(id)) << text;
    index(1);
    EXPECT_FALSE(has_unindexed(1));
    for (const auto* text : {"keio", "o un", "ity", "k"}) EXPECT_THAT(found(text), ElementsAre(id)) << text;
    index(1);
    EXPECT_THAT(found("keio"), ElementsAre(id)) << "the job is safe to run twice";
    check_index();
}

TEST_F(TheIndex, IsNotWaitedForByAChangedName) {
    const auto waiting = active("Keio University");
    rename(waiting, "Hokkaido Library");
    EXPECT_THAT(found("keio"), IsEmpty());
    EXPECT_THAT(found("hokkaido"), ElementsAre(waiting.number));
    index(1);
    EXPECT_THAT(found("keio"), IsEmpty());
    EXPECT_THAT(found("hokkaido"), ElementsAre(waiting.number));
    rename(waiting, "Osaka Hospital");
    EXPECT_THAT(found("hokkaido"), IsEmpty());
    EXPECT_THAT(found("osaka"), ElementsAre(waiting.number));
    index(1);
    EXPECT_THAT(found("osaka"), ElementsAre(waiting.number));
    check_index();
}

TEST_F(TheIndex, HasNothingToSayOfLessThanThreeCharacters) {
    const auto id = filed("東京大学").number;
    for (const auto* when : {"before the job", "after it"}) {
        for (const auto* text : {"東", "東京", "東京大", "京大学"})
            EXPECT_THAT(found(text), ElementsAre(id)) << text << ' ' << when;
        EXPECT_THAT(found("京大"), IsEmpty()) << "no beginning";
        EXPECT_THAT(found("東大"), IsEmpty());
        index(1);
    }
}

TEST_F(TheIndex, TellsNothingOfWhatIsHidden) {
    const auto hidden = active("Keio University");
    const auto hide = [&](accounts::Visibility visibility) {
        change(hidden, {.name = {}, .country = {}, .visibility = visibility});
    };
    for (const auto* when : {"before the job", "after it"}) {
        hide(accounts::Visibility::restricted);
        EXPECT_THAT(found("keio"), IsEmpty()) << when;
        EXPECT_THAT(found("keio university"), ElementsAre(hidden.number)) << when;
        hide(accounts::Visibility::unrestricted);
        EXPECT_THAT(found("keio"), ElementsAre(hidden.number)) << when;
        index(1);
    }
    check_index();
}

TEST_F(TheIndex, IsWrittenByTheJobInWholeBatches) {
    if (engine() != db::Engine::sqlite) GTEST_SKIP() << "PostgreSQL's index has no need of a job";
    const auto job = directory::index_job(*db);
    const auto works = [&] {
        if (!*portal::wait_for(job.wanted(clock.now()))) return false;
        EXPECT_TRUE(portal::wait_for(job.run(clock.now())));
        return true;
    };
    for (int i = 0; i < 249; ++i) filed("Keio " + std::to_string(i));
    EXPECT_FALSE(works()) << "a few are looked at one by one as quickly";
    for (int i = 249; i < 600; ++i) filed("Keio " + std::to_string(i));
    EXPECT_TRUE(works());
    EXPECT_TRUE(has_unindexed(100));
    EXPECT_FALSE(has_unindexed(101));
    EXPECT_FALSE(works());
    EXPECT_EQ(found("keio").size(), 600U);
    check_index();
}

/// Many accounts at once, of which a search takes a part.
struct ManyAccounts : TheIndex {
    static constexpr std::int64_t many = 1200;
    void SetUp() override {
        db::Unit unit;
        for (; accounts < many; ++accounts)
            accounts::save_pending_account(
                unit, SmartAccountId{accounts + 1}, *accounts::AccountName::parse(fmt::format("Keio {:04}", accounts)),
                *accounts::DomainIdentifier::parse(domain_of(accounts + 1)), *Country::parse("IT"), clock.now());
        write(std::move(unit));
    }
};

TEST_F(ManyAccounts, AreFoundToTheLastByTheBeginningOfTheirNames) {
    const auto all = found("k");
    ASSERT_EQ(all.size(), static_cast<std::size_t>(many));
    EXPECT_TRUE(std::ranges::is_sorted(all)) << "in the order of their names";
}

TEST_F(ManyAccounts, AreFoundUpToAThousandByTheBeginningOfTheirIdentifiers) {
    EXPECT_EQ(found("d1").size(), 312U) << "1, 10 to 19, 100 to 199, 1000 to 1200";
    EXPECT_EQ(found("d").size(), 1000U);
}

TEST_F(ManyAccounts, DoNotHideTheOneWhoseIdentifierIsAskedFor) {
    EXPECT_THAT(found(domain_of(many)), ElementsAre(many));
}

TEST_F(ManyAccounts, DoNotHideWhatComesBehindThemOnTheNextPage) {
    for (int i = 0; i < 8; ++i) filed(fmt::format("Aardvark {}", i), fmt::format("l{}.example", i));
    const auto last = filed("Last of all", "z.example").number;
    const auto all = found("l");
    EXPECT_EQ(all.size(), 9U) << "eight by their identifiers, one by its name";
    EXPECT_EQ(all.back(), last);
}

TEST_F(TheIndex, HasNamesAsTheProgramFoldsThemToday) {
    const auto id = filed("L’Aquila Łódź");
    database.change("UPDATE smart_accounts SET name_folded = 'l’aquila łodz', fold_version = 1");
    EXPECT_THAT(found("laquila lodz"), IsEmpty());
    const auto job = accounts::fold_job(*db);
    ASSERT_TRUE(*portal::wait_for(job.wanted(clock.now())));
    ASSERT_TRUE(portal::wait_for(job.run(clock.now())));
    EXPECT_FALSE(*portal::wait_for(job.wanted(clock.now())));
    EXPECT_THAT(found("laquila lodz"), ElementsAre(id.number));
    index(1);
    EXPECT_THAT(found("laquila lodz"), ElementsAre(id.number));
    check_index();
}

TEST(ThePortal, HasAJobForTheIndexThatNeedsOne) {
    TestPortal portal;
    EXPECT_EQ(std::ranges::count(portal.portal().calendar().jobs(), "directory.index", &jobs::Job::kind),
              engine() == db::Engine::sqlite ? 1 : 0);
}

/// What the accounts are by what was done to them, and which of them a search has to find: by looking at each.
struct PlainScan {
    struct Entry {
        std::string name;
        bool is_open, is_active, is_cancelled;
    };
    std::map<std::int64_t, Entry> entries;

    std::vector<std::int64_t> found(const std::string& text) const {
        const auto sought = accounts::folded_name(text);
        const auto split = [](const std::string& whole, const char* signs) {
            std::vector<std::string> pieces;
            boost::split(pieces, whole, boost::is_any_of(signs));
            return pieces;
        };
        // Three characters that stand together in a word, or in the text, or else the beginning.
        const auto has_three = [&](const char* signs) {
            return std::ranges::any_of(split(sought, signs),
                                       [](const std::string& piece) { return code_points(piece) >= 3; });
        };
        const auto words = split(sought, has_three(" %_") ? " " : "");
        const bool is_part = has_three("%_");
        const auto has_all = [&](const std::string& name) {
            return std::ranges::all_of(words, [&](const std::string& word) { return name.contains(word); });
        };
        std::set<std::pair<std::string, std::int64_t>> in_order;
        for (const auto& [id, entry] : entries) {
            const auto name = accounts::folded_name(entry.name);
            const bool matches =
                (is_part ? has_all(name) : name.starts_with(sought)) || TheIndex::domain_of(id).starts_with(sought);
            const bool known_whole = name == sought || TheIndex::domain_of(id) == sought;
            if (matches && !entry.is_cancelled && (entry.is_open || known_whole)) in_order.emplace(name, id);
        }
        std::vector<std::int64_t> out;
        for (const auto& [name, id] : in_order) out.push_back(id);
        return out;
    }
};

struct AnyHistory : TheIndex, ::testing::WithParamInterface<unsigned> {
    std::mt19937 random{GetParam()};
    PlainScan scan;

    std::size_t any(std::size_t below) { return random() % below; }
    std::string any_name() {
        static constexpr const char* words[] = {"Keio",     "Kéi",  "io",  "D1", "Straße",
                                                "L’Aquila", "100%", "a_b", "ab", "東京大学"};
        std::string out{words[any(std::size(words))]};
        for (auto more = any(3); more > 0; --more)
            out += std::string{any(4) == 0 ? "" : " "} + words[any(std::size(words))];
        return out;
    }
    /// A part of a name, mostly; cut between characters, as a person would.
    std::string any_text() {
        if (any(5) == 0) return domain_of(static_cast<std::int64_t>(any(30))).substr(0, 1 + any(12));
        std::string name{accounts::folded_name(any_name())};
        if (any(4) == 0) return name;
        const auto is_inside = [&](std::size_t at) { return at < name.size() && (name[at] & '\xc0') == '\x80'; };
        auto from = any(name.size());
        while (is_inside(from)) --from;
        auto end = from + 1 + any(6);
        while (is_inside(end)) ++end;
        return name.substr(from, end - from);
    }

    void act() {
        if (scan.entries.empty() || any(3) == 0) {
            const auto name = any_name();
            const bool becomes_active = any(3) != 0;
            const auto id = becomes_active ? active(name) : filed(name);
            scan.entries[id.number] = {name, true, becomes_active, false};
            return;
        }
        auto& [number, entry] = *std::next(scan.entries.begin(), static_cast<long>(any(scan.entries.size())));
        const SmartAccountId id{number};
        if (entry.is_active && any(2) == 0) {
            rename(id, entry.name = any_name());
        } else if (entry.is_active) {
            entry.is_open = any(2) == 0;
            change(id, {.name = {},
                        .country = {},
                        .visibility =
                            entry.is_open ? accounts::Visibility::unrestricted : accounts::Visibility::restricted});
        } else if (!entry.is_cancelled) {
            db::Unit unit;
            accounts::cancel_account(unit, id);
            write(std::move(unit));
            entry.is_cancelled = true;
        }
    }
};

TEST_P(AnyHistory, IsSearchedAsAPlainScanWould) {
    for (int step = 0; step < 120; ++step) {
        act();
        if (any(6) == 0) index(static_cast<std::int64_t>(1 + any(8)));
        const auto text = boost::trim_copy(any_text()); // as the route does
        if (text.empty()) continue;
        ASSERT_EQ(found(text), scan.found(text)) << "step " << step << ", looked for \"" << text << '"';
    }
    check_index();
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyHistory, ::testing::Range(1U, 5U));

} // namespace
} // namespace deedbox::testing

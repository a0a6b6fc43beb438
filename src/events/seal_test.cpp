#include "events/seal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace deedbox::events {
namespace {

using ::testing::HasSubstr;

/// Three events under two seals.
struct Seals : ::testing::Test {
    Seals() { start_cryptography(); }

    static LoggedEvent event(std::int64_t id, std::int64_t version = 3) {
        LoggedEvent event{.row = {.id = id, .at = 7, .act = "profile.changed", .because = "own_profile", .data = "{}"},
                          .subjects = {Subject{UserId{4}}, Subject{SmartAccountId{5}}}};
        auto& row = event.row;
        row.hash_version = version;
        row.salt = Blob{"salt"};
        row.personal = R"({"name":"Ann"})";
        if (version == 3) row.blind = Blob{"blind"};
        row.personal_digest = Blob{personal_digest_of(row)};
        row.hash.bytes = hash_of(event);
        return event;
    }
    Seal sealed(const std::optional<Seal>& previous, const std::vector<LoggedEvent>& events) const {
        return seal_over(previous, events, key, Instant{Duration{9}});
    }
    std::string fault() const { return fault_in(second, first, batch, key.public_key()).value_or("none"); }

    SecretKey key = SecretKey::from_bytes("the installation's");
    std::vector<LoggedEvent> batch{event(2), event(3), event(4)};
    std::optional<Seal> first = sealed(std::nullopt, {event(1)});
    Seal second = sealed(first, batch);
};

TEST_F(Seals, ProveWhatTheyWereMadeOver) {
    EXPECT_EQ(fault(), "none");
    EXPECT_FALSE(fault_in(*first, std::nullopt, {event(1)}, key.public_key()));
}

TEST_F(Seals, FollowEachOther) {
    const auto third = sealed(second, batch);
    EXPECT_THAT(*fault_in(third, first, batch, key.public_key()), HasSubstr("does not follow the one before it"));
    EXPECT_THAT(*fault_in(second, std::nullopt, batch, key.public_key()),
                HasSubstr("does not follow the one before it"));
    const auto elsewhere = sealed(std::nullopt, {event(9)});
    EXPECT_THAT(*fault_in(second, elsewhere, batch, key.public_key()), HasSubstr("names another seal before it"));
}

TEST_F(Seals, CountTheirEvents) {
    second.event_count = 2;
    EXPECT_THAT(fault(), HasSubstr("counts other events"));
}

TEST_F(Seals, ShowAnEventThatWasChanged) {
    batch[1].row.because = "nothing";
    EXPECT_EQ(fault(), "event 3 was changed");
}

TEST_F(Seals, ShowThatAnEventTellsOfSomethingElse) {
    batch[1].subjects[1].id = 6;
    EXPECT_EQ(fault(), "event 3 was changed");
    batch[1] = event(3);
    batch[1].subjects.pop_back();
    EXPECT_EQ(fault(), "event 3 was changed");
    batch[1] = event(3);
    batch[1].row.hash_version = 1; // whose hash would not look at the subjects
    EXPECT_EQ(fault(), "event 3 was changed");
}

TEST_F(Seals, StillProveTheLogOfTheFirstVersionWhichHadThreeColumnsForSubjects) {
    auto old = event(3, 1);
    old.row.account_request_id = 12;
    old.subjects = {Subject{AccountRequestId{12}}};
    old.row.hash.bytes = hash_of(old);
    batch[1] = old;
    second = sealed(first, batch);
    EXPECT_EQ(fault(), "none");
    batch[1].subjects.clear(); // by which it is found
    EXPECT_EQ(fault(), "event 3 was changed");
    batch[1] = old;
    batch[1].row.account_request_id = 13;
    EXPECT_EQ(fault(), "event 3 was changed");
}

TEST_F(Seals, StillProveTheLogOfTheSecondVersionWhichSaltedAllPersonalFieldsTogether) {
    batch[1] = event(3, 2);
    second = sealed(first, batch);
    EXPECT_EQ(fault(), "none");
    batch[1].row.personal = R"({"name":"Eve"})";
    EXPECT_EQ(fault(), "event 3 was changed");
    batch[1] = event(3, 2);
    batch[1].row.actor_id = 9;
    EXPECT_EQ(fault(), "event 3 was changed");
}

TEST_F(Seals, ShowThatSomebodyElseIsSaidToHaveDoneIt) {
    batch[1].row.actor_id = 9;
    EXPECT_EQ(fault(), "event 3 was changed");
    batch[1] = event(3);
    batch[1].row.blind.reset();
    EXPECT_EQ(fault(), "event 3 was changed");
}

TEST_F(Seals, ShowAnEventThatWasMadeAnew) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const auto kept = batch[i];
        batch[i].row.because = "nothing";
        batch[i].row.hash.bytes = hash_of(batch[i]);
        EXPECT_THAT(fault(), HasSubstr("was made over other events")) << i;
        batch[i] = kept;
    }
    std::swap(batch[0], batch[1]);
    EXPECT_THAT(fault(), HasSubstr("was made over other events")) << "nor in another order";
}

TEST_F(Seals, LetPersonalFieldsBeErasedAndNotChanged) {
    batch[0].row.personal = R"({"name":"Eve"})";
    EXPECT_EQ(fault(), "event 2 was changed");
    batch[0].row.personal.reset();
    EXPECT_EQ(fault(), "event 2 was changed") << "erased with their salt or not at all";
    batch[0].row.salt.reset();
    EXPECT_EQ(fault(), "none");
}

TEST_F(Seals, ShowThatTheyWereChangedThemselves) {
    second.at += 1;
    EXPECT_EQ(fault(), "seal 2 was changed");
}

TEST_F(Seals, AreSignedWithThisInstallationsKey) {
    const auto foreign = seal_over(first, batch, SecretKey::from_bytes("another"), Instant{Duration{9}});
    EXPECT_EQ(*fault_in(foreign, first, batch, key.public_key()), "seal 2 is not signed with this installation's key");
}

TEST(MerkleRoot, TellsLeavesFromNodesAndOneTreeFromAnother) {
    start_cryptography();
    const Bytes a(32, 'a');
    const Bytes b(32, 'b');
    const Bytes c(32, 'c');
    const std::vector<std::vector<Bytes>> trees{
        {}, {a}, {a, b}, {b, a}, {a, b, c}, {a, b, b}, {merkle_root({a, b}), c}};
    std::set<Bytes> roots;
    for (const auto& tree : trees) roots.insert(merkle_root(tree));
    EXPECT_EQ(roots.size(), trees.size());
}

TEST(MerkleRoot, IsProvenForEachHashByItsOwnPathAndNoOther) {
    start_cryptography();
    for (std::size_t count = 1; count <= 18; ++count) {
        std::vector<Bytes> hashes;
        for (std::size_t i = 0; i < count; ++i) hashes.push_back(digest({std::to_string(i)}));
        const auto root = merkle_root(hashes);
        for (std::size_t place = 0; place < count; ++place) {
            const auto path = merkle_path(hashes, place);
            EXPECT_EQ(root_by_path(hashes[place], place, count, path), root) << place << " of " << count;
            for (std::size_t other = 0; other < count; ++other)
                if (other != place) EXPECT_NE(root_by_path(hashes[other], place, count, path), root);
            EXPECT_NE(root_by_path(hashes[place], place + 1, count, path), root);
            auto longer = path;
            longer.push_back(root);
            EXPECT_FALSE(root_by_path(hashes[place], place, count, longer));
            if (path.empty()) continue;
            longer = path;
            longer.pop_back();
            EXPECT_FALSE(root_by_path(hashes[place], place, count, longer));
        }
    }
}

TEST(AnEvent, ShowsAPersonalFieldWithoutTheOthers) {
    start_cryptography();
    const auto fields = personal_fields_of("salt", R"({"name":"Ann","email":"ann@keio.jp","age":7})");
    ASSERT_EQ(fields.size(), 3);
    EXPECT_NE(fields[0].salt, fields[1].salt);
    const EventRow row{.personal = R"({"name":"Ann","email":"ann@keio.jp","age":7})", .salt = Blob{"salt"}};
    EXPECT_EQ(digest_of_fields({digest_of(fields[2]), digest_of(fields[0]), digest_of(fields[1])}),
              personal_digest_of(row))
        << "in whatever order";
    EXPECT_NE(digest_of_fields({digest_of(fields[0]), digest_of(fields[1])}), personal_digest_of(row));
    auto other = fields[0];
    other.value = R"("Eve")";
    EXPECT_NE(digest_of(other), digest_of(fields[0]));
}

} // namespace
} // namespace deedbox::events

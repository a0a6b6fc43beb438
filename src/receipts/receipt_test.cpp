#include "receipts/receipt_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::receipts {
namespace {

using ::testing::HasSubstr;

/// A decision as each version of the log's hash keeps it, the middle one of three under a second seal.
struct OneReceipt : ::testing::Test {
    OneReceipt() { start_cryptography(); }

    static events::LoggedEvent decided(std::int64_t version) {
        events::LoggedEvent event{.row = {.id = 7,
                                          .at = 5000,
                                          .act = "account_request.declined",
                                          .actor_id = 77,
                                          .because = "asked_to_decide",
                                          .data = version == 3 ? R"({"domainIdentifier":"keio.jp"})" : "{}",
                                          .hash_version = version},
                                  .subjects = {Subject{SmartAccountId{5}}, Subject{AccountRequestId{6}}}};
        auto& row = event.row;
        if (version == 1) {
            row.smart_account_id = 5;
            row.account_request_id = 6;
        }
        if (version == 3) {
            row.blind = Blob{"blind"};
            row.personal = R"({"account":"Keio","decider":"it@keio.jp","deciderName":"Ito","reason":"No"})";
            row.salt = Blob{"salt"};
            row.personal_digest = Blob{events::personal_digest_of(row)};
        }
        row.hash = Blob{events::hash_of(event)};
        return event;
    }
    static events::LoggedEvent beside(std::int64_t id) {
        auto event = decided(3);
        event.row.id = id;
        event.row.hash = Blob{events::hash_of(event)};
        return event;
    }
    Receipt receipt(std::int64_t version, MayKnow may_know = {.decider = true}) const {
        const auto event = decided(version);
        const std::vector batch{beside(6), event, beside(8)};
        const auto before = events::seal_over(std::nullopt, {beside(1)}, key, Instant{Duration{4000}});
        const SealedDecision decision{
            .event = event,
            .seal = events::seal_over(before, batch, key, Instant{Duration{6000}}),
            .hashes = {batch[0].row.hash.bytes, batch[1].row.hash.bytes, batch[2].row.hash.bytes}};
        const Recorded recorded{.decided_by = Person{"Ito", "it@keio.jp"},
                                .reason = "No",
                                .account_name = "Keio",
                                .domain_identifier = "keio.jp",
                                .country = "JP",
                                .requester = {"Asya", "asya@partner.example"}};
        return *receipt_of(decision, may_know, {"Perla", "https://perla.example", hex(key.public_key())},
                           version < 3 ? std::optional{recorded} : std::nullopt, key, Instant{Duration{7000}});
    }

    SecretKey key = SecretKey::from_bytes("the installation's");
};

TEST_F(OneReceipt, IsProvenUnderEveryVersionOfTheLogsHash) {
    for (const std::int64_t version : {1, 2, 3}) {
        const auto one = receipt(version);
        EXPECT_EQ(fault_in(one).value_or("none"), "none") << version;
        EXPECT_EQ(one.decision.verdict, requests::Verdict::declined);
        EXPECT_EQ(one.decision.decided_by->email, "it@keio.jp");
        EXPECT_EQ(one.decision.domain_identifier, "keio.jp");
    }
}

TEST_F(OneReceipt, OfAnOlderVersionIsNoLessAgainstChanges) {
    for (const std::int64_t version : {1, 2}) {
        auto changed = receipt(version);
        changed.event.subjects[1].id = "9";
        EXPECT_THAT(*fault_in(changed), HasSubstr("the event was changed"));
        changed = receipt(version);
        changed.event.actor_id = "78";
        EXPECT_THAT(*fault_in(changed), HasSubstr("the event was changed"));
        changed = receipt(version);
        changed.recorded->decided_by->name = "Eve";
        EXPECT_THAT(*fault_in(changed), HasSubstr("not what the event says"));
        changed.decision.decided_by->name = "Eve";
        EXPECT_THAT(*fault_in(changed), HasSubstr("the receipt was changed"))
            << "no seal is over it, but its signature";
    }
}

TEST_F(OneReceipt, TakesNoNamesBesideAnEventThatHasThem) {
    auto changed = receipt(3);
    changed.recorded = receipt(2).recorded;
    EXPECT_THAT(*fault_in(changed), HasSubstr("beside its event"));
}

TEST_F(OneReceipt, KeepsWhoDecidedAndIsProvenAllTheSame) {
    const auto kept = receipt(3, {.decider = false});
    EXPECT_FALSE(fault_in(kept));
    EXPECT_EQ(kept.event.hash, receipt(3).event.hash);
    EXPECT_FALSE(kept.event.actor_id);
    EXPECT_FALSE(kept.event.actor_blind) << "with which somebody could try out whose id it is";
    EXPECT_EQ(kept.event.withheld_fields.size(), 2);
    EXPECT_FALSE(kept.decision.decided_by);
    EXPECT_EQ(kept.decision.reason, "No");
}

TEST_F(OneReceipt, IsNoneOfAnotherDeed) {
    ShownEvent filed{.act = "account_request.filed", .data = "{}"};
    EXPECT_FALSE(facts_of(filed, std::nullopt, std::nullopt));
    filed.act = "account_request.approved";
    EXPECT_TRUE(facts_of(filed, std::nullopt, std::nullopt));
    filed.data = "[";
    EXPECT_FALSE(facts_of(filed, std::nullopt, std::nullopt));
}

} // namespace
} // namespace deedbox::receipts

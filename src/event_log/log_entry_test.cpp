#include "event_log/log_entry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::event_log {
namespace {

LogRow row(const std::string& act, const std::string& because) {
    return {.id = EventId{7},
            .at = Instant{},
            .act = act,
            .because = because,
            .data = "{}",
            .personal = std::nullopt,
            .actor_name = "Mori",
            .virtual_account_id = std::nullopt,
            .virtual_account_name = std::nullopt};
}

LogEntry entry(const LogRow& row) {
    return entry_of(row, Texts::builtin(), Language::en);
}

TEST(AnEntry, IsInWordsAndNamesWhoDidIt) {
    const auto told = entry(row("smart_account.changed", "account_admin"));
    EXPECT_EQ(told.text, "Properties changed");
    EXPECT_EQ(told.by, "Mori");
    EXPECT_EQ(told.because, "as an administrator of the account");
}

TEST(AnEntry, OfTheStaffSaysThatTheyDidItAndNotWho) {
    EXPECT_EQ(entry(row("account_request.released", "reviewer")).by, "the operator’s staff");
    EXPECT_EQ(entry(row("smart_account.changed", "staff")).by, "the operator’s staff");
}

TEST(AnEntry, TellsNobodyWhoObjected) {
    auto contested = row("account_request.contested", "address_of_company");
    contested.personal = R"({"objector":"mori@keio.jp","email":"mori@keio.jp","reason":"No."})";
    const auto told = entry(contested);
    EXPECT_EQ(told.by, std::nullopt);
    EXPECT_EQ(told.about, std::nullopt);
}

TEST(AnEntry, OfAMemberNamesThemAndTheRoleThatTheyHaveFromThenOn) {
    auto changed = row("member.changed", "account_admin");
    changed.personal = R"({"email":"lab@keio.jp"})";
    changed.data = R"({"from":{"role":"viewer"},"to":{"role":"admin"}})";
    EXPECT_EQ(entry(changed).about, "lab@keio.jp");
    EXPECT_EQ(entry(changed).role, powers::Role::admin);
    changed.data = R"({"role":"user"})";
    EXPECT_EQ(entry(changed).role, powers::Role::user);
    changed.personal = std::nullopt;
    EXPECT_EQ(entry(changed).about, std::nullopt) << "erased";
}

TEST(AnEntry, OfAnActThatOnlyAnotherVersionKnowsKeepsItsName) {
    EXPECT_EQ(entry(row("licence.sold", "anything")).text, "licence.sold");
    EXPECT_EQ(entry(row("licence.sold", "anything")).because, std::nullopt);
}

TEST(TheFile, IsCsvWithoutFormulae) {
    LogEntry told{.id = EventId{7},
                  .at = Instant{},
                  .act = "member.added",
                  .text = "Member added",
                  .by = "=1+1",
                  .because = {},
                  .about = {},
                  .role = {},
                  .virtual_account = {}};
    told.virtual_account = {VirtualAccountId{9}, "Lab, \"north\""};
    EXPECT_EQ(csv_of(told),
              "7,1970-01-01T00:00:00.000Z,member.added,Member added,'=1+1,,,,9,\"Lab, \"\"north\"\"\"\r\n");
}

} // namespace
} // namespace deedbox::event_log

#include "mail/outbox.h"

#include "mail/smtp_carrier.h"
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::mail {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct State {
    std::string state;
    std::optional<std::string> reason;
};
BOOST_DESCRIBE_STRUCT(State, (), (state, reason))
const db::Query<State> state_of_mail{"SELECT state, reason FROM mails WHERE id = $1"};

/// An outbox with one kind of mail of its own, over the portal's database and to its mail server.
struct AnOutbox : ::testing::Test {
    AnOutbox() { outbox.add(compositions()); }

    testing::TestPortal portal;
    static constexpr unsigned node = 9;
    IdMaker ids{node};
    SmtpCarrier carrier{portal.sink.url(), 1};
    Letterhead letterhead{Texts::builtin(), portal.portal().key(), "http://portal.test", "Perla"};
    bool wanted = true;
    std::string asked_about;
    Outbox outbox{portal.portal().database(), carrier, letterhead, {.from = "Perla <accounts@perla.example>"}, ids};

    Compositions compositions() {
        return {{"note",
                 {.compose = [](const Sheet& sheet) { return Letter{sheet.argument("words"), {Paragraph{"Hello"}}}; },
                  .still_wanted = [this](boost::json::object arguments) -> Task<Result<bool>> {
                      asked_about = arguments.at("words").as_string();
                      co_return wanted;
                  }}},
                {"puzzle", {.compose = [](const Sheet&) -> Letter { throw std::runtime_error{"no words"}; }}}};
    }
    MailId owe(std::string_view kind = "note") {
        const auto id = ids.make<MailTag>(portal.clock.now());
        db::Unit unit;
        outbox.post(unit, {.kind = kind, .to = *EmailAddress::parse("it@keio.jp"), .arguments = {{"words", "Hi"}}}, id,
                    portal.clock.now());
        EXPECT_TRUE(portal.run(portal.portal().database().write(std::move(unit))));
        return id;
    }
    void deliver() { EXPECT_TRUE(portal.run(outbox.deliver_due(portal.clock.now()))); }
    std::string state_of(MailId id) {
        const auto found = **portal.run(portal.portal().database().one(state_of_mail, id));
        return found.state + (found.reason ? " " + *found.reason : "");
    }
    void lease(MailId id, unsigned of_node) {
        IdMaker other{of_node};
        const auto until = portal.clock.now() + std::chrono::minutes{5};
        portal.tamper(
            "UPDATE mails SET state = 'queued', due_at = 0, lease = " + std::to_string(other.next(portal.clock.now())) +
            ", lease_until = " + std::to_string(until.time_since_epoch().count()) + " WHERE id = " + id.text());
    }
    std::vector<std::string> message_ids() {
        std::vector<std::string> out;
        for (const auto& mail : portal.sink.mails()) out.push_back(mail.header("Message-ID"));
        return out;
    }
};

TEST_F(AnOutbox, SendsWhatIsStillWanted) {
    const auto id = owe();
    deliver();
    EXPECT_EQ(state_of(id), "sent");
    EXPECT_EQ(asked_about, "Hi") << "the facts of its row";
}

TEST_F(AnOutbox, DoesNotSendWhatNoLongerHolds) {
    const auto id = owe();
    wanted = false;
    deliver();
    EXPECT_EQ(state_of(id), "bounced superseded");
    EXPECT_TRUE(portal.sink.mails().empty());
}

TEST_F(AnOutbox, IsNotStoppedByAMailThatCannotBeWorded) {
    const auto puzzle = owe("puzzle");
    const auto unknown = owe("riddle");
    const auto note = owe();
    deliver();
    EXPECT_EQ(state_of(puzzle), "deferred unwordable");
    EXPECT_EQ(state_of(unknown), "deferred unwordable") << "a later version may know it";
    EXPECT_EQ(state_of(note), "sent");
}

TEST_F(AnOutbox, SendsAgainWhatACrashLeftUnwritten) {
    const auto id = owe();
    deliver();
    lease(id, node); // as if the program had died between the server's answer and the commit
    deliver();
    EXPECT_EQ(portal.sink.mails().size(), 1U) << "still under the lease of the dead";
    EXPECT_TRUE(portal.run(outbox.reclaim()));
    deliver();
    EXPECT_EQ(state_of(id), "sent");
    const auto message_id = "<deedbox." + id.text() + "@perla.example>";
    EXPECT_THAT(message_ids(), ElementsAre(message_id, message_id));
}

TEST_F(AnOutbox, LeavesToOtherNodesWhatTheyHave) {
    const auto id = owe();
    lease(id, node + 1);
    EXPECT_TRUE(portal.run(outbox.reclaim()));
    deliver();
    EXPECT_EQ(state_of(id), "queued");
    portal.clock.pass(std::chrono::minutes{5} + Duration{1});
    deliver();
    EXPECT_EQ(state_of(id), "sent") << "until their lease is over";
}

TEST_F(AnOutbox, SettlesNothingThatAnotherSenderHasByNow) {
    const auto id = owe();
    // It took longer than its lease, and another node has the mail by now.
    portal.interruption.arm([&] { portal.interruption.arm([&] { lease(id, node + 1); }); });
    deliver();
    EXPECT_EQ(state_of(id), "queued") << "the other one says what became of it";
}

TEST_F(AnOutbox, GivesBackWhatItDidNotGetTo) {
    const auto id = owe();
    portal.interruption.arm([&] { outbox.stop(); });
    deliver();
    EXPECT_EQ(state_of(id), "queued");
    Outbox next{portal.portal().database(), carrier, letterhead, {.from = "accounts@perla.example"}, ids};
    next.add(compositions());
    EXPECT_TRUE(portal.run(next.deliver_due(portal.clock.now())));
    EXPECT_EQ(state_of(id), "sent") << "at once, not when the lease is over";
}

TEST_F(AnOutbox, TakesNothingMoreOnceStopped) {
    const auto id = owe();
    outbox.stop();
    deliver();
    EXPECT_EQ(state_of(id), "queued");
    EXPECT_TRUE(portal.sink.mails().empty());
}

TEST_F(AnOutbox, SpendsOneCommitOnManyMails) {
    for (int i = 0; i < 8; ++i) owe();
    const auto before = portal.portal().database().writer_figures().units;
    deliver();
    EXPECT_EQ(portal.sink.mails().size(), 8U);
    EXPECT_LE(portal.portal().database().writer_figures().units - before, 4U);
}

TEST_F(AnOutbox, PutsATokenIntoEachMail) {
    const auto id = owe();
    deliver();
    const auto mail = portal.sink.mails().front();
    EXPECT_THAT(mails_of_tokens(portal.portal().key(), mail.header("X-Deedbox-Mail")), ElementsAre(id));
    EXPECT_EQ(mail.from, "accounts@perla.example");
}

} // namespace
} // namespace deedbox::mail

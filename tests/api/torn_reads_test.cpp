// A page shows one moment: whatever is committed while it is read, it shows what was before or what is after.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::Not;

/// The portal's database, behind which something happens just before one of the looks.
class Interrupted final : public db::Database {
public:
    Interrupted(db::Database& whole, int before, std::function<void()> happens)
        : whole_{whole}, before_{before}, happens_{std::move(happens)} {}

    db::Engine engine() const override { return whole_.engine(); }
    Task<Result<void>> write(db::Unit unit) override { return whole_.write(std::move(unit)); }
    void write_only_while(const db::Statement&, db::Values) override {}
    db::WriterFigures writer_figures() const override { return whole_.writer_figures(); }
    Task<Result<void>> check() override { return whole_.check(); }
    Task<Result<std::vector<db::Rows>>> find(std::span<const db::Question> questions) override {
        if (looks_++ == before_) happens_();
        return whole_.find(questions);
    }

private:
    db::Database& whole_;
    int before_;
    int looks_ = 0;
    std::function<void()> happens_;
};

/// How often a page may look: more than any does.
constexpr int most_looks = 8;

struct TornReads : ::testing::Test {
    requests::WholeRequest read_while(const Actor& actor, int before, std::function<void()> happens) {
        Interrupted interrupted{portal.portal().database(), before, std::move(happens)};
        const auto& means = portal.portal().means();
        const acts::Means torn_means{interrupted, means.clock, means.ids, means.outbox};
        const auto& settings = portal.portal().requests().settings;
        const requests::RequestRecords torn{torn_means, settings};
        return *portal.run(torn.whole(actor, *AccountRequestId::parse(request)));
    }
    /// What their page of the request shows, and the list that it is in.
    std::string shown_while(const Actor& actor, int before, std::function<void()> happens) {
        Interrupted interrupted{portal.portal().database(), before, std::move(happens)};
        const auto& means = portal.portal().means();
        const acts::Means torn_means{interrupted, means.clock, means.ids, means.outbox};
        const auto& settings = portal.portal().requests().settings;
        const requests::RequestRecords torn{torn_means, settings};
        const requests::Words words{Texts::builtin(), Language::en, portal.clock.now()};
        std::string out;
        for (const auto& whole : *portal.run(torn.list(actor, {.beyond = std::numeric_limits<std::int64_t>::max()}))) {
            const auto sight = requests::sight_of(whole, actor, portal.clock.now());
            out += json::serialize(described::encode(requests::summary_of(whole, sight, words)));
        }
        const auto whole = *portal.run(torn.whole(actor, *AccountRequestId::parse(request)));
        const auto sight = requests::sight_of(whole, actor, portal.clock.now());
        return out + json::serialize(
                         described::encode(requests::view_of(whole, sight, words, accounts::Agreements::builtin())));
    }
    Actor actor(Browser& browser) {
        return {.id = *UserId::parse(browser.get("/session").at("/user/id")),
                .email = *EmailAddress::parse(browser.get("/session").at("/user/email")),
                .name = browser.get("/session").at("/user/name")};
    }

    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    std::string request = asya.files().at("/id");
    Browser ito = portal.user("it@keio.jp", "Ito");
};

TEST_F(TornReads, FindBothEndsOfEveryForward) {
    for (int before = 0; before < requests::most_forwards; ++before) {
        const auto path = "/account-requests/" + request + "/forwards";
        std::string forward;
        const auto whole = read_while(actor(asya), before, [&] {
            forward = ito.post(path, {{"email", "deputy" + std::to_string(before) + "@keio.jp"}}).at("/id");
        });
        if (forward.empty()) break; // it looks less often
        for (const auto& one : whole.forwards)
            for (const auto end : {one.from_approver_id, one.to_approver_id})
                EXPECT_THAT(whole.approvers, Contains(Field(&requests::Approver::id, end))) << "look " << before;
        EXPECT_EQ(ito.remove(path + "/" + forward).status, 204);
    }
}

// Somebody else's account of the same company becomes active, and its admin, of whom no outsider may know, is asked.
TEST_F(TornReads, NeverShowAnOutsiderTheAdminToWhomARequestIsRoutedMeanwhile) {
    auto bo = portal.user("bo@other-partner.example", "Bo");
    for (int before = 0; before < most_looks; ++before) {
        const auto domain = "k" + std::to_string(before) + ".example";
        request = asya.files({{"domainIdentifier", "ot." + domain}, {"approverEmails", {"it@" + domain}}}).at("/id");
        const auto secret = "admin@" + domain;
        const auto apex = bo.files({{"domainIdentifier", domain}, {"approverEmails", {secret}}}).at("/id");
        auto admin = portal.user(secret, "The Admin");
        bool happened = false;
        const auto shown = shown_while(actor(asya), before, [&] {
            happened = true;
            EXPECT_EQ(admin.approves(apex).status, 201);
            portal.clock.pass(std::chrono::seconds{2}); // so that the job is due again
            portal.run_jobs();
            EXPECT_EQ(admin.get("/account-requests/" + request).at("/routedTo"), "existing_admins");
        });
        EXPECT_THAT(shown, Not(HasSubstr(secret))) << "look " << before;
        EXPECT_THAT(shown, Not(HasSubstr("The Admin"))) << "look " << before;
        if (!happened) break; // it looks less often
    }
}

} // namespace
} // namespace deedbox::testing

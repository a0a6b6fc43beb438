// A request is read in parts, and others write in between.
#include "support/test_portal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using ::testing::Contains;
using ::testing::Field;

/// The portal's database, behind which something happens just before one of the reads.
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
        if (read_++ == before_) happens_();
        return whole_.find(questions);
    }

private:
    db::Database& whole_;
    int before_;
    int read_ = 0;
    std::function<void()> happens_;
};

struct TornReads : ::testing::Test {
    requests::WholeRequest read_while(int before, std::function<void()> happens) {
        Interrupted interrupted{portal.portal().database(), before, std::move(happens)};
        const auto& records = portal.portal().requests().records;
        const requests::RequestRecords torn{interrupted, records.clock, records.ids, records.outbox, records.settings};
        return *portal.run(torn.whole(*AccountRequestId::parse(request)));
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
        const auto whole = read_while(before, [&] {
            forward = ito.post(path, {{"email", "deputy" + std::to_string(before) + "@keio.jp"}}).at("/id");
        });
        EXPECT_NE(forward, "");
        for (const auto& one : whole.forwards)
            for (const auto end : {one.from_approver_id, one.to_approver_id})
                EXPECT_THAT(whole.approvers, Contains(Field(&requests::Approver::id, end))) << "read " << before;
        EXPECT_EQ(ito.remove(path + "/" + forward).status, 204);
    }
}

} // namespace
} // namespace deedbox::testing

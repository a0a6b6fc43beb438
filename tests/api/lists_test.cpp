// Lists: pages of a size that is asked for, and cursors that nobody can make or change.
#include "support/test_portal.h"

#include <boost/algorithm/string.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

/// Somebody who sees every list, with more than one row in each.
struct EveryList : ::testing::Test {
    TestPortal portal{{{"SMTP_URL", ""}, {"PUBLIC_URL", ""}}};
    Browser desk = portal.visitor();
    std::string account;
    std::string request;

    void SetUp() override {
        const auto token = portal.run(
            portal.portal().users().create_administrator(*EmailAddress::parse("desk@operator.example"), "Desk"));
        desk.post("/sign-in-links/" + *token, {{"password", usual_password}});
        for (const auto* domain : {"a.example", "b.example", "c.example"}) desk.tries_to_file(domain);
        portal.deliver();
        for (const auto* guide : {"glossary", "decide-request"})
            desk.post(std::string{"/guides/"} + guide + "/answers", {{"helpful", true}});
        for (const auto* domain : {"a.example", "b.example"})
            desk.put(std::string{"/filing-allowances/"} + domain, {{"reason", "Many customers."}});
        account = desk.get("/account-requests").at("/items/0/smartAccount/id");
        request = desk.get("/account-requests").at("/items/0/id");
        portal.visitor().signs_in("desk@operator.example");
        portal.tamper(
            "INSERT INTO users (id, email, name, language, created_at) VALUES (7, 'x@y.example', 'X', 'en', 0)");
        portal.tamper("INSERT INTO members (id, smart_account_id, user_id, role, since) SELECT id, " + account +
                      ", id, 'admin', 0 FROM users");
        for (const auto* id : {"13", "14"})
            portal.tamper(
                std::string{"INSERT INTO request_objections (id, account_request_id, objector_id, email, mailbox, "
                            "reason, objected_at) SELECT "} +
                id + ", " + request + ", id, email, '" + id +
                "', 'Not ours.', 0 FROM users WHERE email = 'desk@operator.example'");
        for (const auto* id : {"11", "12"})
            portal.tamper(
                std::string{"INSERT INTO virtual_accounts (id, smart_account_id, name, name_folded, path, is_default, "
                            "created_at) VALUES ("} +
                id + ", " + account + ", 'VA', 'va " + id + "', '/" + id + "/', 0, 0)");
        for (const auto* id : {"15", "16"})
            portal.tamper(std::string{"INSERT INTO invitations (id, smart_account_id, email, mailbox, role, language, "
                                      "invited_by, state, link_generation, issued_at, expires_at) VALUES ("} +
                          id + ", " + account + ", 'x@y.example', '" + id + "', 'user', 'en', 7, 'invited', 1, 0, 0)");
        for (const auto* id : {"17", "18"})
            portal.tamper(std::string{"INSERT INTO access_requests (id, smart_account_id, requester_id, mailbox, role, "
                                      "virtual_account_ids, status, created_at, expires_at, ended_at) SELECT "} +
                          id + ", " + account +
                          ", id, email, 'user', '[]', 'declined', 0, 0, 0 FROM users WHERE email = "
                          "'desk@operator.example'");
        for (const auto* id : {"17", "18"}) {
            portal.tamper(std::string{"INSERT INTO account_domains (id, smart_account_id, domain, state, begun_at, "
                                      "expires_at) VALUES ("} +
                          id + ", " + account + ", 'd" + id + ".example', 'waiting', 0, 0)");
            portal.tamper(std::string{"INSERT INTO successions (id, smart_account_id, admin_email, reason, begun_by, "
                                      "begun_as, begun_at, due_at, state) VALUES ("} +
                          id + ", " + account + ", 'x@y.example', 'Gone.', 7, 'staff', 0, 0, 'completed')");
        }
        for (const auto* id : {"21", "22"})
            portal.tamper(std::string{"INSERT INTO member_imports (id, smart_account_id, made_by, because, dry_run, "
                                      "state, total, created_at) VALUES ("} +
                          id + ", " + account + ", 7, 'account_admin', 0, 'done', 2, 0)");
        for (const auto* line : {"2", "3"})
            portal.tamper(std::string{"INSERT INTO member_import_rows (import_id, line, email, role, virtual_account, "
                                      "include_nested, note, mailbox, state) VALUES (21, "} +
                          line + ", 'x@y.example', 'user', '', '', '', 'x@y.example', 'added')");
        portal.tamper("INSERT INTO event_subjects (event_id, kind, subject_id) SELECT max(id), 'smart_account', " +
                      account + " FROM events WHERE act = 'guide.answered'");
    }
    /// Every list, and what has to be asked for so that it has rows.
    std::map<std::string, std::string> lists() {
        std::map<std::string, std::string> out;
        for (const auto& route : portal.portal().routes().all())
            if (route->paged)
                out[route->operation] =
                    boost::replace_all_copy(
                        boost::replace_all_copy(route->path, "{id}",
                                                route->path.starts_with("/account-requests") ? request : account),
                        "{importId}", "21") +
                    "?";
        return out;
    }
};

TEST_F(EveryList, ComesInPagesOfOneToTwoHundred) {
    for (const auto& [operation, path] : lists()) {
        EXPECT_EQ(desk.get(path + "limit=200").status, 200) << operation;
        EXPECT_EQ(desk.get(path + "limit=1").body.at("items").as_array().size(), 1U) << operation;
        for (const auto* wrong : {"0", "201", "-1", "+1", "1.5", "", "ten", "99999999999999999999", "0x10"})
            EXPECT_EQ(desk.get(path + "limit=" + wrong).fields(), "/limit field.range") << operation << " " << wrong;
    }
}

TEST_F(EveryList, HasEveryRowOnOnePage) {
    for (const auto& [operation, path] : lists()) {
        std::vector<std::string> seen;
        std::string cursor;
        do {
            const auto page = desk.get(path + "limit=1" + (cursor.empty() ? "" : "&cursor=" + cursor));
            for (const auto& item : page.body.at("items").as_array()) seen.push_back(json::serialize(item));
            cursor = page.at("/nextCursor");
        } while (cursor != "null" && seen.size() < 100);
        std::vector<std::string> at_once;
        for (const auto& item : desk.get(path + "limit=200").body.at("items").as_array())
            at_once.push_back(json::serialize(item));
        EXPECT_GE(at_once.size(), 2U) << operation;
        EXPECT_EQ(seen, at_once) << operation;
    }
}

TEST_F(EveryList, TakesOnlyItsOwnCursors) {
    std::map<std::string, std::string> cursors;
    for (const auto& [operation, path] : lists()) cursors[operation] = desk.get(path + "limit=1").at("/nextCursor");
    for (const auto& [operation, path] : lists()) {
        const auto& own = cursors.at(operation);
        EXPECT_EQ(desk.get(path + "cursor=" + own).status, 200) << operation;
        auto changed = own;
        changed.back() = changed.back() == 'A' ? 'B' : 'A';
        auto longer = own + "AAAA";
        for (const auto& wrong : {std::string{}, std::string{"x"}, std::string{"%00"}, changed, longer, own.substr(4),
                                  std::string{"MTIz"}, std::string(5000, 'A')})
            EXPECT_EQ(desk.get(path + "cursor=" + wrong).fields(), "/cursor field.cursor") << operation << " " << wrong;
        for (const auto& [of, cursor] : cursors)
            if (of != operation)
                EXPECT_EQ(desk.get(path + "cursor=" + cursor).fields(), "/cursor field.cursor")
                    << operation << " " << of;
    }
}

} // namespace
} // namespace deedbox::testing

// Every act in an account, tried by every role on what is theirs, what is nested in it, what lies beside it, and in
// another account; compared with the table of capabilities.
#include "powers/standing.h"
#include "support/name_server.h"
#include "support/test_portal.h"

#include <gtest/gtest.h>

namespace deedbox::testing {
namespace {

using powers::Capability;
using powers::Role;

/// One act on one thing, and what the table has to allow for it. Whoever may is told what is wrong with the call, or
/// finds that nothing changes; so it can be tried again and again.
struct Try {
    std::string what;
    Capability capability;
    std::string path; // where in the tree; empty: in the whole account
    bool with_nested;
    std::function<Answer(Browser&)> call;
};

/// Somebody in one of the seven roles, with what is nested or without.
struct Somebody {
    std::string name;
    Role role;
    bool in_lab;
    bool with_nested;
};

// The account keio.jp with the Virtual Accounts Lab, Bench in it, and Office beside it.
struct WhoMayDoWhat : ::testing::Test {
    NameServer& dns = NameServer::shared();
    TestPortal portal{{{"DNS", dns.address()}, {"DNS_TRUST_ANCHOR_FILE", ""}}};
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");
    std::string account = "/smart-accounts/" + asya_gets("keio.jp", ito);
    std::string lab = makes("Lab", "");
    std::string bench = makes("Bench", lab);
    std::string office = makes("Office", "");
    std::map<std::string, std::string> paths{
        {"Lab", "/" + lab + "/"}, {"Bench", "/" + lab + "/" + bench + "/"}, {"Office", "/" + office + "/"}};
    std::map<std::string, std::string> ids{{"Lab", lab}, {"Bench", bench}, {"Office", office}};

    int made = 0;

    std::string asya_gets(const std::string& domain, Browser& admin) {
        const auto request = asya.files({{"domainIdentifier", domain}, {"approverEmails", {"it@" + domain}}}).at("/id");
        return admin.approves(request).at("/smartAccount/id");
    }
    std::string makes(const std::string& name, const std::string& parent) {
        json::object body{{"name", name}};
        if (!parent.empty()) body["parentId"] = parent;
        return ito.post(account + "/virtual-accounts", body).at("/id");
    }
    std::string names(const std::string& email, const std::string& role, const std::string& in, bool nested = false) {
        json::object body{{"email", email}, {"role", role}};
        if (!in.empty()) {
            body["virtualAccountId"] = in;
            body["includeNested"] = nested;
        }
        const auto answer = ito.post(account + "/members", body);
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.at("/id");
    }

    std::vector<Try> tries() {
        std::vector<Try> out;
        const auto on = [&out](std::string what, Capability capability, std::string path, bool with_nested,
                               std::function<Answer(Browser&)> call) {
            out.push_back({std::move(what), capability, std::move(path), with_nested, std::move(call)});
        };
        const auto a = account;
        on("change the account", Capability::edit_account, "", false,
           [a](Browser& who) { return who.patch(a, json::object{}); });
        on("add a domain", Capability::edit_account, "", false,
           [a](Browser& who) { return who.post(a + "/domains", {{"domain", "sfc.example"}}); });
        on("see the domains", Capability::see_members, "", false,
           [a](Browser& who) { return who.get(a + "/domains"); });
        ito.post(a + "/domains", {{"domain", "looked-at.example"}});
        on("look for a domain's record", Capability::edit_account, "", false,
           [a](Browser& who) { return who.post(a + "/domains/looked-at.example/check"); });
        on("remove a domain", Capability::edit_account, "", false, [a, this](Browser& who) {
            ito.post(a + "/domains", {{"domain", "gone.example"}});
            return who.remove(a + "/domains/gone.example");
        });
        on("name somebody in the account", Capability::manage_members, "", false, [a](Browser& who) {
            return who.post(a + "/members", {{"email", "x@elsewhere.example"}, {"role", "approver"}});
        });
        const auto vera = a + "/members/" + names("vera@keio.jp", "viewer", "");
        on("change somebody in the account", Capability::manage_members, "", false,
           [vera](Browser& who) { return who.patch(vera, {{"role", "viewer"}}); });
        const std::vector<std::string> as_file{"Content-Type: text/csv", "Sec-Fetch-Site: same-origin"};
        on("bring a file of people", Capability::manage_members, paths["Lab"], false,
           [a, as_file](Browser& who) { return who.send("POST", a + "/member-imports", "", as_file); });
        on("list the files that were brought", Capability::manage_members, paths["Lab"], false,
           [a](Browser& who) { return who.get(a + "/member-imports"); });
        const auto brought = a + "/member-imports/" +
                             ito.send("POST", a + "/member-imports", "email,role\nnobody,user\n", as_file).at("/id");
        for (const std::string part : {"", "/results", "/results.csv"})
            on("see what came of another’s file " + part, Capability::manage_members, "", false,
               [brought, part](Browser& who) { return who.get(brought + part); });
        on("cancel another’s import", Capability::manage_members, "", false, [brought, this](Browser& who) {
            portal.tamper("UPDATE member_imports SET state = 'running'");
            return who.post(brought + "/cancellation");
        });
        on("see the rules for access", Capability::decide_access_requests, "", false,
           [a](Browser& who) { return who.get(a + "/access-rules"); });
        on("change the rules for access", Capability::decide_access_requests, "", false,
           [a](Browser& who) { return who.put(a + "/access-rules", {{"rules", json::array{}}}); });
        const auto id_of_account = a.substr(a.rfind('/') + 1);
        on("list the requests for access", Capability::decide_access_requests, "", false,
           [id_of_account](Browser& who) {
               return who.get("/access-requests?as=decider&smartAccountId=" + id_of_account);
           });
        auto olga = portal.user("olga@partner.example");
        const auto request =
            "/access-requests/" +
            olga.post("/access-requests", {{"smartAccountId", id_of_account}, {"role", "user"}}).at("/id");
        on("see a request for access", Capability::decide_access_requests, "", false,
           [request](Browser& who) { return who.get(request); });
        on("decide a request for access", Capability::decide_access_requests, "", false, [request](Browser& who) {
            return who.post(request + "/decision", {{"verdict", "approved"}, {"role", "approver"}});
        });
        on("create at the top", Capability::manage_top_virtual_accounts, "", false,
           [a](Browser& who) { return who.post(a + "/virtual-accounts", {{"name", "Lab"}}); });
        for (const auto& [name, path] : paths) {
            const auto id = ids[name];
            const auto place = a + "/virtual-accounts/" + id;
            on("see " + name, Capability::see_virtual_accounts, path, false,
               [place](Browser& who) { return who.get(place); });
            on("see what is nested in " + name, Capability::see_virtual_accounts, path, true,
               [a, id](Browser& who) { return who.get(a + "/virtual-accounts?parentId=" + id); });
            on("change " + name, Capability::edit_virtual_accounts, path, false,
               [place](Browser& who) { return who.patch(place, json::object{}); });
            on("nest in " + name, Capability::edit_virtual_accounts, path, true, [a, id, this](Browser& who) {
                return who.post(a + "/virtual-accounts",
                                {{"name", "Number " + std::to_string(++made)}, {"parentId", id}});
            });
            const auto member = a + "/members/" + names("m-" + name + "@keio.jp", "viewer", id);
            on("change somebody in " + name, Capability::manage_members, path, false,
               [member](Browser& who) { return who.patch(member, {{"role", "viewer"}}); });
            on("name somebody in " + name, Capability::manage_members, path, false, [a, id](Browser& who) {
                return who.post(a + "/members",
                                {{"email", "x@keio.jp"}, {"role", "approver"}, {"virtualAccountId", id}});
            });
            on("name somebody in " + name + " with all nested in it", Capability::manage_members, path, true,
               [a, id](Browser& who) {
                   return who.post(a + "/members", {{"email", "x@keio.jp"},
                                                    {"role", "approver"},
                                                    {"virtualAccountId", id},
                                                    {"includeNested", true}});
               });
        }
        on("delete Lab", Capability::manage_top_virtual_accounts, "", false,
           [a, this](Browser& who) { return who.remove(a + "/virtual-accounts/" + lab); });
        on("make Lab the default", Capability::manage_top_virtual_accounts, "", false, [a, this](Browser& who) {
            return who.send("PATCH", a + "/virtual-accounts/" + lab, R"({"isDefault":true})",
                            {"Content-Type: application/json", "Sec-Fetch-Site: same-origin", "If-Match: \"0\""});
        });
        return out;
    }

    powers::Standing standing_of(const Somebody& somebody) const {
        powers::Grant grant{.role = somebody.role};
        if (somebody.in_lab) {
            grant.virtual_account_id = VirtualAccountId::parse(lab);
            grant.path = paths.at("Lab");
            grant.include_nested = somebody.with_nested;
        }
        return {.grants = {grant}};
    }
};

bool was_let(const Answer& answer) {
    // A field can name what one does not see.
    const bool names_nothing = answer.fields().ends_with("virtual_account.unknown");
    return answer.status != 401 && answer.status != 403 && answer.status != 404 && !names_nothing;
}

TEST_F(WhoMayDoWhat, IsWhatTheTableSays) {
    const Somebody everybody[] = {
        {"admin", Role::admin, false, false},      {"approver", Role::approver, false, false},
        {"user", Role::user, false, false},        {"viewer", Role::viewer, false, false},
        {"lab-admin", Role::admin, true, false},   {"lab-admin-nested", Role::admin, true, true},
        {"lab-user", Role::user, true, false},     {"lab-user-nested", Role::user, true, true},
        {"lab-viewer", Role::viewer, true, false}, {"lab-viewer-nested", Role::viewer, true, true},
    };
    auto sam = portal.user("sam@elsewhere.example", "Sam");
    auto wada = portal.user("it@waseda.jp", "Wada");
    asya_gets("waseda.jp", wada);
    auto desk = portal.staff();
    const auto all = tries();
    for (const auto& somebody : everybody) {
        SCOPED_TRACE(somebody.name);
        const auto email = somebody.name + "@keio.jp";
        names(email, std::string{described::enum_text(somebody.role)}, somebody.in_lab ? lab : "",
              somebody.with_nested);
        auto who = portal.user(email);
        const auto standing = standing_of(somebody);
        for (const auto& one : all) {
            const bool let = one.path.empty() ? powers::may(standing, one.capability)
                                              : powers::may(standing, one.capability, {one.path, one.with_nested});
            const auto answer = one.call(who);
            EXPECT_EQ(was_let(answer), let) << one.what << ": " << answer.status << " " << answer.code();
        }
    }
    for (const auto& one : all)
        for (auto* outsider : {&sam, &wada, &desk}) {
            const auto answer = one.call(*outsider);
            EXPECT_FALSE(was_let(answer)) << "an outsider: " << one.what << ": " << answer.status << answer.text;
        }
}

/// `see_members whole_account; edit_account whole_account`, as somebody is told.
std::string told(Browser& who, const std::string& account) {
    std::string out;
    for (const auto& one : who.get(account + "/my-capabilities").body.at("capabilities").as_array())
        out += (out.empty() ? "" : "; ") + std::string{one.at("capability").as_string()} + " " +
               std::string{one.at("reach").as_string()};
    return out;
}

TEST_F(WhoMayDoWhat, EverybodyIsToldOfThemselves) {
    EXPECT_EQ(told(ito, account),
              "see_members whole_account; see_virtual_accounts whole_account; see_event_log whole_account; "
              "edit_account whole_account; manage_members whole_account; decide_access_requests whole_account; "
              "manage_top_virtual_accounts "
              "whole_account; edit_virtual_accounts whole_account; see_health whole_account");
    names("mei@keio.jp", "admin", lab, true);
    auto mei = portal.user("mei@keio.jp");
    EXPECT_EQ(told(mei, account), "see_members own_virtual_account; see_virtual_accounts own_virtual_account; "
                                  "see_event_log own_virtual_account; "
                                  "manage_members own_virtual_account; "
                                  "edit_virtual_accounts own_virtual_account");
    EXPECT_EQ(mei.get(account + "/my-capabilities").at("/capabilities/0/virtualAccountIds/0"), lab);
    names("mei@keio.jp", "viewer", "");
    EXPECT_EQ(told(mei, account), "see_members whole_account; see_virtual_accounts whole_account; see_event_log "
                                  "whole_account; manage_members own_virtual_account; "
                                  "edit_virtual_accounts own_virtual_account");
    EXPECT_EQ(told(asya, account), "") << "an outsider can do nothing in it";
}

// The page for people is the table itself: every role's word on every capability is what the rules say.
TEST(TheTableForPeople, IsTheOneThatTheRulesGoBy) {
    TestPortal portal;
    const auto table = portal.visitor().get("/capabilities");
    ASSERT_EQ(table.status, 200);
    std::size_t told = 0;
    for (const auto& row : table.body.at("ofMembers").as_array()) {
        const auto capability = described::enum_from_text<Capability>(row.at("capability").as_string());
        ASSERT_TRUE(capability);
        EXPECT_FALSE(powers::is_of_staff(*capability));
        EXPECT_FALSE(row.at("text").as_string().empty());
        EXPECT_EQ(row.at("reaches").as_array().size(), 7U) << "nobody is the approver of a Virtual Account";
        for (const auto& one : row.at("reaches").as_array()) {
            const auto role = described::enum_from_text<powers::Role>(one.at("role").as_string());
            const auto held_in = described::enum_from_text<powers::HeldIn>(one.at("heldIn").as_string());
            EXPECT_EQ(one.at("reach").as_string(), described::enum_text(powers::reach(*role, *held_in, *capability)));
            ++told;
        }
    }
    EXPECT_EQ(told, 7 * table.body.at("ofMembers").as_array().size());
    for (const auto& row : table.body.at("ofStaff").as_array()) {
        const auto capability = described::enum_from_text<Capability>(row.at("capability").as_string());
        std::vector<std::string> with;
        for (const auto role : {StaffRole::administrator, StaffRole::reviewer})
            if (powers::has(role, *capability)) with.emplace_back(described::enum_text(role));
        EXPECT_EQ(row.at("roles"), json::value_from(with));
    }
    EXPECT_EQ(portal.visitor().speaks("it").get("/capabilities").at("/ofMembers/0/text"), "Vedere i membri");
}

} // namespace
} // namespace deedbox::testing

// The signed receipt of a decision: who may have it, what it tells each of them, and what proves it.
#include "receipts/receipt_check.h"
#include "support/command_line.h"
#include "support/test_portal.h"

#include <boost/algorithm/string/replace.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace deedbox::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

struct Receipts : ::testing::Test {
    TestPortal portal;
    Browser asya = portal.user("asya@partner.example", "Asya");
    Browser ito = portal.user("it@keio.jp", "Ito");

    void SetUp() override { seals(); } // so that no decision is under the first seal, which has none before it

    std::string filed(json::object more = {}) {
        const auto answer = asya.files(std::move(more));
        EXPECT_EQ(answer.status, 201) << answer.text;
        return answer.at("/id");
    }
    std::string approved(json::object more = {}) {
        const auto request = filed();
        EXPECT_EQ(ito.approves(request, std::move(more)).status, 201);
        seals();
        return request;
    }
    std::string declined(const std::string& reason = "We buy elsewhere") {
        const auto request = filed();
        EXPECT_EQ(ito.declines(request, reason).status, 201);
        seals();
        return request;
    }
    /// A request below keio.jp, decided by its admin Ito, whose name is not for the requester.
    std::string approved_by_an_admin() {
        approved();
        const auto request = filed({{"domainIdentifier", "ot.keio.jp"}, {"approverEmails", {"lab@keio.jp"}}});
        EXPECT_EQ(ito.approves(request).status, 201);
        seals();
        return request;
    }
    void seals() {
        portal.clock.pass(std::chrono::seconds{3});
        portal.run_jobs();
    }
    static Answer receipt(Browser& who, const std::string& request) {
        return who.get("/account-requests/" + request + "/receipt");
    }
    static Answer page(Browser& who, const std::string& request, const std::string& language = "en") {
        return who.send("GET", "/account-requests/" + request + "/receipt", "",
                        {"Accept: application/pdf", "Accept-Language: " + language});
    }
    static std::string fault(const std::string& file) {
        const auto checked = receipts::check(file);
        return checked ? "none" : checked.error().cause;
    }
    std::string key() { return hex(portal.portal().key().public_key()); }
};

// ---- who may have it ----

TEST_F(Receipts, AreForTheRequesterAndThoseWhoWereAsked) {
    const auto request = filed({{"approverEmails", {"it@keio.jp", "dean@keio.jp"}}});
    auto dean = portal.user("dean@keio.jp");
    auto colleague = portal.user("eve@keio.jp");
    auto desk = portal.staff();
    ASSERT_EQ(ito.approves(request).status, 201);
    seals();
    for (auto* concerned : {&asya, &ito, &dean}) {
        const auto answer = receipt(*concerned, request);
        EXPECT_EQ(answer.status, 200) << answer.text;
        EXPECT_EQ(answer.header("content-type"), "application/json");
        EXPECT_EQ(answer.header("content-disposition"), "attachment; filename=\"receipt-" + request + ".json\"");
        EXPECT_EQ(answer.header("cache-control"), "no-store");
        EXPECT_EQ(fault(answer.text), "none");
        EXPECT_EQ(concerned->get("/account-requests/" + request).at("/may/receipt"), "true");
    }
    for (auto* other : {&colleague, &desk}) {
        EXPECT_EQ(receipt(*other, request).status, 404);
        EXPECT_EQ(receipt(*other, request).code(), "request.unknown");
        EXPECT_EQ(page(*other, request).code(), "request.unknown");
    }
    EXPECT_EQ(desk.get("/account-requests/" + request).at("/may/receipt"), "false");
    auto visitor = portal.visitor();
    EXPECT_EQ(receipt(visitor, request).status, 401);
}

TEST_F(Receipts, AreNotForWhomeverSomebodyElseWasNamedInThePlaceOf) {
    const auto request = filed();
    ASSERT_EQ(asya.put("/account-requests/" + request + "/approvers", {{"emails", {"dean@keio.jp"}}}).status, 200);
    auto dean = portal.user("dean@keio.jp");
    ASSERT_EQ(dean.approves(request).status, 201);
    seals();
    EXPECT_EQ(receipt(ito, request).code(), "request.unknown") << "that it was decided is not told to them either";
    EXPECT_EQ(receipt(dean, request).status, 200);
}

TEST_F(Receipts, AreNoneBeforeTheDecisionIsSealed) {
    const auto request = filed();
    ASSERT_EQ(ito.approves(request).status, 201);
    for (const auto& answer : {receipt(asya, request), page(asya, request)}) {
        EXPECT_EQ(answer.status, 409);
        EXPECT_EQ(answer.code(), "receipt.not_sealed");
        EXPECT_EQ(answer.header("retry-after"), "2");
    }
    seals();
    EXPECT_EQ(receipt(asya, request).status, 200);
}

TEST_F(Receipts, AreNoneOfARequestThatNobodyDecided) {
    const auto request = filed();
    EXPECT_EQ(receipt(asya, request).code(), "receipt.undecided");
    EXPECT_EQ(receipt(ito, request).status, 409);
    EXPECT_EQ(asya.get("/account-requests/" + request).at("/may/receipt"), "false");
    ASSERT_EQ(asya.post("/account-requests/" + request + "/withdrawal").status, 201);
    EXPECT_EQ(receipt(asya, request).code(), "receipt.undecided");
    const auto lapsed = filed();
    portal.clock.pass(std::chrono::days{91});
    portal.run_jobs();
    asya.signs_in("asya@partner.example");
    ASSERT_EQ(asya.get("/account-requests/" + lapsed).at("/status"), "lapsed");
    EXPECT_EQ(receipt(asya, lapsed).code(), "receipt.undecided");
}

// ---- what it tells ----

TEST_F(Receipts, SayWhoDecidedWhatWhenAndUnderWhichText) {
    const auto request =
        filed({{"users",
                {{{"email", "ex@keio.jp"}, {"role", "user"}}, {{"email", "guest@else.example"}, {"role", "viewer"}}}}});
    ito.speaks("it");
    const auto text = ito.get("/account-requests/" + request).at("/agreement/text");
    ASSERT_EQ(ito.approves(request, {{"excludeUsers", {"ex@keio.jp"}}}).status, 201);
    const auto decided_at = asya.get("/account-requests/" + request).at("/decision/at");
    seals();
    const auto told = receipt(asya, request);
    EXPECT_EQ(told.at("/decision/verdict"), "approved");
    EXPECT_EQ(told.at("/decision/at"), decided_at);
    EXPECT_EQ(told.at("/decision/decidedAs"), "approver");
    EXPECT_EQ(told.at("/decision/decidedBy/name"), "Ito");
    EXPECT_EQ(told.at("/decision/decidedBy/email"), "it@keio.jp");
    EXPECT_EQ(told.at("/decision/requester/email"), "asya@partner.example");
    EXPECT_EQ(told.at("/decision/accountRequestId"), request);
    EXPECT_EQ(told.at("/decision/accountName"), "Keio University");
    EXPECT_EQ(told.at("/decision/domainIdentifier"), "keio.jp");
    EXPECT_EQ(told.at("/decision/country"), "JP");
    EXPECT_EQ(told.at("/decision/agreement/version"), "2026-12");
    EXPECT_EQ(told.at("/decision/agreement/language"), "it");
    EXPECT_EQ(told.at("/decision/agreement/text"), text);
    EXPECT_EQ(told.at("/decision/agreement/sha256"), hex(sha256(text)));
    EXPECT_EQ(told.at("/decision/struckUsers"), R"(["ex@keio.jp"])");
    EXPECT_EQ(told.at("/decision/invitedUsers"), R"(["guest@else.example"])");
    EXPECT_EQ(told.at("/portal/operatorName"), "Perla Networks");
    EXPECT_EQ(told.at("/portal/publicKey"), key());
}

TEST_F(Receipts, KeepWhatStoodWhenItWasDecided) {
    const auto request = approved();
    asya.patch("/profile", {{"name", "Asya B."}});
    const auto account = ito.get("/session").at("/user/memberships/0/smartAccountId");
    ASSERT_EQ(ito.patch("/smart-accounts/" + account, {{"name", "Keio Gijuku"}}).status, 200);
    portal.tamper("UPDATE request_decisions SET reason = 'another', agreement_version = 'another'");
    const auto told = receipt(asya, request);
    EXPECT_EQ(told.at("/decision/requester/name"), "Asya");
    EXPECT_EQ(told.at("/decision/accountName"), "Keio University");
    EXPECT_EQ(told.at("/decision/agreement/version"), "2026-12");
}

TEST_F(Receipts, ShowTheTextThatWasAcceptedWhenAnotherIsInForce) {
    const auto request = approved();
    const auto accepted = receipt(asya, request).at("/decision/agreement/text");
    const auto file = portal.folder() / "agreement.md";
    std::ofstream{file} << "# New terms\nVersion: 2027-01\n\nOther words.\n";
    portal.restart({{"AGREEMENT_FILE", file.string()}});
    EXPECT_EQ(receipt(asya, request).at("/decision/agreement/text"), accepted);
    EXPECT_THAT(accepted, HasSubstr("By approving, you confirm"));
}

TEST_F(Receipts, OfADeclineHaveItsReasonAndNoAgreement) {
    const auto told = receipt(asya, declined("We buy elsewhere"));
    EXPECT_EQ(told.at("/decision/verdict"), "declined");
    EXPECT_EQ(told.at("/decision/reason"), "We buy elsewhere");
    EXPECT_EQ(told.at("/decision/agreement"), "null");
    EXPECT_EQ(fault(told.text), "none");
}

TEST_F(Receipts, OfADeclineByLinkNameTheAddressThatItWasMailedTo) {
    const auto request = filed();
    const auto token = portal.mail_to("it@keio.jp").token("approvals");
    ASSERT_EQ(portal.visitor()
                  .post("/approval-links/" + token + "/refusal",
                        {{"email", "it@keio.jp"}, {"verdict", "declined"}, {"reason", "Not ours."}})
                  .status,
              201);
    seals();
    for (auto* reader : {&asya, &ito}) {
        const auto told = receipt(*reader, request);
        EXPECT_EQ(told.at("/decision/decidedAs"), "link_holder");
        EXPECT_EQ(told.at("/decision/decidedBy/email"), "it@keio.jp");
        EXPECT_EQ(fault(told.text), "none");
    }
}

// ---- what it keeps to itself ----

TEST_F(Receipts, DoNotNameTheAdminsOfAnAccountToOutsiders) {
    const auto request = approved_by_an_admin();
    const auto for_asya = receipt(asya, request);
    const auto for_ito = receipt(ito, request);
    EXPECT_EQ(for_asya.at("/decision/decidedBy"), "null");
    EXPECT_THAT(for_asya.text, AllOf(Not(HasSubstr("it@keio.jp")), Not(HasSubstr("Ito"))));
    const auto id = ito.get("/session").at("/user/id");
    EXPECT_THAT(for_asya.text, Not(HasSubstr(id))) << "nor by the number that another receipt has beside the name";
    EXPECT_THAT(page(asya, request).text, Not(HasSubstr("it@keio.jp")));
    EXPECT_EQ(for_ito.at("/decision/decidedBy/name"), "Ito");
    EXPECT_EQ(for_ito.at("/event/actorId"), id);
    EXPECT_EQ(for_asya.at("/event/hash"), for_ito.at("/event/hash")) << "one event, proven to both";
    EXPECT_EQ(fault(for_asya.text), "none");
    EXPECT_EQ(fault(for_ito.text), "none");
}

TEST_F(Receipts, DoNotNameAReviewerButToThemselves) {
    const auto request = filed({{"approverEmails", {"boss@gmail.com"}}});
    auto desk = portal.staff("desk@operator.example");
    auto other_desk = portal.staff("other@operator.example");
    ASSERT_EQ(desk.post("/account-requests/" + request + "/review", {{"verdict", "refused"}, {"reason", "No company."}})
                  .status,
              201);
    seals();
    const auto for_asya = receipt(asya, request);
    EXPECT_EQ(for_asya.at("/decision/decidedAs"), "reviewer");
    EXPECT_EQ(for_asya.at("/decision/reason"), "No company.");
    EXPECT_THAT(for_asya.text, Not(HasSubstr("desk@operator.example")));
    EXPECT_EQ(receipt(desk, request).at("/decision/decidedBy/email"), "desk@operator.example");
    EXPECT_EQ(desk.get("/account-requests/" + request).at("/may/receipt"), "true");
    EXPECT_EQ(receipt(other_desk, request).status, 404);
    for (const auto& answer : {for_asya, receipt(desk, request)}) EXPECT_EQ(fault(answer.text), "none");
}

TEST_F(Receipts, StayProvableWhenThePeopleInItWereErased) {
    const auto request = approved();
    portal.tamper("UPDATE events SET personal = NULL, salt = NULL");
    const auto told = receipt(asya, request);
    ASSERT_EQ(told.status, 200) << told.text;
    EXPECT_EQ(told.at("/decision/verdict"), "approved");
    EXPECT_EQ(told.at("/decision/decidedBy"), "null");
    EXPECT_EQ(told.at("/decision/domainIdentifier"), "keio.jp");
    EXPECT_EQ(fault(told.text), "none");
    EXPECT_EQ(page(asya, request).status, 200);
}

// ---- what cannot be proven is not handed out ----

TEST_F(Receipts, AreNoneOfWhatWasLoggedBeforeActorsCouldBeKept) {
    const auto request = approved_by_an_admin();
    portal.tamper("UPDATE events SET hash_version = 2");
    EXPECT_EQ(receipt(asya, request).code(), "receipt.older_form");
}

TEST_F(Receipts, AreNoneUnderAKeyThatIsGone) {
    const auto request = approved();
    const auto kept = receipt(asya, request).text;
    portal.tamper("UPDATE event_seals SET signature = x'00'");
    EXPECT_EQ(receipt(asya, request).code(), "receipt.other_key");
    EXPECT_EQ(fault(kept), "none") << "one from before stays good";
}

TEST_F(Receipts, AreNoneOfALogThatWasChanged) {
    const auto request = approved();
    for (const auto* change : {"UPDATE events SET because = 'own_request' WHERE act = 'account_request.approved'",
                               "UPDATE event_seals SET root = x'00'", "DELETE FROM event_seals"}) {
        portal.tamper(change);
        EXPECT_EQ(receipt(asya, request).status, 500) << change;
    }
}

// ---- what proves it, and what does not fit when it was changed ----

TEST_F(Receipts, ThatWereChangedInAnyOctetAreNotProven) {
    const auto good = receipt(ito, approved()).text;
    ASSERT_EQ(fault(good), "none");
    for (std::size_t i = 0; i < good.size(); ++i) {
        auto changed = good;
        changed[i] = changed[i] == '1' ? '2' : '1';
        ASSERT_NE(fault(changed), "none") << i << " " << good.substr(i < 30 ? 0 : i - 30, 60);
        if (i % 5 != 0) continue;
        changed = good;
        changed.erase(i, 1);
        ASSERT_NE(fault(changed), "none") << i;
    }
}

TEST_F(Receipts, ThatWereSetOutAnewSayTheSameAndAreProven) {
    const auto good = receipt(ito, approved()).text;
    std::string wider;
    bool in_text = false;
    for (std::size_t i = 0; i < good.size(); ++i) {
        if (good[i] == '"' && good[i - 1] != '\\') in_text = !in_text;
        wider += good[i];
        if (!in_text && good[i] == ',') wider += "\n  ";
    }
    EXPECT_EQ(fault(wider), "none");
}

TEST_F(Receipts, InWhichSomebodyElseStandsThroughoutAreNotProven) {
    const auto good = receipt(ito, approved()).text;
    const auto other = boost::replace_all_copy(good, "Ito", "Eve");
    ASSERT_NE(other, good);
    EXPECT_EQ(fault(other), "the names and words in the event are not those that were logged");
}

// Whoever changes one thing leaves the rest as it was.
struct Changed {
    const char* pointer;
    json::value to;
    const char* found;
};
void PrintTo(const Changed& changed, std::ostream* out) {
    *out << changed.pointer;
}

struct ChangedReceipts : Receipts, ::testing::WithParamInterface<Changed> {};

TEST_P(ChangedReceipts, AreToldApartByTheProgram) {
    CommandLine line;
    auto told = json::parse(receipt(ito, approved()).text);
    told.at_pointer(GetParam().pointer) = GetParam().to;
    std::ofstream{line.folder() / "receipt.json"} << json::serialize(told);
    const auto outcome = line.run("verify-receipt receipt.json");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.output, AllOf(StartsWith("deedbox: receipt.json: "), HasSubstr(GetParam().found)));
    EXPECT_EQ(std::ranges::count(outcome.output, '\n'), 1) << outcome.output;
}

const json::string other_hash(64, 'a');
INSTANTIATE_TEST_SUITE_P(
    OneThing, ChangedReceipts,
    ::testing::Values(
        Changed{"/form", "deedbox receipt 2", "of a form that this program does not know"},
        Changed{"/decision/verdict", "declined", "not what the event says"},
        Changed{"/decision/decidedBy/name", "Eve", "not what the event says"},
        Changed{"/decision/agreement/text", "Other words", "SHA-256 is another"},
        Changed{"/decision/agreement/sha256", other_hash, "not what the event says"},
        Changed{"/event/at", 7, "the event was changed"},
        Changed{"/event/because", "own_request", "the event was changed"},
        Changed{"/event/act", "account_request.declined", "the event was changed"},
        Changed{"/event/data", "{}", "the event was changed"},
        Changed{"/event/hash", other_hash, "the event was changed"},
        Changed{"/event/hashVersion", 2, "the names and words"}, Changed{"/event/hashVersion", 9, "a version that"},
        Changed{"/event/actorId", "7", "who decided is not the one"},
        Changed{"/event/actorDigest", other_hash, "who decided is not the one"},
        Changed{"/event/personalFields/0/value", "\"Eve\"", "the names and words"},
        Changed{"/event/personalFields", json::array{}, "not what the event says"},
        Changed{"/event/subjects/0/id", "7", "the event was changed"},
        Changed{"/event/subjects/0/kind", "thing", "a kind of thing"},
        Changed{"/proof/place", 7777, "the proof does not lead"},
        Changed{"/proof/path", json::array{}, "the proof does not lead"},
        Changed{"/proof/path/0", other_hash, "the proof does not lead"},
        Changed{"/proof/path/0", "zz", "a step of the proof"}, Changed{"/seal/number", 7, "seal 7 was changed"},
        Changed{"/seal/at", 7, "was changed"}, Changed{"/seal/root", other_hash, "the proof does not lead"},
        Changed{"/seal/previousHash", other_hash, "was changed"}, Changed{"/seal/hash", other_hash, "was changed"},
        Changed{"/seal/signature", json::string(128, 'a'), "not signed with the key in the receipt"},
        Changed{"/portal/publicKey", other_hash, "not signed with the key in the receipt"},
        Changed{"/portal/operatorName", "Eve Networks", "the receipt was changed"},
        Changed{"/portal/url", "https://eve.example", "the receipt was changed"},
        Changed{"/issuedAt", "2020-01-01T00:00:00.000Z", "the receipt was changed"},
        Changed{"/signature", json::string(128, 'a'), "the receipt was changed"},
        Changed{"/signature", "", "the receipt’s signature is not 64 octets"},
        Changed{"/event/id", 7, "/event/id is missing, unknown or of another type"},
        Changed{"/seal", nullptr, "/seal is missing"}));

struct VerifyReceipt : Receipts {
    CommandLine line;

    CommandLine::Outcome verifies(const std::string& octets, const std::string& options = "") {
        std::ofstream{line.folder() / "receipt", std::ios::binary} << octets;
        return line.run("verify-receipt receipt" + options);
    }
    /// As somebody makes it who has a key of their own.
    static std::string forged(const std::string& receipt, const std::function<void(receipts::Receipt&)>& change) {
        described::Errors errors;
        auto forged = *described::decode<receipts::Receipt>(json::parse(receipt), "", errors);
        const auto key = SecretKey::from_bytes("the forger's own");
        change(forged);
        forged.portal.public_key = hex(key.public_key());
        forged.seal.signature = hex(key.sign(*from_hex(forged.seal.hash)));
        forged.signature = hex(key.sign(receipts::signed_digest_of(forged)));
        return receipts::json_of(forged);
    }
};

TEST_F(VerifyReceipt, ProvesOneWithNothingOfThePortalButItsKey) {
    const auto request = approved();
    for (const auto& file : {receipt(asya, request).text, page(asya, request).text}) {
        const auto proven = verifies(file, " --key " + key());
        EXPECT_EQ(proven.status, 0) << proven.output;
        EXPECT_THAT(proven.output, AllOf(HasSubstr("decision   approved on 2026-03-02T09:00:03.000Z (as approver)\n"),
                                         HasSubstr("by         “Ito” “it@keio.jp”\n"),
                                         HasSubstr("account    “Keio University” “keio.jp”"),
                                         HasSubstr("agreement  version “2026-12” in language “en”, SHA-256 “"),
                                         HasSubstr("key        " + key() + ", as expected\nproven")));
    }
    EXPECT_THAT(verifies(page(asya, request).text, " --key " + key()).output,
                HasSubstr("proven, and so is the page\n"));
    std::size_t files = 0;
    for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator{line.folder()}) ++files;
    EXPECT_EQ(files, 1) << "it leaves nothing beside it";
}

TEST_F(VerifyReceipt, SaysWithWhichKeyItWasSignedAndThatNobodyComparedIt) {
    const auto told = verifies(receipt(asya, approved()).text);
    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.output,
                AllOf(HasSubstr("key        " + key() + ", NOT COMPARED\n"), HasSubstr("compare it with")));
}

TEST_F(VerifyReceipt, TellsOneThatAForgerSignedByItsKey) {
    const auto good = receipt(asya, approved()).text;
    const auto another = forged(good, [](receipts::Receipt&) {});
    EXPECT_THAT(verifies(another).output, AllOf(HasSubstr("NOT COMPARED"), Not(HasSubstr(key()))));
    const auto refused = verifies(another, " --key " + key());
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.output, HasSubstr("signed with another key than expected"));
    EXPECT_EQ(verifies(good, " --key " + std::string(64, 'a') + " --key " + key()).status, 0)
        << "an old key and the new";
    EXPECT_EQ(verifies(good, " --key abc").status, 1);
}

TEST_F(VerifyReceipt, PrintsNothingOfAForgersThatMovesTheScreen) {
    const auto request = approved();
    const auto another = forged(receipt(asya, request).text, [](receipts::Receipt& receipt) {
        receipt.portal.operator_name = "Eve\x1b[2J\nkey        as expected\u202e\u2028";
    });
    const auto told = verifies(another);
    EXPECT_EQ(told.status, 0);
    EXPECT_THAT(told.output, AllOf(Not(HasSubstr("\x1b")), Not(HasSubstr("\nkey        as expected")),
                                   Not(HasSubstr("\u202e")), Not(HasSubstr("\u2028"))));
}

TEST_F(VerifyReceipt, RefusesWhatIsNoReceiptWithOneLine) {
    const auto good = receipt(asya, approved()).text;
    const auto deep = std::string(100'000, '[');
    for (const auto& [file, why] : std::vector<std::pair<std::string, const char*>>{
             {"", "not a well-formed JSON text"},
             {"{}", "does not name its form"},
             {"[]", "does not name its form"},
             {"{\"form\":7}", "does not name its form"},
             {"{\"form\":\"deedbox receipt 1\"}", "missing"},
             {"\xff\xfe{}", "not a well-formed JSON text"},
             {deep, "not a well-formed JSON text"},
             {good + good, "not a well-formed JSON text"},
             {good.substr(0, good.size() / 2), "not a well-formed JSON text"},
             {good.substr(0, good.size() - 1) + ",\"more\":1}", "/more is missing, unknown"},
             {good.substr(0, good.size() - 1) + ",\"form\":\"deedbox receipt 1\"}", "not a well-formed JSON text"},
             {"%PDF-1.7\n", "a PDF with no receipt inside"},
             {"%PDF-1.7\n" + good, "the page was changed"},
             {std::string(receipts::largest_receipt + 1, ' '), "larger than any receipt"}}) {
        const auto refused = verifies(file);
        EXPECT_EQ(refused.status, 1) << why;
        EXPECT_THAT(refused.output, HasSubstr(why)) << file.substr(0, 80);
        EXPECT_EQ(std::ranges::count(refused.output, '\n'), 1);
    }
    EXPECT_EQ(line.run("verify-receipt no-such-file").status, 1);
    EXPECT_EQ(line.run("verify-receipt .").status, 1);
    EXPECT_EQ(line.run("verify-receipt").status, 2);
}

TEST_F(VerifyReceipt, IsGivenItsKeyByVerifyLogAndTheDoctor) {
    approved();
    const std::map<std::string, std::string> settings{{"DATABASE", portal.location()},
                                                      {"SECRET_KEY_FILE", portal.key_file()}};
    EXPECT_THAT(line.run("verify-log", settings).output, HasSubstr("\nkey " + key() + "\n"));
    EXPECT_THAT(line.run("doctor", settings).output, HasSubstr("public key " + key() + "\n"));
}

TEST_F(VerifyReceipt, NamesASealThatVerifyLogFindsInTheLog) {
    const auto told = receipt(asya, approved());
    const std::map<std::string, std::string> settings{{"DATABASE", portal.location()},
                                                      {"SECRET_KEY_FILE", portal.key_file()}};
    EXPECT_EQ(line.run("verify-log --head " + told.at("/seal/hash"), settings).status, 0);
}

// ---- the page ----

struct ReceiptPages : VerifyReceipt {
    /// What a reader of PDF gets out of it.
    std::string read(const std::string& pdf) {
        std::ofstream{line.folder() / "page.pdf", std::ios::binary} << pdf;
        return output_of("pdftotext -layout page.pdf -");
    }
    std::string output_of(const std::string& command) {
        auto* pipe = ::popen(("cd " + line.folder().string() + " && " + command + " 2>&1").c_str(), "r");
        std::string out;
        char chunk[4096];
        while (const auto size = ::fread(chunk, 1, sizeof chunk, pipe)) out.append(chunk, size);
        ::pclose(pipe);
        return out;
    }
};

TEST_F(ReceiptPages, AreOnePageThatSaysTheSame) {
    const auto request = approved();
    const auto answer = page(asya, request);
    ASSERT_EQ(answer.status, 200) << answer.text;
    EXPECT_EQ(answer.header("content-type"), "application/pdf");
    EXPECT_EQ(answer.header("content-disposition"), "attachment; filename=\"receipt-" + request + ".pdf\"");
    EXPECT_EQ(answer.header("vary"), "Accept");
    const auto text = read(answer.text);
    const auto told = receipt(asya, request);
    for (const auto& said :
         {std::string{"Receipt: Smart Account approved"}, std::string{"Keio University"}, std::string{"2 March 2026"},
          std::string{"Ito (it@keio.jp), as approver"}, std::string{"Japan"},
          std::string{"Asya (asya@partner.example)"}, std::string{"Version 2026-12, accepted in English"},
          told.at("/decision/agreement/sha256"), told.at("/event/hash"), told.at("/seal/hash"), key(),
          std::string{"deedbox verify-receipt"}})
        EXPECT_THAT(text, HasSubstr(said));
    EXPECT_THAT(output_of("pdfinfo page.pdf"), AllOf(HasSubstr("Pages:           1\n"),
                                                     HasSubstr("Title:           Receipt: Smart Account approved\n"),
                                                     HasSubstr("Tagged:          yes"), HasSubstr("(A4)")));
}

TEST_F(ReceiptPages, HaveTheReceiptInside) {
    const auto request = approved();
    read(page(asya, request).text);
    EXPECT_THAT(output_of("pdfdetach -list page.pdf"), HasSubstr("1: receipt.json"));
    output_of("pdfdetach -save 1 -o receipt.json page.pdf");
    EXPECT_THAT(line.run("verify-receipt receipt.json --key " + key()).output, HasSubstr("as expected\nproven\n"));
}

TEST_F(ReceiptPages, SpeakTheReadersLanguage) {
    const auto request = declined();
    EXPECT_THAT(read(page(asya, request, "it").text), AllOf(HasSubstr("Ricevuta: Smart Account rifiutato"),
                                                            HasSubstr("2 marzo 2026"), HasSubstr("Giappone")));
    EXPECT_THAT(read(page(asya, request, "es").text),
                AllOf(HasSubstr("Recibo: Smart Account rechazada"), HasSubstr("2 de marzo de 2026")));
}

TEST_F(ReceiptPages, ShapeNamesInWhateverScriptTheyAreWritten) {
    for (const auto& [domain, name] : std::vector<std::pair<std::string, std::string>>{
             {"a.example", "慶應義塾大学"}, {"b.example", "האוניברסיטה העברית"}, {"c.example", "جامعة القاهرة"}}) {
        auto boss = portal.user("boss@" + domain);
        const auto request =
            filed({{"accountName", name}, {"domainIdentifier", domain}, {"approverEmails", {"boss@" + domain}}});
        ASSERT_EQ(boss.approves(request).status, 201);
        seals();
        const auto answer = page(asya, request);
        ASSERT_EQ(answer.status, 200) << answer.text;
        EXPECT_EQ(fault(answer.text), "none");
        auto text = read(answer.text);
        std::erase(text, ' '); // which pdftotext puts between letters that stand apart
        EXPECT_THAT(text, HasSubstr(name.substr(0, name.find(' '))));
    }
}

TEST_F(ReceiptPages, StayOnePageHoweverLongTheWordsAre) {
    json::array users;
    for (int i = 0; i < 50; ++i)
        users.push_back(
            {{"email", "a-rather-long-address-" + std::to_string(i) + "@guests.example"}, {"role", "user"}});
    std::string lines;
    for (int i = 0; i < 240; ++i) lines += "no\n\n";
    const auto request = filed({{"users", users}, {"accountName", std::string(100, 'W')}});
    ASSERT_EQ(ito.approves(request).status, 201);
    const auto other = filed({{"domainIdentifier", "z.keio.jp"}, {"accountName", std::string(100, 'W')}});
    ASSERT_EQ(ito.declines(other, lines + "no").status, 201);
    seals();
    for (const auto& one : {request, other}) {
        const auto answer = page(ito, one, "it");
        EXPECT_EQ(fault(answer.text), "none");
        EXPECT_THAT(read(answer.text), HasSubstr("tastiera")) << "the last words are on it";
        EXPECT_THAT(output_of("pdfinfo page.pdf"), HasSubstr("Pages:           1\n"));
    }
}

TEST_F(ReceiptPages, ThatWereChangedInAnyOctetAreNotProven) {
    const auto good = page(ito, approved()).text;
    ASSERT_EQ(fault(good), "none");
    for (std::size_t i = 0; i < good.size(); i += 37) {
        auto changed = good;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        ASSERT_NE(fault(changed), "none") << i;
    }
    EXPECT_THAT(fault(good + " "), HasSubstr("the page was changed"));
    EXPECT_THAT(fault(good + "\n"), HasSubstr("the page was changed"));
    auto upper = good;
    const auto line = upper.rfind("signature ") + 10;
    std::ranges::transform(upper.begin() + static_cast<std::ptrdiff_t>(line), upper.end(),
                           upper.begin() + static_cast<std::ptrdiff_t>(line),
                           [](unsigned char c) { return std::toupper(c); });
    EXPECT_THAT(fault(upper), HasSubstr("the page was changed"));
}

TEST_F(ReceiptPages, AreNotProvenByTheReceiptOfAnotherInside) {
    const auto request = approved_by_an_admin();
    const auto one = page(ito, request).text;
    const auto other = receipt(asya, request).text;
    const auto begin = one.find("{\"form\"");
    const auto end = one.find('\n', begin);
    EXPECT_THAT(fault(one.substr(0, begin) + other + one.substr(end)), HasSubstr("the page was changed"));
}

TEST_F(Receipts, ComeAsWhatTheCallerWouldRatherHave) {
    const auto request = approved();
    const auto type = [&](const char* accept) {
        return asya.send("GET", "/account-requests/" + request + "/receipt", "", {std::string{"Accept: "} + accept})
            .header("content-type");
    };
    EXPECT_EQ(type("*/*"), "application/json");
    EXPECT_EQ(type("application/pdf"), "application/pdf");
    EXPECT_EQ(type("application/pdf;q=0.5, application/json"), "application/json");
    EXPECT_EQ(type("application/json;q=0.5, application/*"), "application/pdf");
    EXPECT_EQ(type("text/html"), "application/json");
    EXPECT_EQ(type("application/pdf, */*;q=0"), "application/pdf");
}

} // namespace
} // namespace deedbox::testing

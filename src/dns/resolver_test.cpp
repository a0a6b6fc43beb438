// Asked of a real name server.
#include "dns/resolver.h"

#include "portal/wait.h"
#include "support/name_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::dns {
namespace {

using deedbox::testing::NameServer;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TextAnswer looked_up(const ResolverSettings& settings, const std::string& name) {
    Resolver resolver{settings};
    auto answer = portal::wait_for(resolver.texts_of(name));
    EXPECT_TRUE(answer.has_value());
    return answer ? *answer : TextAnswer{};
}

struct Resolving : ::testing::Test {
    NameServer& server = NameServer::shared();
    ResolverSettings settings{.servers = {server.address()}, .patience = std::chrono::seconds{5}};

    TextAnswer look(const std::string& name) { return looked_up(settings, name); }
};

TEST_F(Resolving, FindsEveryTextOfAName) {
    server.set_texts("many.example", {"one", "two", "deedbox-proof=three"});
    const auto answer = look("many.example");
    EXPECT_THAT(answer.texts, UnorderedElementsAre("one", "two", "deedbox-proof=three"));
    EXPECT_FALSE(answer.trouble);
}

TEST_F(Resolving, PutsTheStringsOfALongTextTogether) {
    const std::string first(255, 'a'), second(255, 'b');
    server.set("long.example", "TXT", {"\"" + first + "\" \"" + second + "\" \"c\"", "\"\""});
    EXPECT_THAT(look("long.example").texts, UnorderedElementsAre(first + second + "c", ""));
}

TEST_F(Resolving, TakesAnswersThatAreTooLongForOnePacket) {
    std::vector<std::string> texts;
    for (int i = 0; i < 100; ++i) texts.push_back(std::to_string(i) + std::string(200, 'x'));
    server.set_texts("crowd.example", texts);
    EXPECT_EQ(look("crowd.example").texts.size(), 100);
}

TEST_F(Resolving, FollowsAnAlias) {
    server.set_texts("there.example", {"by another name"});
    server.set("alias.example", "CNAME", {"there.example."});
    EXPECT_THAT(look("alias.example").texts, ElementsAre("by another name"));
}

TEST_F(Resolving, TellsANameThatIsNotThereFromOneWithoutText) {
    EXPECT_EQ(look("nobody.example").trouble, Trouble::no_name);
    server.set("host.example", "A", {"192.0.2.1"});
    EXPECT_EQ(look("host.example").trouble, Trouble::no_text);
}

TEST_F(Resolving, KeepsNothingFromOneLookToTheNext) {
    Resolver resolver{settings};
    server.set_texts("changing.example", {"before"});
    EXPECT_THAT(portal::wait_for(resolver.texts_of("changing.example"))->texts, ElementsAre("before"));
    server.set_texts("changing.example", {"after"});
    EXPECT_THAT(portal::wait_for(resolver.texts_of("changing.example"))->texts, ElementsAre("after"));
    server.set_texts("changing.example", {});
    EXPECT_EQ(portal::wait_for(resolver.texts_of("changing.example"))->trouble, Trouble::no_name);
}

TEST_F(Resolving, WaitsForAServerNoLongerThanItMay) {
    NameServer silent;
    settings = {.servers = {silent.address()}, .patience = std::chrono::milliseconds{300}};
    silent.pause();
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(look("many.example").trouble, Trouble::no_answer);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{3});
}

TEST_F(Resolving, GetsNoAnswerWhereNobodyListens) {
    settings = {.servers = {"127.0.0.1@1"}, .patience = std::chrono::seconds{1}};
    EXPECT_EQ(look("many.example").trouble, Trouble::no_answer);
}

TEST_F(Resolving, AsksNobodyWhereThereIsNoDns) {
    server.set_texts("many.example", {"there"});
    settings = {.asks = false, .servers = {server.address()}};
    const auto found = look("many.example");
    EXPECT_EQ(found.trouble, Trouble::no_answer);
    EXPECT_TRUE(found.texts.empty());
}

TEST_F(Resolving, EndsAtOnceWithTheProgram) {
    NameServer silent;
    silent.pause();
    std::atomic<bool> stopping{true};
    const auto start = std::chrono::steady_clock::now();
    look_up_texts({.servers = {silent.address()}, .patience = std::chrono::seconds{30}}, "many.example", stopping);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{3});
}

struct Validating : ::testing::Test {
    NameServer server{NameServer::Zones::signed_root};
    ResolverSettings settings{.servers = {server.address()},
                              .trust_anchor_file = server.trust_anchor(),
                              .patience = std::chrono::seconds{10}};
};

TEST_F(Validating, BelievesWhatIsSigned) {
    server.set_texts("proven.example", {"signed by the root's key"});
    EXPECT_THAT(looked_up(settings, "proven.example").texts, ElementsAre("signed by the root's key"));
    EXPECT_EQ(looked_up(settings, "nobody.example").trouble, Trouble::no_name);
}

TEST_F(Validating, BelievesWhatIsSaidNotToBeSigned) {
    server.set_texts("name.plain.example", {"as it comes"}, "plain.example");
    EXPECT_THAT(looked_up(settings, "name.plain.example").texts, ElementsAre("as it comes"));
}

TEST_F(Validating, DoesNotBelieveWhatOtherKeysOrNoneHaveSigned) {
    server.set_texts("name.changed.example", {"by somebody else"}, "changed.example");
    const auto changed = looked_up(settings, "name.changed.example");
    EXPECT_EQ(changed.trouble, Trouble::bogus);
    EXPECT_THAT(changed.texts, IsEmpty());
}

TEST_F(Validating, DoesNotBelieveAServerOfAnotherRoot) {
    NameServer other;
    other.set_texts("proven.example", {"forged"});
    settings.servers = {other.address()};
    const auto forged = looked_up(settings, "proven.example");
    EXPECT_EQ(forged.trouble, Trouble::bogus);
    EXPECT_THAT(forged.texts, IsEmpty());
}

} // namespace
} // namespace deedbox::dns

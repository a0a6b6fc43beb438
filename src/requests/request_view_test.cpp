#include "requests/request_view.h"

#include "base/text_keys.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace deedbox::requests {
namespace {

using ::testing::ElementsAre;
using ::testing::Optional;

/// What the history says of why: of each ground that the log keeps, in the reader's words.
struct GroundsInTheHistory : ::testing::Test {
    WholeRequest whole;
    RequestSight sight{.who_is_asked = true, .routing = true};

    std::vector<std::optional<std::string>> grounds(const char* act, std::initializer_list<const char*> because) {
        whole.history.clear();
        for (const auto* word : because) whole.history.push_back({Instant{}, act, word, std::nullopt, std::nullopt});
        const auto agreements = accounts::Agreements::builtin();
        const auto view = view_of(whole, sight, {Texts::builtin(), Language::en, Instant{}}, agreements);
        std::vector<std::optional<std::string>> out;
        for (const auto& row : view.history) out.push_back(row.because);
        return out;
    }
};

TEST_F(GroundsInTheHistory, AreThoseOfTheLog) {
    EXPECT_THAT(grounds("account_request.approved", {"asked_to_decide", "reviewer"}),
                ElementsAre(Optional(Texts::builtin().format(Language::en, Text::ground_asked_to_decide)),
                            Optional(Texts::builtin().format(Language::en, Text::ground_reviewer))));
}

TEST_F(GroundsInTheHistory, AreNothingWhereTheLogIsOlderThanTheWord) {
    EXPECT_THAT(grounds("account_request.filed", {"their own request"}), ElementsAre(std::nullopt));
}

TEST_F(GroundsInTheHistory, TellOfAnActiveAccountWhereItsRoutingIsTold) {
    EXPECT_THAT(grounds("account_request.returned_to_review", {"account_active"}),
                ElementsAre(Optional(Texts::builtin().format(Language::en, Text::ground_account_active))));
    sight.routing = false;
    EXPECT_THAT(grounds("account_request.returned_to_review", {"account_active", "reviewer"}),
                ElementsAre(std::nullopt, Optional(Texts::builtin().format(Language::en, Text::ground_reviewer))))
        << "of a restricted account not even that it is there";
}

} // namespace
} // namespace deedbox::requests

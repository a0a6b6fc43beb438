#include "guides/guide_routes.h"

#include "powers/access.h"

namespace deedbox::guides {

using namespace http;

namespace {

const events::Deed guide_answered{"guide.answered", {}};

struct AnswersPage : PageOf<GuideAnswer> {
    std::vector<GuideCount> counts;
};
BOOST_DESCRIBE_STRUCT(AnswersPage, (PageOf<GuideAnswer>), (counts))

} // namespace

void add_guide_routes(Routes& routes, const acts::Means& means) {
    routes.post("/guides/{name}/answers", Access::user)
        .named("answerGuide", "Say whether a guide was helpful; a later answer takes the place of an earlier one")
        .limited(CountedBy::user, 60, hours{1})
        .takes<AnswerBody>()
        .gives<GuideAnswer>(201)
        .refuses({"guide.unknown"})
        .leaves({guide_answered.name()})
        .by(
            [&means](const Call& call) -> Task<Result<Made>> {
                const auto guide = GuideName::parse(call.parameter("name"));
                if (!guide) co_return fail(Kind::not_found, "guide.unknown");
                const auto body = CO_TRY(call.body<AnswerBody>());
                CO_CHECK(co_await acts::carry_out(means, call.doer(), [&](acts::Act& act) -> Task<Result<void>> {
                    act.record({.deed = guide_answered,
                                .because = Ground::signed_in,
                                .data = {{"guide", guide->text()}, {"helpful", body.helpful}}});
                    save_answer(act.unit(), act.make<GuideAnswerId>(), *guide, act.actor().id, body,
                                body.language.value_or(call.language), act.now());
                    co_return Result<void>{};
                }));
                co_return Made{};
            },
            [&means](const Call& call, Made) -> Task<Result<Reply>> {
                co_return Reply::created(
                    *CO_TRY(co_await means.db.one(guide_answer_of, call.actor().id, call.parameter("name"))));
            });

    routes.get("/guide-answers", powers::needs(powers::Capability::read_guide_answers))
        .named("listGuideAnswers", "What people said of the guides, newest first, and how many said what")
        .paged()
        .gives<AnswersPage>(200)
        .by([&means](const Call& call) -> Task<Result<Reply>> {
            const auto asked = CO_TRY(call.page());
            const auto before = CO_TRY(asked.before());
            auto [rows, counts] =
                CO_TRY(co_await means.db.look(db::all(guide_answers, before, asked.limit + 1), db::all(guide_counts)));
            co_return Reply::ok(AnswersPage{page_of(std::move(rows), asked), std::move(counts)});
        });
}

} // namespace deedbox::guides

#include "guides/guide_routes.h"

#include "events/event.h"

namespace deedbox::guides {

using namespace http;

namespace {

struct AnswersPage : PageOf<GuideAnswer> {
    std::vector<GuideCount> counts;
};
BOOST_DESCRIBE_STRUCT(AnswersPage, (PageOf<GuideAnswer>), (counts))

} // namespace

void add_guide_routes(Routes& routes, db::Database& db, const Clock& clock, IdMaker& ids) {
    routes.post("/guides/{name}/answers", Access::user)
        .named("answerGuide", "Say whether a guide was helpful; a later answer takes the place of an earlier one")
        .limited(CountedBy::user, 60, hours{1})
        .takes<AnswerBody>()
        .gives<GuideAnswer>(201)
        .refuses({"guide.unknown"})
        .leaves("guide.answered")
        .by(
            [&db, &clock, &ids](const Call& call) -> Task<Result<Made>> {
                const auto guide = GuideName::parse(call.parameter("name"));
                if (!guide) co_return fail(Kind::not_found, "guide.unknown");
                const auto body = CO_TRY(call.body<AnswerBody>());
                const auto now = clock.now();
                db::Unit unit;
                events::record(unit,
                               {.act = "guide.answered",
                                .actor = call.actor().id,
                                .because = "a signed-in user",
                                .data = {{"guide", guide->text()}, {"helpful", body.helpful}},
                                .key = call.actor().key},
                               ids.make<events::EventTag>(now), now);
                save_answer(unit, ids.make<GuideAnswerTag>(now), *guide, call.actor().id, body,
                            body.language.value_or(call.language), now);
                CO_CHECK(co_await db.write(std::move(unit)));
                co_return Made{};
            },
            [&db](const Call& call, Made) -> Task<Result<Reply>> {
                co_return Reply::created(
                    *CO_TRY(co_await db.one(guide_answer_of, call.actor().id, call.parameter("name"))));
            });

    routes.get("/guide-answers", Access::staff)
        .named("listGuideAnswers", "What people said of the guides, newest first, and how many said what")
        .paged()
        .gives<AnswersPage>(200)
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            const auto asked = CO_TRY(call.page());
            const auto before = CO_TRY(asked.before());
            auto rows = CO_TRY(co_await db.all(guide_answers, before, asked.limit + 1));
            co_return Reply::ok(AnswersPage{page_of(std::move(rows), asked), CO_TRY(co_await db.all(guide_counts))});
        });
}

} // namespace deedbox::guides

#include "guides/guide_routes.h"

#include "guides/guide_deeds.h"
#include "guides/guide_store.h"
#include "powers/access.h"

namespace deedbox::guides {

using namespace http;

namespace {

struct AnswersPage : PageOf<GuideAnswer> {
    std::vector<GuideCount> counts;
};
BOOST_DESCRIBE_STRUCT(AnswersPage, (PageOf<GuideAnswer>), (counts))

} // namespace

void add_guide_routes(Routes& routes, GuideDesk& desk, db::Database& db) {
    routes.post("/guides/{name}/answers", Access::user)
        .named("answerGuide", "Say whether a guide was helpful; a later answer takes the place of an earlier one")
        .limited(CountedBy::user, 60, hours{1})
        .takes<AnswerBody>()
        .gives<GuideAnswer>(201)
        .refuses({"guide.unknown"})
        .leaves({guide_answered.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto guide = GuideName::parse(call.parameter("name"));
                if (!guide) co_return fail(Kind::not_found, "guide.unknown");
                const auto body = CO_TRY(call.body<AnswerBody>());
                CO_CHECK(co_await desk.answer(call.doer(), *guide, body, call.language));
                co_return Made{};
            },
            [&db](const Call& call, Made) -> Task<Result<Reply>> {
                co_return Reply::created(
                    *CO_TRY(co_await db.one(guide_answer_of, call.actor().id, call.parameter("name"))));
            });

    routes.get("/guide-answers", powers::needs(powers::Capability::read_guide_answers))
        .named("listGuideAnswers", "What people said of the guides, newest first, and how many said what")
        .paged()
        .gives<AnswersPage>(200)
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            const auto asked = CO_TRY(call.page());
            const auto before = CO_TRY(asked.before());
            auto [rows, counts] =
                CO_TRY(co_await db.look(db::all(guide_answers, before, asked.limit + 1), db::all(guide_counts)));
            co_return Reply::ok(AnswersPage{page_of(std::move(rows), asked), std::move(counts)});
        });
}

} // namespace deedbox::guides

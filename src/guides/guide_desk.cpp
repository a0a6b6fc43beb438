#include "guides/guide_desk.h"

#include "guides/guide_deeds.h"
#include "guides/guide_store.h"

namespace deedbox::guides {

Task<Result<void>> GuideDesk::answer(Doer by, GuideName guide, AnswerBody body, Language shown_in) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        act.record({.deed = guide_answered,
                    .because = Ground::signed_in,
                    .data = {{"guide", guide.text()}, {"helpful", body.helpful}}});
        save_answer(act.unit(), act.make<GuideAnswerId>(), guide, act.actor().id, body,
                    body.language.value_or(shown_in), act.now());
        co_return Result<void>{};
    });
}

} // namespace deedbox::guides

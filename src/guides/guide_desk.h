#pragma once

#include "acts/act.h"
#include "guides/guide_answer.h"

namespace deedbox::guides {

/// What people say of the guides.
class GuideDesk {
public:
    explicit GuideDesk(const acts::Means& means) : means_{means} {}

    /// Takes the place of what the same user said of the same guide before. `shown_in` is the language in which the
    /// guide was read, unless the answer says so itself.
    Task<Result<void>> answer(Doer by, GuideName guide, AnswerBody body, Language shown_in);

private:
    const acts::Means& means_;
};

} // namespace deedbox::guides

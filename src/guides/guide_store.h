#pragma once

#include "db/database.h"
#include "guides/guide_answer.h"

namespace deedbox::guides {

extern const db::Query<GuideAnswer> guide_answer_of; // $1 user, $2 guide
extern const db::Query<GuideAnswer> guide_answers;   // newest first; $1 the id to start below, $2 limit
extern const db::Query<GuideCount> guide_counts;

/// Takes the place of what the same user said of the same guide before.
void save_answer(db::Unit& unit, GuideAnswerId id, const GuideName& guide, UserId user, const AnswerBody& body,
                 Language language, Instant now);

} // namespace deedbox::guides

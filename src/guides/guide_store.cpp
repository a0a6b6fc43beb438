#include "guides/guide_store.h"

namespace deedbox::guides {

const db::Query<GuideAnswer> guide_answer_of{R"(
    SELECT id, guide, helpful, comment, language, answered_at FROM guide_answers WHERE user_id = $1 AND guide = $2)"};

const db::Query<GuideAnswer> guide_answers{R"(
    SELECT id, guide, helpful, comment, language, answered_at FROM guide_answers
    WHERE id < $1 ORDER BY id DESC LIMIT $2)"};

const db::Query<GuideCount> guide_counts{R"(
    SELECT guide, count(*) FILTER (WHERE helpful = 1) AS helpful, count(*) FILTER (WHERE helpful = 0) AS not_helpful
    FROM guide_answers GROUP BY guide ORDER BY guide)"};

namespace {

const db::Command upsert_answer{R"(
    INSERT INTO guide_answers (id, guide, user_id, helpful, comment, language, answered_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (user_id, guide) DO UPDATE
    SET id = excluded.id, helpful = excluded.helpful, comment = excluded.comment, language = excluded.language,
        answered_at = excluded.answered_at)"};

} // namespace

void save_answer(db::Unit& unit, GuideAnswerId id, const GuideName& guide, UserId user, const AnswerBody& body,
                 Language language, Instant now) {
    const bool said_something = body.comment && !body.comment->empty();
    unit.run(upsert_answer, id, guide, user, body.helpful, said_something ? body.comment : std::nullopt, language, now);
}

} // namespace deedbox::guides

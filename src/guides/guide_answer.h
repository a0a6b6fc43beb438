#pragma once

#include "base/actor.h"
#include "base/instant.h"
#include "base/language.h"
#include "base/plain_text.h"

namespace deedbox::guides {

using GuideAnswerId = Id<struct GuideAnswerTag>;

/// One of the guides that ship with the pages.
class GuideName {
public:
    /// Errors: `guide.unknown`.
    static std::expected<GuideName, FieldProblem> parse(std::string_view text);
    static described::TextSchema schema() { return {.description = "A guide", .example = "request-account"}; }

    GuideName() = default;
    const std::string& text() const { return text_; }

private:
    explicit GuideName(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

using Comment = PlainText<0, 1000, Lines::many>;

/// What somebody says under a guide: "Was this helpful?"
struct AnswerBody {
    bool helpful = false;
    std::optional<Comment> comment;
    std::optional<Language> language; // in which the guide was read
};
BOOST_DESCRIBE_STRUCT(AnswerBody, (), (helpful, comment, language))

/// An answer as it is read by the operator: what was said, not by whom.
struct GuideAnswer {
    GuideAnswerId id;
    GuideName guide;
    bool helpful = false;
    std::optional<std::string> comment;
    Language language = Language::en;
    Instant answered_at;
};
BOOST_DESCRIBE_STRUCT(GuideAnswer, (), (id, guide, helpful, comment, language, answered_at))

struct GuideCount {
    GuideName guide;
    std::int64_t helpful = 0;
    std::int64_t not_helpful = 0;
};
BOOST_DESCRIBE_STRUCT(GuideCount, (), (guide, helpful, not_helpful))

} // namespace deedbox::guides

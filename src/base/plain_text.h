#pragma once

#include "base/described.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace deedbox {

enum class Lines { one, many };
/// Whether a text may name pages. In a name or a reason it may not: those stand in our own sentences, in mails to
/// people who did not ask for them, and mail programs make a link of anything that looks like one. A note is quoted as
/// it is.
enum class Links { kept, refused };

struct TextLimits {
    std::size_t min;
    std::size_t max; // both in Unicode code points
    Lines lines;
    Links links = Links::kept;
};

/// What a person typed, made safe to store, show and mail: valid UTF-8 in NFC, surrounding white space gone, line ends
/// as
/// `\n`. Refused: control characters (so no header can be smuggled into a mail), characters that turn the reading
/// direction of what follows, texts outside the limits, and addresses of pages where they are not wanted.
std::expected<std::string, FieldProblem> clean_text(std::string_view text, const TextLimits& limits);

/// A text with its limits in its type.
template <std::size_t Min, std::size_t Max, Lines Kind = Lines::one, Links Named = Links::kept>
class PlainText {
public:
    static std::expected<PlainText, FieldProblem> parse(std::string_view text) {
        auto cleaned = clean_text(text, {Min, Max, Kind, Named});
        if (!cleaned) return std::unexpected{std::move(cleaned).error()};
        return PlainText{std::move(*cleaned)};
    }
    static described::TextSchema schema() { return {.min_length = Min, .max_length = Max}; }

    PlainText() = default;
    const std::string& text() const { return text_; }
    bool empty() const { return text_.empty(); }

private:
    explicit PlainText(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// The text of a field that may be left out; left empty, it is left out.
template <std::size_t Min, std::size_t Max, Lines Kind, Links Named>
std::optional<std::string> text_given(const std::optional<PlainText<Min, Max, Kind, Named>>& field) {
    if (!field || field->empty()) return std::nullopt;
    return field->text();
}

/// For search and comparison: NFKD, case folded, accents dropped, white space runs as one blank.
std::string folded(std::string_view text);

/// The number of code points; the text is valid UTF-8.
std::size_t code_points(std::string_view text);

} // namespace deedbox

// Names that people type: what is let in once is let in again, as it is, and nothing dangerous is in it.
#include "accounts/domain_identifier.h"
#include "base/country.h"
#include "base/language.h"
#include "base/plain_text.h"
#include "fuzz.h"

#include <algorithm>

namespace {

using namespace deedbox;

using Note = PlainText<0, 1000, Lines::many>;

template <class Text>
std::optional<Text> read(std::string_view text) {
    const auto parsed = Text::parse(text);
    if (!parsed) return std::nullopt;
    const std::string kept{parsed->text()};
    constexpr bool has_lines = std::same_as<Text, Note>;
    fuzz::demand(std::ranges::none_of(kept,
                                      [](unsigned char c) {
                                          const bool layout = has_lines && (c == '\n' || c == '\t');
                                          return (c < ' ' && !layout) || c == 0x7f;
                                      }),
                 "no control character but the line ends and tabs of a note");
    const auto again = Text::parse(kept);
    fuzz::demand(again && again->text() == kept, "what is kept is let in as it is");
    return *parsed;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    if (const auto name = read<DomainName>(text)) {
        const auto shown = DomainName::parse(name->unicode());
        fuzz::demand(shown && *shown == *name, "a name as people read it is the same name");
    }
    if (const auto email = read<EmailAddress>(text))
        fuzz::demand(email->text().find_first_of(" \n\r<>,\"") == std::string::npos,
                     "an address and nothing beside it");
    read<accounts::DomainIdentifier>(text);
    read<Country>(text);
    read<PlainText<1, 200>>(text);
    if (const auto note = read<Note>(text)) folded(note->text());
    preferred_language(text);
    return 0;
}

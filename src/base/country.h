#pragma once

#include "base/described.h"
#include "base/language.h"

#include <expected>
#include <string>
#include <string_view>

namespace deedbox {

/// A country by its ISO 3166-1 alpha-2 code, upper case. Which codes there are comes from ICU.
class Country {
public:
    static std::expected<Country, FieldProblem> parse(std::string_view text);
    static described::TextSchema schema() {
        return {.min_length = 2,
                .max_length = 2,
                .pattern = "^[A-Za-z]{2}$",
                .description = "ISO 3166-1 alpha-2",
                .example = "JP"};
    }

    Country() = default;
    const std::string& text() const { return code_; }
    auto operator<=>(const Country&) const = default;

private:
    explicit Country(std::string code) : code_{std::move(code)} {}
    std::string code_;
};

/// The country as people of that language call it.
std::string country_name(std::string_view code, Language language);

} // namespace deedbox

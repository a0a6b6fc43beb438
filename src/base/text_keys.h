#pragma once

#include "base/texts.h"

#include "text_keys.gen.h"

#include <optional>

namespace deedbox {

constexpr std::string_view key_of(Text text) {
    return text_keys[static_cast<std::size_t>(text)];
}

/// The text of a key that is put together of a family and what stands behind its dot.
constexpr std::optional<Text> find_text(std::string_view family, std::string_view name) {
    for (std::size_t place = 0; place < text_keys.size(); ++place) {
        const auto key = text_keys[place];
        if (key.size() == family.size() + 1 + name.size() && key.starts_with(family) && key[family.size()] == '.' &&
            key.ends_with(name))
            return static_cast<Text>(place);
    }
    return std::nullopt;
}

} // namespace deedbox

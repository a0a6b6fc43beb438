#include "base/utf8.h"

#include <unicode/utf8.h>

#include <cstdint>

namespace deedbox {

bool is_utf8(std::string_view text) {
    std::int32_t at = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    while (at < length) {
        UChar32 c = 0;
        U8_NEXT(text.data(), at, length, c);
        if (c < 0) return false;
    }
    return true;
}

} // namespace deedbox

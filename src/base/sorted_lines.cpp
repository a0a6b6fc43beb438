#include "base/sorted_lines.h"

#include <algorithm>

namespace deedbox {

bool has_line(std::string_view sorted, std::string_view line) {
    for (;;) {
        if (sorted.ends_with('\n')) sorted.remove_suffix(1); // or the middle of a short line would be behind it
        if (sorted.empty()) return false;
        const auto middle = sorted.rfind('\n', sorted.size() / 2);
        const auto start = middle == std::string_view::npos ? 0 : middle + 1;
        const auto found = sorted.substr(start, sorted.find('\n', start) - start);
        if (found == line) return true;
        if (found < line)
            sorted.remove_prefix(std::min(sorted.size(), start + found.size() + 1));
        else
            sorted = sorted.substr(0, start);
    }
}

} // namespace deedbox

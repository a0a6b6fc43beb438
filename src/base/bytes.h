#pragma once

#include <string>

namespace deedbox {

/// Octets, as opposed to text.
struct Blob {
    std::string bytes;
    bool operator==(const Blob&) const = default;
};

} // namespace deedbox

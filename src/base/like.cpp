#include "base/like.h"

#include <boost/algorithm/string/replace.hpp>

namespace deedbox {

std::string escaped_for_like(std::string text) {
    boost::replace_all(text, "\\", "\\\\");
    boost::replace_all(text, "%", "\\%");
    boost::replace_all(text, "_", "\\_");
    return text;
}

} // namespace deedbox

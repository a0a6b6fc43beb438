#pragma once

#include <boost/describe/enum.hpp>

#include <string_view>

namespace deedbox {

/// The languages that the product speaks, as BCP 47 tags.
BOOST_DEFINE_ENUM_CLASS(Language, en, it, es)

/// The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4), by quality, then order; English when
/// none fits.
Language preferred_language(std::string_view accept_language);

} // namespace deedbox

#pragma once

#include "base/domain_name.h"

namespace deedbox::accounts {

/// The skeleton of a text (UTS #39 §4): what is left when each character is replaced by the one that readers take it
/// for. Two texts with the same skeleton look the same: `modern` and `modem`.
std::string skeleton_of(std::string_view text);

/// What two registered domains have in common that a reader may take for each other: the skeleton of the name as people
/// see it, without the marks above, below and through its letters and without capitals (the prototype of 0 is a capital
/// O). So it is one for `paypal.com`, `paypaĺ.com` and `paypa1.com`.
std::string look_of(const DomainName& registered);

/// Which data and rules `look_of` and the registered domain before it go by, as a number that grows: what was made by
/// an older one is to be made again.
std::int64_t look_version();

} // namespace deedbox::accounts

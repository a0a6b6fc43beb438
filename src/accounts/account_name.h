#pragma once

#include "base/plain_text.h"

namespace deedbox::accounts {

using AccountName = PlainText<1, 200, Lines::one, Links::refused>;

/// A name as it is searched for and put in order: as a keyboard without accents would write it. What ICU's Latin-ASCII
/// knows a way to write (`ł`, `ø`, `ß`) is written so, apostrophes of every kind are left out, the rest is folded.
std::string folded_name(std::string_view name);

/// Goes up when `folded_name` gives other results than it did; a job then folds the names that are stored anew.
constexpr std::int64_t fold_version = 2;

} // namespace deedbox::accounts

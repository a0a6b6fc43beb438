#pragma once

#include "db/database.h"
#include "directory/close_words.h"

namespace deedbox::directory {

/// Those words of a search that are close enough to words of names, each with them. Whoever may be found by nothing but
/// the complete name has none among them.
Task<Result<std::vector<Meant>>> close_to(db::Database& db, const std::vector<std::string>& typed);

/// Whether there are names whose words are not listed yet, and the listing of at most so many of them, in one unit.
Task<Result<bool>> has_unlisted(db::Database& db);
Task<Result<void>> list_words(db::Database& db, std::int64_t names);

} // namespace deedbox::directory

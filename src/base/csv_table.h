#pragma once

#include "base/result.h"

#include <string_view>

namespace deedbox {

/// The columns that a CSV document may have, in any order and whatever their case. `passed_over` are those of documents
/// that we made ourselves, which say nothing to us when they come back.
struct CsvColumns {
    std::vector<std::string_view> needed;
    std::vector<std::string_view> optional{};
    std::vector<std::string_view> passed_over{};
};

/// A row under the header, and the line that it begins in. `fields` has one for each of the needed and then the
/// optional columns, empty where the document has no such column.
struct CsvRow {
    std::size_t line = 0;
    std::vector<std::string> fields;
    std::optional<FieldProblem> problem{}; // `csv.columns`: it has more or fewer fields than the header
};

/// Reads a document whose first line names its columns. Rows without anything in them are left out. Errors, about the
/// column or about all of it: `csv.encoding`, `csv.quotes`, `csv.empty`, `csv.no_rows`, `csv.too_many_rows`,
/// `csv.column_unknown`, `csv.column_missing`, `csv.column_twice`.
Result<std::vector<CsvRow>> csv_table(std::string_view text, const CsvColumns& columns, std::size_t most_rows);

} // namespace deedbox

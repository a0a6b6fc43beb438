#include "base/csv_table.h"

#include "base/csv.h"

#include <boost/algorithm/string.hpp>

#include <algorithm>

namespace deedbox {

namespace {

constexpr std::size_t most_columns = 100;

/// Where each wanted field stands in a record; `width` is how many fields the header has.
struct Layout {
    std::vector<std::optional<std::size_t>> places;
    std::size_t width = 0;
};

std::unexpected<Error> refused(const CsvFault& fault) {
    return invalid("", fault.kind == CsvFault::Kind::encoding ? "csv.encoding" : "csv.quotes",
                   {{"line", static_cast<std::int64_t>(fault.line)}});
}

std::vector<std::string_view> wanted_of(const CsvColumns& columns) {
    auto out = columns.needed;
    out.insert(out.end(), columns.optional.begin(), columns.optional.end());
    return out;
}

FieldError about(std::string_view column, const char* code, Arguments more = {}) {
    more.emplace("column", std::string{column});
    return {"/" + std::string{column}, {code, std::move(more)}};
}

void drop_empty_end(std::vector<std::string>& fields, std::size_t down_to) {
    while (fields.size() > down_to && fields.back().empty()) fields.pop_back();
}

Result<Layout> layout_of(std::vector<std::string> header, const CsvColumns& columns) {
    for (auto& name : header) boost::trim(name);
    drop_empty_end(header, 0);
    const auto wanted = wanted_of(columns);
    Layout out{.places = std::vector<std::optional<std::size_t>>(wanted.size()), .width = header.size()};
    std::vector<FieldError> errors;
    for (std::size_t at = 0; at < std::min(header.size(), most_columns); ++at) {
        const auto is_it = [&](std::string_view column) { return boost::iequals(column, header[at]); };
        const auto found = std::ranges::find_if(wanted, is_it);
        if (found == wanted.end()) {
            if (!std::ranges::any_of(columns.passed_over, is_it))
                errors.push_back(
                    about(header[at].substr(0, 100), "csv.column_unknown",
                          {{"columns", boost::join(std::vector<std::string>{wanted.begin(), wanted.end()}, ", ")}}));
            continue;
        }
        auto& place = out.places[static_cast<std::size_t>(found - wanted.begin())];
        if (place)
            errors.push_back(about(*found, "csv.column_twice"));
        else
            place = at;
    }
    for (std::size_t at = 0; at < columns.needed.size(); ++at)
        if (!out.places[at]) errors.push_back(about(columns.needed[at], "csv.column_missing"));
    if (!errors.empty())
        return std::unexpected{Error{.kind = Kind::invalid, .code = "body.invalid", .fields = std::move(errors)}};
    return out;
}

CsvRow row_of(CsvRecord record, const Layout& layout) {
    drop_empty_end(record.fields, layout.width);
    CsvRow row{.line = record.line, .fields = {}};
    for (const auto& place : layout.places)
        row.fields.push_back(place && *place < record.fields.size() ? std::move(record.fields[*place]) : std::string{});
    if (record.fields.size() != layout.width)
        row.problem = FieldProblem{"csv.columns",
                                   {{"expected", static_cast<std::int64_t>(layout.width)},
                                    {"count", static_cast<std::int64_t>(record.fields.size())}}};
    return row;
}

bool is_blank(const CsvRecord& record) {
    return std::ranges::all_of(record.fields, [](const auto& field) { return boost::trim_copy(field).empty(); });
}

} // namespace

Result<std::vector<CsvRow>> csv_table(std::string_view text, const CsvColumns& columns, std::size_t most_rows) {
    CsvReader reader{text};
    auto header = reader.next();
    if (!header) return refused(header.error());
    if (!*header || is_blank(**header)) return invalid("", "csv.empty");
    const auto layout = TRY(layout_of(std::move((*header)->fields), columns));
    std::vector<CsvRow> rows;
    for (;;) {
        auto record = reader.next();
        if (!record) return refused(record.error());
        if (!*record) break;
        if (is_blank(**record)) continue;
        if (rows.size() == most_rows)
            return invalid("", "csv.too_many_rows", {{"max", static_cast<std::int64_t>(most_rows)}});
        rows.push_back(row_of(std::move(**record), layout));
    }
    if (rows.empty()) return invalid("", "csv.no_rows");
    return rows;
}

} // namespace deedbox

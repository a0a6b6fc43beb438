#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace deedbox {

/// A line of a CSV document (RFC 4180), with its CRLF. A text that a spreadsheet would take for a formula gets an
/// apostrophe in front, so that nothing that somebody typed is run where it is opened (OWASP, "CSV Injection").
std::string csv_line(const std::vector<std::string>& fields);

/// One record of a document, and the line that it begins in; the first is 1.
struct CsvRecord {
    std::size_t line = 0;
    std::vector<std::string> fields;
};

/// Why no more of a document can be read, and the line in which that is.
struct CsvFault {
    enum class Kind {
        encoding, // octets that are no UTF-8
        quotes,   // a quote that never ends, or text right behind one that has ended
    };
    Kind kind;
    std::size_t line;
};

/// Reads what spreadsheets write: commas, semicolons or tabs between the fields, whichever the first line has most of;
/// lines that end with CRLF, LF or CR; quotes, with line ends and doubled quotes inside; a byte order mark. Empty lines
/// are passed over. The apostrophe that `csv_line` puts in front of a formula is taken away again. It refers to the
/// text.
class CsvReader {
public:
    explicit CsvReader(std::string_view text);

    /// The next record; nothing at the end.
    std::expected<std::optional<CsvRecord>, CsvFault> next();

private:
    bool is_at_line_end() const { return at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r'); }
    void pass_line_end();
    std::expected<std::string, CsvFault> field();
    std::expected<std::string, CsvFault> quoted();

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    char separator_;
};

} // namespace deedbox

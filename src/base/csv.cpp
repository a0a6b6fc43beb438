#include "base/csv.h"

#include "base/utf8.h"

#include <boost/algorithm/string.hpp>

#include <algorithm>

namespace deedbox {

namespace {

// What makes a spreadsheet take a text for a formula.
constexpr std::string_view begins_formula = "=+-@\t\r";

std::string field_of(std::string text) {
    if (!text.empty() && begins_formula.contains(text.front())) text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    return "\"" + boost::replace_all_copy(text, "\"", "\"\"") + "\"";
}

std::string without_guard(std::string text) {
    if (text.size() > 1 && text.front() == '\'' && begins_formula.contains(text[1])) text.erase(0, 1);
    return text;
}

std::string_view without_mark(std::string_view text) {
    return text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text;
}

char separator_in(std::string_view text) {
    const auto first = text.substr(0, text.find_first_of("\r\n"));
    const auto count = [first](char one) { return std::ranges::count(first, one); };
    return std::ranges::max(std::string{",;\t"}, {}, count);
}

} // namespace

std::string csv_line(const std::vector<std::string>& fields) {
    std::string out;
    for (const auto& field : fields) {
        if (&field != &fields.front()) out += ',';
        out += field_of(field);
    }
    return out + "\r\n";
}

CsvReader::CsvReader(std::string_view text) : text_{without_mark(text)}, separator_{separator_in(text_)} {}

void CsvReader::pass_line_end() {
    if (text_.substr(at_).starts_with("\r\n")) ++at_;
    ++at_;
    ++line_;
}

std::expected<std::optional<CsvRecord>, CsvFault> CsvReader::next() {
    while (is_at_line_end()) pass_line_end();
    if (at_ == text_.size()) return std::nullopt;
    CsvRecord record{.line = line_, .fields = {}};
    for (;;) {
        auto read = field();
        if (!read) return std::unexpected{read.error()};
        record.fields.push_back(without_guard(std::move(*read)));
        if (at_ == text_.size() || is_at_line_end()) break;
        ++at_; // the separator
    }
    if (at_ < text_.size()) pass_line_end();
    return record;
}

std::expected<std::string, CsvFault> CsvReader::field() {
    const auto line = line_;
    if (at_ < text_.size() && text_[at_] == '"') return quoted();
    const auto end = std::min(text_.find_first_of(std::string{"\r\n"} + separator_, at_), text_.size());
    const auto text = text_.substr(at_, end - at_);
    if (!is_utf8(text)) return std::unexpected{CsvFault{CsvFault::Kind::encoding, line}};
    at_ = end;
    return std::string{text};
}

std::expected<std::string, CsvFault> CsvReader::quoted() {
    const CsvFault never_ends{CsvFault::Kind::quotes, line_};
    std::string out;
    ++at_;
    for (;;) {
        const auto quote = text_.find('"', at_);
        if (quote == std::string_view::npos) return std::unexpected{never_ends};
        const auto text = text_.substr(at_, quote - at_);
        if (!is_utf8(text)) return std::unexpected{CsvFault{CsvFault::Kind::encoding, line_}};
        out += text;
        line_ += static_cast<std::size_t>(std::ranges::count(text, '\n'));
        at_ = quote + 1;
        if (at_ == text_.size() || text_[at_] == separator_ || is_at_line_end()) return out;
        if (text_[at_] != '"') return std::unexpected{CsvFault{CsvFault::Kind::quotes, line_}};
        out += '"';
        ++at_;
    }
}

} // namespace deedbox

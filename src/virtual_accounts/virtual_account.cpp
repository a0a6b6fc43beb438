#include "virtual_accounts/virtual_account.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace deedbox::virtual_accounts {

namespace {

std::optional<int> number_in(std::string_view digits) {
    int out = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return out;
}

bool is_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto year = number_in(text.substr(0, 4));
    const auto month = number_in(text.substr(5, 2));
    const auto day = number_in(text.substr(8, 2));
    if (!year || !month || !day || *year < 2000 || *month < 1 || *day < 1) return false;
    return std::chrono::year_month_day{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                       std::chrono::day{static_cast<unsigned>(*day)}}
        .ok();
}

void note(boost::json::object& out, const char* field, boost::json::value before, boost::json::value after) {
    if (before == after) return;
    out[field] = {{"from", std::move(before)}, {"to", std::move(after)}};
}

boost::json::value or_null(const std::optional<std::string>& text) {
    return text ? boost::json::value(*text) : boost::json::value(nullptr);
}

boost::json::value text_or_null(const std::string& text) {
    return text.empty() ? boost::json::value(nullptr) : boost::json::value(text);
}

} // namespace

std::expected<EndDate, FieldProblem> EndDate::parse(std::string_view text) {
    if (!text.empty() && !is_day(text)) return std::unexpected{FieldProblem{"field.date"}};
    EndDate out;
    out.text_ = text;
    return out;
}

std::int64_t level_of(std::string_view path) {
    return std::ranges::count(path, '/') - 1;
}

std::vector<VirtualAccountId> ids_of(std::string_view path) {
    std::vector<VirtualAccountId> out;
    while (path.size() > 1) {
        const auto end = path.find('/', 1);
        if (const auto id = VirtualAccountId::parse(path.substr(1, end - 1))) out.push_back(*id);
        path.remove_prefix(end);
    }
    return out;
}

std::vector<std::string> tags_of(const VirtualAccount& account) {
    std::vector<std::string> out;
    for (const auto& tag : boost::json::parse(account.tags).as_array()) out.emplace_back(tag.as_string());
    return out;
}

std::string stored(const std::vector<Tag>& tags) {
    boost::json::array out;
    for (const auto& tag : tags)
        if (std::ranges::find(out, boost::json::value(tag.text())) == out.end()) out.emplace_back(tag.text());
    return boost::json::serialize(out);
}

boost::json::object differences(const VirtualAccount& account, const VirtualAccountChange& change) {
    boost::json::object out;
    if (change.name) note(out, "name", boost::json::value(account.name), boost::json::value(change.name->text()));
    if (change.description)
        note(out, "description", or_null(account.description), text_or_null(change.description->text()));
    if (change.tags) note(out, "tags", boost::json::parse(account.tags), boost::json::parse(stored(*change.tags)));
    if (change.end_date) note(out, "endDate", or_null(account.end_date), text_or_null(change.end_date->text()));
    if (change.visibility)
        note(out, "visibility", boost::json::value(described::enum_text(account.visibility)),
             boost::json::value(described::enum_text(*change.visibility)));
    if (change.is_default.value_or(false)) note(out, "isDefault", account.is_default, true);
    return out;
}

} // namespace deedbox::virtual_accounts

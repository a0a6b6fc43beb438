#include "event_log/log_entry.h"

#include "base/csv.h"
#include "base/json.h"
#include "base/text_family.h"
#include "base/text_keys.h"

#include <boost/json/serialize.hpp>

namespace deedbox::event_log {

namespace {

std::optional<std::string> text_in(const boost::json::object& object, std::string_view member) {
    const auto* found = object.if_contains(member);
    return found && found->is_string() ? std::optional{std::string{found->as_string()}} : std::nullopt;
}

boost::json::object object_in(const std::optional<std::string>& text) {
    auto value = parse_json(text.value_or("{}"));
    if (!value || !value->is_object()) return {};
    return std::move(value->as_object());
}

// A change tells what it was and what it is.
std::optional<powers::Role> role_in(const boost::json::object& data) {
    const auto* now = data.if_contains("to");
    const auto role = text_in(now && now->is_object() ? now->as_object() : data, "role");
    return role ? described::enum_from_text<powers::Role>(*role) : std::nullopt;
}

bool is_about_a_person(std::string_view act) {
    return act.starts_with("member.") || act.starts_with("invitation.");
}

std::optional<std::string> doer_of(const LogRow& row, const Texts& texts, Language language) {
    if (row.act == "account_request.contested") return std::nullopt;
    const auto ground = described::enum_from_text<Ground>(row.because);
    if (ground == Ground::staff || ground == Ground::reviewer) return texts.format(language, Text::log_by_staff);
    return row.actor_name;
}

} // namespace

LogEntry entry_of(const LogRow& row, const Texts& texts, Language language) {
    const auto deed = find_text("deed", row.act);
    const auto ground = described::enum_from_text<Ground>(row.because);
    LogEntry out{.id = row.id,
                 .at = row.at,
                 .act = row.act,
                 .text = deed ? texts.format(language, *deed) : row.act,
                 .by = doer_of(row, texts, language),
                 .because = std::nullopt,
                 .about = std::nullopt,
                 .role = std::nullopt,
                 .virtual_account = std::nullopt};
    if (ground) out.because = texts.format(language, text_of<"ground">(*ground));
    if (is_about_a_person(row.act)) {
        out.about = text_in(object_in(row.personal), "email");
        out.role = role_in(object_in(row.data));
    }
    if (row.virtual_account_id && row.virtual_account_name)
        out.virtual_account = {*row.virtual_account_id, *row.virtual_account_name};
    return out;
}

std::string csv_head() {
    return csv_line(
        {"id", "at", "act", "text", "by", "because", "about", "role", "virtualAccountId", "virtualAccount"});
}

std::string csv_of(const LogEntry& entry) {
    const auto& place = entry.virtual_account;
    return csv_line({entry.id.text(), to_rfc3339(entry.at), entry.act, entry.text, entry.by.value_or(""),
                     entry.because.value_or(""), entry.about.value_or(""),
                     entry.role ? std::string{described::enum_text(*entry.role)} : "", place ? place->id.text() : "",
                     place ? place->name : ""});
}

std::string json_line_of(const LogEntry& entry) {
    return boost::json::serialize(described::encode(entry)) + "\n";
}

} // namespace deedbox::event_log

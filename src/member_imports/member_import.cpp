#include "member_imports/member_import.h"

#include "base/csv_table.h"
#include "base/json.h"

#include <boost/algorithm/string.hpp>
#include <boost/json/serialize.hpp>

#include <array>
#include <map>
#include <unordered_map>

namespace deedbox::member_imports {

using powers::Capability;

namespace {

namespace json = boost::json;

const CsvColumns& columns() {
    static const CsvColumns columns{.needed = {"email", "role"},
                                    .optional = {"virtualAccount", "includeNested", "note"},
                                    .passed_over = {"problem"}};
    return columns;
}

std::string column_of(std::string_view field) {
    if (field == "/virtualAccountId") return "virtualAccount";
    return std::string{field.substr(std::min<std::size_t>(field.size(), 1))};
}

std::unexpected<RowProblem> refused(std::string column, FieldProblem problem) {
    return std::unexpected{RowProblem{std::move(column), std::move(problem)}};
}

std::optional<bool> yes_or_no(std::string text) {
    boost::trim(text);
    text = folded(text);
    static const std::map<std::string, bool, std::less<>> words{{"", false},      {"0", false}, {"no", false},
                                                                {"false", false}, {"1", true},  {"true", true},
                                                                {"yes", true},    {"si", true}};
    const auto found = words.find(text);
    return found == words.end() ? std::nullopt : std::optional{found->second};
}

ImportRow row_of(CsvRow row) {
    auto& fields = row.fields;
    for (auto* field : {&fields[0], &fields[1], &fields[2], &fields[3]}) boost::trim(*field);
    ImportRow out{.line = static_cast<std::int64_t>(row.line),
                  .email = std::move(fields[0]),
                  .role = std::move(fields[1]),
                  .virtual_account = std::move(fields[2]),
                  .include_nested = std::move(fields[3]),
                  .note = std::move(fields[4]),
                  .mailbox = {},
                  .state = RowState::waiting,
                  .problem = std::nullopt};
    if (row.problem) {
        out.state = RowState::refused;
        out.problem = RowProblem{{}, std::move(*row.problem)}.text();
    }
    return out;
}

void refuse(ImportRow& row, const RowProblem& problem) {
    row.state = RowState::refused;
    row.problem = problem.text();
}

// What is stored of it never holds more than a person could have meant.
constexpr std::size_t most_shown = 4000;
void cut(std::string& text) {
    if (text.size() <= most_shown) return;
    auto end = most_shown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
    text.resize(end);
}

// What PostgreSQL cannot store, and no person can see.
void without_nul(std::string& text) {
    boost::erase_all(text, std::string(1, '\0'));
}

json::value stored(const Argument& argument) {
    if (const auto* text = std::get_if<std::string>(&argument)) return json::string{*text};
    if (const auto* number = std::get_if<std::int64_t>(&argument)) return *number;
    return json::object{{"at", std::get<Instant>(argument).time_since_epoch().count()}};
}

Argument argument_in(const json::value& stored) {
    if (stored.is_string()) return std::string{stored.as_string()};
    if (stored.is_int64()) return stored.as_int64();
    return Instant{Duration{stored.at("at").as_int64()}};
}

} // namespace

RowProblem RowProblem::of(const Error& error) {
    if (error.fields.empty()) return {{}, {error.code, error.arguments}};
    return {column_of(error.fields.front().field), error.fields.front().problem};
}

std::string RowProblem::text() const {
    json::object arguments;
    for (const auto& [name, argument] : problem.arguments) arguments[name] = stored(argument);
    return json::serialize(json::object{
        {"column", column}, {"code", problem.code}, {"because", problem.because}, {"arguments", std::move(arguments)}});
}

RowProblem RowProblem::parse(std::string_view stored) {
    const auto value = parse_json(stored);
    const auto& object = value->as_object();
    const auto text = [&](const char* name) { return std::string{object.at(name).as_string()}; };
    RowProblem out{text("column"), {text("code"), {}, text("because")}};
    for (const auto& entry : object.at("arguments").as_object())
        out.problem.arguments.emplace(entry.key(), argument_in(entry.value()));
    return out;
}

std::expected<WantedRow, RowProblem> wanted_by(const ImportRow& row) {
    if (row.email.empty()) return refused("email", {"field.missing"});
    const auto email = EmailAddress::parse(row.email);
    if (!email) return refused("email", email.error());
    if (row.role.empty()) return refused("role", {"field.missing"});
    const auto role = described::enum_from_text<Role>(boost::to_lower_copy(row.role));
    if (!role) return refused("role", {"field.choice", {{"choices", described::enum_choices<Role>()}}});
    const auto nested = yes_or_no(row.include_nested);
    if (!nested) return refused("includeNested", {"field.choice", {{"choices", std::string{"true, false"}}}});
    if (*nested && row.virtual_account.empty()) return refused("includeNested", {"member.nested_in_nothing"});
    auto note = Note::parse(row.note);
    if (!note) return refused("note", note.error());
    return WantedRow{*email, *role, row.virtual_account, *nested, std::move(*note)};
}

Result<std::vector<ImportRow>> rows_in(std::string_view text) {
    std::vector<ImportRow> out;
    std::unordered_map<std::string, std::int64_t> lines; // of those who are named, each with the place
    for (auto& given : TRY(csv_table(text, columns(), most_rows))) {
        auto row = row_of(std::move(given));
        for (auto* field : {&row.email, &row.role, &row.virtual_account, &row.include_nested, &row.note})
            without_nul(*field);
        if (row.state == RowState::waiting) {
            if (const auto wanted = wanted_by(row)) {
                row.mailbox = Mailbox::of(wanted->email).text();
                const auto [first, is_new] = lines.emplace(row.mailbox + "\n" + folded(row.virtual_account), row.line);
                if (!is_new) refuse(row, {"email", {"member_import.duplicate", {{"line", first->second}}}});
            } else {
                refuse(row, wanted.error());
            }
        }
        for (auto* field : {&row.email, &row.role, &row.virtual_account, &row.include_nested, &row.note}) cut(*field);
        out.push_back(std::move(row));
    }
    return out;
}

std::vector<std::vector<std::string>> names_in(std::string_view place) {
    std::vector<std::vector<std::string>> out;
    for (const std::string_view between : {" / ", "/"}) {
        std::vector<std::string> names;
        std::string_view rest = place;
        for (;;) {
            const auto end = rest.find(between);
            names.emplace_back(boost::trim_copy(std::string{rest.substr(0, end)}));
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end + between.size());
        }
        if (out.empty() || names != out.front()) out.push_back(std::move(names));
    }
    return out;
}

std::vector<std::string> column_names() {
    std::vector<std::string> out;
    for (const auto& list : {columns().needed, columns().optional, columns().passed_over})
        out.insert(out.end(), list.begin(), list.end());
    return out;
}

Ruling may_see(const MemberImport& import, const powers::Standing& standing, UserId actor) {
    auto everywhere = powers::rule(standing, Capability::manage_members);
    if (everywhere) return everywhere;
    auto somewhere = powers::rule_somewhere(standing, Capability::manage_members);
    if (somewhere && import.made_by == actor) return somewhere;
    return fail(Kind::not_found, "member_import.unknown");
}

Ruling may_cancel(const MemberImport& import, const powers::Standing& standing, UserId actor) {
    auto ruling = may_see(import, standing, actor);
    if (ruling && import.state != ImportState::running) return fail(Kind::conflict, "member_import.over");
    return ruling;
}

} // namespace deedbox::member_imports

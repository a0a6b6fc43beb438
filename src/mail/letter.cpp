#include "mail/letter.h"

#include "base/bidi.h"
#include "base/described.h"
#include "base/text_keys.h"

#include <boost/algorithm/string.hpp>
#include <kainjow/mustache.hpp>

namespace deedbox::mail {

namespace {

namespace mustache = kainjow::mustache;

constexpr char letter_html[] = {
#embed "letter.html.mustache"
};

std::string quoted_lines(const std::string& text) {
    return "> " + boost::replace_all_copy(text, "\n", "\n> ");
}

struct AsText {
    std::string operator()(const Paragraph& block) const { return block.text; }
    std::string operator()(const Quote& block) const { return block.of + "\n" + quoted_lines(block.text); }
    std::string operator()(const Facts& block) const {
        std::string out;
        for (const auto& [label, value] : block.rows) out += (out.empty() ? "" : "\n") + label + ": " + isolated(value);
        return out;
    }
    std::string operator()(const Action& block) const { return block.label + ":\n" + block.url; }
    std::string operator()(const SmallPrint& block) const { return block.text; }
};

struct AsHtml {
    mustache::data operator()(const Paragraph& block) const { return named("paragraph", {{"text", block.text}}); }
    mustache::data operator()(const Quote& block) const {
        mustache::data lines{mustache::data::type::list};
        std::vector<std::string> split;
        boost::split(split, block.text, boost::is_any_of("\n"));
        for (const auto& line : split) lines.push_back(mustache::data{"line", line});
        mustache::data inner{"of", block.of};
        inner.set("lines", lines);
        return {"quote", inner};
    }
    mustache::data operator()(const Facts& block) const {
        mustache::data rows{mustache::data::type::list};
        for (const auto& [label, value] : block.rows) {
            mustache::data row{"label", label};
            row.set("value", value);
            rows.push_back(row);
        }
        mustache::data inner{"rows", rows};
        return {"facts", inner};
    }
    mustache::data operator()(const Action& block) const {
        return named("action", {{"label", block.label}, {"url", block.url}});
    }
    mustache::data operator()(const SmallPrint& block) const { return named("small", {{"text", block.text}}); }

    static mustache::data named(const std::string& name,
                                const std::vector<std::pair<std::string, std::string>>& members) {
        mustache::data inner{mustache::data::type::object};
        for (const auto& [key, value] : members) inner.set(key, value);
        return {name, inner};
    }
};

std::string to_text(const Letter& letter, std::string_view operator_name) {
    std::string out;
    for (const auto& block : letter.blocks) {
        if (std::holds_alternative<SmallPrint>(block) && out.find("\n-- \n") == std::string::npos)
            out += "-- \n" + std::string{operator_name} + "\n\n";
        out += std::visit(AsText{}, block) + "\n\n";
    }
    return out;
}

} // namespace

Rendered render(const Letter& letter, Language language, std::string_view operator_name) {
    mustache::data blocks{mustache::data::type::list};
    for (const auto& block : letter.blocks) blocks.push_back(std::visit(AsHtml{}, block));
    mustache::data all{"blocks", blocks};
    all.set("subject", letter.subject);
    all.set("language", std::string{described::enum_text(language)});
    all.set("operator", std::string{operator_name});
    thread_local mustache::mustache page{
        std::string{letter_html, sizeof letter_html}}; // read once, it is half the work
    return {to_text(letter, operator_name), page.render(all)};
}

Sheet::Sheet(const Letterhead& letterhead, Language language, std::int64_t mail_id, std::string recipient,
             boost::json::object arguments)
    : letterhead_{letterhead}, language_{language}, mail_id_{mail_id}, recipient_{std::move(recipient)},
      arguments_{std::move(arguments)} {}

Arguments Sheet::with_own(Arguments more) const {
    for (const auto& [name, value] : arguments_)
        if (value.is_string()) more.emplace(name, std::string{value.as_string()});
    more.emplace("operator", letterhead_.operator_name());
    more.emplace("recipient", recipient_);
    return more;
}

std::string Sheet::text(Text text, Arguments more) const {
    return letterhead_.texts().format(language_, text, with_own(std::move(more)));
}

std::string Sheet::duration(Duration duration) const {
    using namespace std::chrono;
    const auto in = [&](Text unit, std::int64_t count) {
        return letterhead_.texts().format(language_, unit, {{"count", count}});
    };
    if (duration >= days{2}) return in(Text::duration_days, duration / days{1});
    if (duration >= hours{2}) return in(Text::duration_hours, duration / hours{1});
    return in(Text::duration_minutes, std::max<std::int64_t>(1, duration / minutes{1}));
}

std::string Sheet::argument(std::string_view name) const {
    const auto* value = arguments_.if_contains(name);
    return value && value->is_string() ? std::string{value->as_string()} : std::string{};
}

std::int64_t Sheet::number(std::string_view name) const {
    return arguments_.at(name).to_number<std::int64_t>();
}

Letter Sheet::begin(const Heading& heading, Arguments more) const {
    return {.subject = text(heading.subject, more), .blocks = {Paragraph{text(heading.opening, more)}}};
}

void Sheet::sign(Letter& letter) const {
    letter.blocks.push_back(SmallPrint{text(Text::mail_genuine, {{"url", letterhead_.public_url()}})});
    const auto& contact = letterhead_.operator_contact();
    if (!contact.empty()) letter.blocks.push_back(SmallPrint{text(Text::mail_contact, {{"contact", contact}})});
}

void Sheet::sign_for_stranger(Letter& letter) const {
    sign_for_stranger(letter, Text::mail_stop);
}

void Sheet::sign_for_stranger(Letter& letter, Text stop) const {
    sign(letter);
    letter.blocks.push_back(
        SmallPrint{text(stop) + "\n" + letterhead_.link("stop", LinkPurpose::mail_stop, mail_id_, 1)});
}

} // namespace deedbox::mail

#include "health/digest_mails.h"

#include "base/text_keys.h"
#include "health/finding_text.h"

namespace deedbox::health {

namespace {

constexpr std::string_view digest_kind = "digest";

std::string as_text(const boost::json::value& value) {
    return std::string{value.as_string()};
}

// One paragraph: the account, and a line for each thing that was found in it.
std::string told_of(const mail::Sheet& sheet, const boost::json::object& account) {
    const Duration unused_after{sheet.number("unusedAfter")};
    auto out = sheet.text(Text::mail_digest_account,
                          {{"account", as_text(account.at("name"))}, {"domain", as_text(account.at("domain"))}});
    for (const auto& finding : account.at("findings").as_array()) {
        const auto kind = described::enum_from_text<FindingKind>(finding.at("kind").as_string());
        if (!kind) throw std::runtime_error{"an unknown kind of finding"};
        out += "\n– " + text_of(sheet.letterhead().texts(), sheet.language(), *kind,
                                finding.at("count").to_number<std::int64_t>(), as_text(account.at("registered")),
                                unused_after)
                            .title;
    }
    return out;
}

mail::Letter digest_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_digest_subject, Text::mail_digest_opening}, {{"count", sheet.number("all")}});
    for (const auto& account : sheet.arguments().at("accounts").as_array()) {
        letter.blocks.push_back(mail::Paragraph{told_of(sheet, account.as_object())});
        letter.blocks.push_back(
            mail::Action{sheet.text(Text::mail_digest_action, {{"account", as_text(account.at("name"))}}),
                         sheet.letterhead().page(
                             "/accounts/" + std::to_string(account.at("id").to_number<std::int64_t>()) + "/health")});
    }
    if (const auto more = sheet.number("more"); more > 0)
        letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_digest_more, {{"count", more}})});
    sheet.sign(letter);
    const auto link = [&sheet](std::string_view page) {
        return sheet.letterhead().link(page, LinkPurpose::digest_stop, sheet.number("reader"), 1);
    };
    letter.blocks.push_back(mail::SmallPrint{sheet.text(Text::mail_digest_stop) + "\n" + link("digest-stops")});
    letter.one_click_stop = link("api/v1/digest-stops");
    return letter;
}

boost::json::array findings_told(const std::vector<Finding>& findings) {
    boost::json::array out;
    for (const auto& finding : findings)
        out.push_back({{"kind", described::enum_text(finding.kind)}, {"count", finding.count}});
    return out;
}

} // namespace

mail::Mail digest_mail(const Reader& reader, const std::vector<Told>& told, Duration unused_after) {
    boost::json::array accounts;
    std::int64_t all = 0;
    for (const auto& one : told) {
        if (std::ssize(accounts) < most_accounts_told)
            accounts.push_back({{"id", one.account.id.number},
                                {"name", one.account.name},
                                {"domain", accounts::shown_identifier(one.account.domain_identifier)},
                                {"registered", accounts::shown_identifier(one.account.registered_domain)},
                                {"findings", findings_told(one.findings)}});
        all += std::ssize(one.findings);
    }
    const auto more = std::ssize(told) - std::ssize(accounts);
    return {digest_kind,
            reader.email,
            reader.language,
            {{"accounts", std::move(accounts)},
             {"all", all},
             {"more", more},
             {"reader", reader.id.number},
             {"unusedAfter", unused_after.count()}},
            {}};
}

mail::Compositions digest_compositions() {
    mail::Compositions out;
    out.emplace(digest_kind, mail::Composition{digest_letter});
    return out;
}

} // namespace deedbox::health

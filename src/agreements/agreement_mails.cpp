#include "agreements/agreement_mails.h"

#include "agreements/agreement_store.h"
#include "base/text_keys.h"

namespace deedbox::agreements {

namespace {

constexpr std::string_view new_agreement = "new_agreement";

mail::Letter new_agreement_letter(const mail::Sheet& sheet) {
    const Arguments until{{"until", sheet.moment("acceptBy")}};
    auto letter = sheet.begin({Text::mail_new_agreement_subject, Text::mail_new_agreement_opening}, until);
    letter.blocks.push_back(mail::Facts{{{sheet.text(Text::mail_fact_account), sheet.argument("accountName")},
                                         {sheet.text(Text::mail_fact_domain), sheet.argument("domain")},
                                         {sheet.text(Text::mail_fact_version), sheet.argument("version")}}});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_new_agreement_one, until)});
    letter.blocks.push_back(
        mail::Action{sheet.text(Text::mail_new_agreement_action),
                     sheet.letterhead().page("/accounts/" + std::to_string(sheet.number("account")) + "/agreements")});
    sheet.sign(letter);
    return letter;
}

mail::StillWanted unless_accepted(db::Database& db) {
    return [&db](boost::json::object arguments) -> Task<Result<bool>> {
        const SmartAccountId account{arguments.at("account").to_number<std::int64_t>()};
        const std::string version{arguments.at("version").as_string()};
        co_return !CO_TRY(co_await db.one(acceptance_of_version, account, version));
    };
}

} // namespace

mail::Mail new_agreement_mail(const accounts::Account& account, const Version& version, const EmailAddress& to,
                              Language language) {
    boost::json::object arguments{{"account", account.id.number},
                                  {"accountName", account.name},
                                  {"domain", accounts::shown_identifier(account.domain_identifier)},
                                  {"version", version.version},
                                  {"acceptBy", version.accept_by.time_since_epoch().count()}};
    return {new_agreement, to, language, std::move(arguments), account.id};
}

mail::Compositions agreement_compositions(db::Database& db) {
    mail::Compositions out;
    out.emplace(new_agreement, mail::Composition{.compose = new_agreement_letter, .still_wanted = unless_accepted(db)});
    return out;
}

} // namespace deedbox::agreements

#include "proven_domains/proven_domain_mails.h"

#include "base/text_family.h"
#include "base/text_keys.h"

namespace deedbox::proven_domains {

namespace {

constexpr std::string_view proven = "domain_proven";
constexpr std::string_view lost = "domain_lost";

mail::Facts facts_in(const mail::Sheet& sheet) {
    return {{{sheet.text(Text::mail_fact_account), sheet.argument("accountName")},
             {sheet.text(Text::mail_fact_domain), sheet.argument("domain")},
             {sheet.text(Text::mail_fact_proven_domain), sheet.argument("proven")}}};
}

mail::Action see_domains(const mail::Sheet& sheet) {
    return {sheet.text(Text::mail_domain_action),
            sheet.letterhead().page("/accounts/" + std::to_string(sheet.number("account")) + "/domains")};
}

mail::Letter proven_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_domain_proven_subject, Text::mail_domain_proven_opening});
    letter.blocks.push_back(facts_in(sheet));
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_domain_proven_meaning)});
    letter.blocks.push_back(see_domains(sheet));
    sheet.sign(letter);
    return letter;
}

mail::Letter lost_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_domain_lost_subject, Text::mail_domain_lost_opening});
    letter.blocks.push_back(facts_in(sheet));
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(text_of<"mail.domain_trouble">(sheet.word<Trouble>("trouble")))});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_domain_lost_meaning)});
    letter.blocks.push_back(see_domains(sheet));
    sheet.sign(letter);
    return letter;
}

boost::json::object arguments_of(const accounts::Account& account, const ProvenDomain& domain) {
    return {{"account", account.id.number},
            {"accountName", account.name},
            {"domain", accounts::shown_identifier(account.domain_identifier)},
            {"proven", accounts::shown_identifier(domain.domain)}};
}

} // namespace

mail::Mail proven_mail(const accounts::Account& account, const ProvenDomain& domain, const EmailAddress& to,
                       Language language) {
    return {proven, to, language, arguments_of(account, domain), account.id};
}

mail::Mail lost_mail(const accounts::Account& account, const ProvenDomain& domain, const EmailAddress& to,
                     Language language) {
    auto arguments = arguments_of(account, domain);
    arguments["trouble"] = described::enum_text(domain.trouble.value_or(Trouble::no_record));
    return {lost, to, language, std::move(arguments), account.id};
}

mail::Compositions proven_domain_compositions() {
    mail::Compositions out;
    out.emplace(proven, mail::Composition{.compose = proven_letter, .quota = mail::Quota::signed_in_cause});
    out.emplace(lost, mail::Composition{lost_letter});
    return out;
}

} // namespace deedbox::proven_domains

#include "successions/succession_mails.h"

#include "base/described.h"
#include "base/text_keys.h"

namespace deedbox::successions {

namespace {

constexpr std::string_view begun = "succession_begun";
constexpr std::string_view reminder = "succession_reminder";
constexpr std::string_view ended = "succession_ended";
constexpr std::string_view completed = "succession_completed";
constexpr std::string_view made_admin = "succession_admin";

mail::Facts facts_in(const mail::Sheet& sheet) {
    return {{{sheet.text(Text::mail_fact_account), sheet.argument("accountName")},
             {sheet.text(Text::mail_fact_domain), sheet.argument("domain")},
             {sheet.text(Text::mail_fact_new_admin), sheet.argument("admin")}}};
}

mail::Action to_account(const mail::Sheet& sheet, Text label) {
    return {sheet.text(label), sheet.letterhead().page("/accounts/" + std::to_string(sheet.number("account")))};
}

// Who may object is told why, and how.
mail::Letter warning(const mail::Sheet& sheet, const mail::Heading& heading) {
    const Arguments until{{"until", sheet.moment("dueAt")}};
    auto letter = sheet.begin(heading, until);
    letter.blocks.push_back(facts_in(sheet));
    letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_succession_reason_of), sheet.argument("reason")});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_succession_object, until)});
    letter.blocks.push_back(to_account(sheet, Text::mail_succession_action));
    sheet.sign(letter);
    return letter;
}

mail::Letter begun_letter(const mail::Sheet& sheet) {
    return warning(sheet, {Text::mail_succession_begun_subject, Text::mail_succession_begun_opening});
}

mail::Letter reminder_letter(const mail::Sheet& sheet) {
    return warning(sheet, {Text::mail_succession_reminder_subject, Text::mail_succession_reminder_opening});
}

mail::Letter outcome(const mail::Sheet& sheet, const mail::Heading& heading) {
    auto letter = sheet.begin(heading);
    letter.blocks.push_back(facts_in(sheet));
    sheet.sign(letter);
    return letter;
}

mail::Letter ended_letter(const mail::Sheet& sheet) {
    return outcome(sheet, {Text::mail_succession_ended_subject, Text::mail_succession_ended_opening});
}

mail::Letter completed_letter(const mail::Sheet& sheet) {
    return outcome(sheet, {Text::mail_succession_completed_subject, Text::mail_succession_completed_opening});
}

mail::Letter made_admin_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_succession_admin_subject, Text::mail_succession_admin_opening});
    letter.blocks.push_back(facts_in(sheet));
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_users_added_next)});
    letter.blocks.push_back(to_account(sheet, Text::mail_users_added_action));
    sheet.sign_for_stranger(letter);
    return letter;
}

mail::Mail told(std::string_view kind, const accounts::Account& account, const Succession& succession,
                const EmailAddress& to, Language language) {
    boost::json::object arguments{{"account", account.id.number},
                                  {"accountName", account.name},
                                  {"domain", accounts::shown_identifier(account.domain_identifier)},
                                  {"admin", succession.admin_email.text()},
                                  {"by", succession.begun_by_name},
                                  {"byEmail", succession.begun_by_email.text()},
                                  {"reason", succession.reason},
                                  {"dueAt", succession.due_at.time_since_epoch().count()}};
    return {kind, to, language, std::move(arguments), account.id};
}

} // namespace

mail::Mail begun_mail(const accounts::Account& account, const Succession& succession, const EmailAddress& to,
                      Language language) {
    return told(begun, account, succession, to, language);
}

mail::Mail reminder_mail(const accounts::Account& account, const Succession& succession, const EmailAddress& to,
                         Language language) {
    return told(reminder, account, succession, to, language);
}

mail::Mail ended_mail(const accounts::Account& account, const Succession& succession, const EmailAddress& to,
                      Language language) {
    return told(ended, account, succession, to, language);
}

mail::Mail completed_mail(const accounts::Account& account, const Succession& succession, const EmailAddress& to,
                          Language language) {
    return told(completed, account, succession, to, language);
}

mail::Mail made_admin_mail(const accounts::Account& account, const Succession& succession, Language language) {
    return told(made_admin, account, succession, succession.admin_email, language);
}

mail::Compositions succession_compositions() {
    mail::Compositions out;
    // They count against no quota, so they go out to whoever wants no more mails, too: their account is taken over.
    out.emplace(begun, mail::Composition{begun_letter});
    out.emplace(reminder, mail::Composition{reminder_letter});
    out.emplace(ended, mail::Composition{ended_letter});
    out.emplace(completed, mail::Composition{completed_letter});
    out.emplace(made_admin, mail::Composition{.compose = made_admin_letter, .quota = mail::Quota::signed_in_cause});
    return out;
}

} // namespace deedbox::successions

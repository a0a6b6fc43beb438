#include "people/people_mails.h"

#include "base/text_family.h"
#include "base/text_keys.h"

namespace deedbox::people {

namespace {

constexpr std::string_view added = "member_added";
constexpr std::string_view changed = "member_changed";
constexpr std::string_view removed = "member_removed";

std::string role_in_words(const mail::Sheet& sheet) {
    const auto role = sheet.text(text_of<"mail.role">(sheet.word<members::Role>("role")));
    if (sheet.word<powers::HeldIn>("scope") == powers::HeldIn::smart_account) return role;
    return sheet.text(Text::mail_invitation_role_in_part, {{"role", role}});
}

mail::Facts facts_in(const mail::Sheet& sheet) {
    return {{{sheet.text(Text::mail_fact_account), sheet.argument("accountName")},
             {sheet.text(Text::mail_fact_domain), sheet.argument("domain")},
             {sheet.text(Text::mail_fact_role), role_in_words(sheet)}}};
}

mail::Action see_account(const mail::Sheet& sheet) {
    return {sheet.text(Text::mail_users_added_action),
            sheet.letterhead().page("/accounts/" + std::to_string(sheet.number("account")))};
}

mail::Letter added_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_users_added_subject, Text::mail_member_added_opening});
    letter.blocks.push_back(facts_in(sheet));
    if (const auto note = sheet.argument("note"); !note.empty())
        letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_member_added_note_of), note});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_users_added_next)});
    letter.blocks.push_back(see_account(sheet));
    sheet.sign_for_stranger(letter);
    return letter;
}

mail::Letter changed_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_member_changed_subject, Text::mail_member_changed_opening});
    letter.blocks.push_back(facts_in(sheet));
    letter.blocks.push_back(see_account(sheet));
    sheet.sign(letter);
    return letter;
}

mail::Letter removed_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_member_removed_subject, Text::mail_member_removed_opening});
    letter.blocks.push_back(facts_in(sheet));
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_member_removed_next)});
    sheet.sign(letter);
    return letter;
}

boost::json::object arguments_of(const accounts::Account& account, members::Role role, const members::Scope& scope,
                                 const ByWhom& by) {
    return {{"account", account.id.number},
            {"accountName", account.name},
            {"domain", accounts::shown_identifier(account.domain_identifier)},
            {"role", described::enum_text(role)},
            {"scope", described::enum_text(scope.held_in())},
            {"by", by.name},
            {"byEmail", by.email.text()}};
}

} // namespace

mail::Mail added_mail(const accounts::Account& account, const EmailAddress& member, members::Role role,
                      const members::Scope& scope, const ByWhom& by, const std::optional<std::string>& note,
                      Language language) {
    auto arguments = arguments_of(account, role, scope, by);
    arguments["note"] = note.value_or("");
    return {added, member, language, std::move(arguments), account.id};
}

mail::Mail changed_mail(const accounts::Account& account, const members::Member& member, members::Role role,
                        const members::Scope& scope, const ByWhom& by) {
    return {changed, member.email, member.language, arguments_of(account, role, scope, by), account.id};
}

mail::Mail removed_mail(const accounts::Account& account, const members::Member& member, const ByWhom& by) {
    return {removed, member.email, member.language, arguments_of(account, member.role, member.scope(), by), account.id};
}

mail::Compositions people_compositions() {
    mail::Compositions out;
    for (const auto& [kind, letter] :
         {std::pair{added, &added_letter}, std::pair{changed, &changed_letter}, std::pair{removed, &removed_letter}})
        out.emplace(kind, mail::Composition{.compose = letter, .quota = mail::Quota::signed_in_cause});
    return out;
}

} // namespace deedbox::people

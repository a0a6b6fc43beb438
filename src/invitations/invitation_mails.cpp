#include "invitations/invitation_mails.h"

#include "base/text_family.h"
#include "base/text_keys.h"
#include "invitations/invitation_store.h"

namespace deedbox::invitations {

namespace {

constexpr std::string_view invitation_kind = "invitation";

// Which Virtual Account is nothing that outsiders are told.
std::string role_in_words(const mail::Sheet& sheet) {
    auto role = sheet.text(text_of<"mail.role">(sheet.word<Role>("role")));
    if (sheet.argument("scope") != described::enum_text(powers::HeldIn::virtual_account)) return role;
    return sheet.text(Text::mail_invitation_role_in_part, {{"role", role}});
}

mail::Letter invitation_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_invitation_subject, Text::mail_invitation_opening});
    letter.blocks.push_back(mail::Facts{{{sheet.text(Text::mail_fact_account), sheet.argument("accountName")},
                                         {sheet.text(Text::mail_fact_domain), sheet.argument("domain")},
                                         {sheet.text(Text::mail_fact_role), role_in_words(sheet)}}});
    // Whoever was named in a request was let in by its approver.
    const bool by_request = sheet.argument("by") != "member";
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(by_request ? Text::mail_invitation_why : Text::mail_invitation_why_member)});
    if (const auto note = sheet.argument("note"); !note.empty())
        letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_invitation_note_of), note});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_invitation_meaning)});
    letter.blocks.push_back(mail::Action{sheet.text(Text::mail_invitation_action),
                                         sheet.letterhead().link("invitations", LinkPurpose::invitation,
                                                                 sheet.number("link"), sheet.number("generation"))});
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(Text::mail_invitation_until, {{"until", sheet.moment("expiresAt")}})});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_invitation_keep)});
    sheet.sign_for_stranger(letter);
    return letter;
}

} // namespace

mail::Mail invitation_mail(const Invitation& invitation, const Host& host) {
    boost::json::object arguments{{"accountName", host.account_name},
                                  {"domain", accounts::shown_identifier(host.domain_identifier)},
                                  {"inviter", host.inviter_name},
                                  {"inviterEmail", host.inviter_email.text()},
                                  {"role", described::enum_text(invitation.role)},
                                  {"scope", described::enum_text(invitation.scope().held_in())},
                                  {"by", invitation.account_request_id ? "request" : "member"},
                                  {"note", invitation.note.value_or("")},
                                  {"link", invitation.id.number},
                                  {"generation", invitation.link_generation},
                                  {"expiresAt", invitation.expires_at.time_since_epoch().count()}};
    // Whoever made the request sees there what became of the mail.
    const auto subject =
        invitation.account_request_id ? Subject{*invitation.account_request_id} : Subject{invitation.smart_account_id};
    return {invitation_kind, invitation.email, invitation.language, std::move(arguments), subject};
}

mail::Compositions invitation_compositions(db::Database& db) {
    mail::Compositions out;
    out.emplace(invitation_kind,
                mail::Composition{.compose = invitation_letter,
                                  .quota = mail::Quota::signed_in_cause,
                                  .still_wanted = [&db](boost::json::object arguments) -> Task<Result<bool>> {
                                      co_return CO_TRY(co_await db.one(live_invitation, arguments.at("link").as_int64(),
                                                                       arguments.at("generation").as_int64()))
                                          .has_value();
                                  }});
    return out;
}

} // namespace deedbox::invitations

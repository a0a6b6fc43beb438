#include "invitations/invitation_mails.h"

#include "base/text_family.h"
#include "invitations/invitation_store.h"

namespace deedbox::invitations {

namespace {

constexpr std::string_view invitation_kind = "invitation";

mail::Letter invitation_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_invitation_subject, Text::mail_invitation_opening});
    letter.blocks.push_back(
        mail::Facts{{{sheet.text(Text::mail_fact_account), sheet.argument("accountName")},
                     {sheet.text(Text::mail_fact_domain), sheet.argument("domain")},
                     {sheet.text(Text::mail_fact_role), sheet.text(text_of<"mail.role">(sheet.word<Role>("role")))}}});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_invitation_why)});
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
                                  {"note", invitation.note.value_or("")},
                                  {"link", invitation.id.number},
                                  {"generation", invitation.link_generation},
                                  {"expiresAt", invitation.expires_at.time_since_epoch().count()}};
    // Whoever made the request sees there what became of the mail.
    const auto subject =
        invitation.account_request_id ? std::optional<Subject>{*invitation.account_request_id} : std::nullopt;
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

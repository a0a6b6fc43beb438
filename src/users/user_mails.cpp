#include "users/user_mails.h"

#include "base/text_keys.h"
#include "users/user_store.h"

namespace deedbox::users {

namespace {

constexpr std::string_view verification = "verification";
constexpr std::string_view user_exists = "user_exists";
constexpr std::string_view password_reset = "password_reset";
constexpr std::string_view password_changed = "password_changed";
constexpr std::string_view no_user = "no_user";

mail::Letter verification_letter(const mail::Sheet& sheet, Duration lifetime) {
    auto letter = sheet.begin({Text::mail_verification_subject, Text::mail_verification_opening});
    letter.blocks.push_back(
        mail::Action{sheet.text(Text::mail_verification_action),
                     sheet.letterhead().link("verify", LinkPurpose::verification, sheet.number("link"), 1)});
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(Text::mail_verification_lasts, {{"lasts", sheet.duration(lifetime)}})});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_verification_not_you)});
    sheet.sign_for_stranger(letter, Text::mail_stop_others);
    return letter;
}

mail::Letter password_reset_letter(const mail::Sheet& sheet, Duration lifetime) {
    auto letter = sheet.begin({Text::mail_password_reset_subject, Text::mail_password_reset_opening});
    letter.blocks.push_back(
        mail::Action{sheet.text(Text::mail_password_reset_action),
                     sheet.letterhead().link("reset", LinkPurpose::password_reset, sheet.number("link"), 1)});
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(Text::mail_password_reset_lasts, {{"lasts", sheet.duration(lifetime)}})});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_password_reset_not_you)});
    sheet.sign(letter);
    return letter;
}

mail::Letter password_changed_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_password_changed_subject, Text::mail_password_changed_opening},
                              {{"at", sheet.moment("at")}});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_password_changed_not_you)});
    letter.blocks.push_back(
        mail::Action{sheet.text(Text::mail_password_changed_action), sheet.letterhead().page("/forgot-password")});
    sheet.sign(letter);
    return letter;
}

mail::Letter user_exists_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_user_exists_subject, Text::mail_user_exists_opening});
    letter.blocks.push_back(
        mail::Action{sheet.text(Text::mail_user_exists_action), sheet.letterhead().page("/sign-in")});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_user_exists_forgotten)});
    letter.blocks.push_back(
        mail::Action{sheet.text(Text::mail_user_exists_forgotten_action), sheet.letterhead().page("/forgot-password")});
    sheet.sign_for_stranger(letter, Text::mail_stop_others);
    return letter;
}

mail::Letter no_user_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_no_user_subject, Text::mail_no_user_opening});
    letter.blocks.push_back(mail::Action{sheet.text(Text::mail_no_user_action), sheet.letterhead().page("/sign-up")});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_no_user_not_you)});
    sheet.sign_for_stranger(letter);
    return letter;
}

template <class Link>
mail::HandedOver link_handed_over() {
    return [](db::Unit& unit, const boost::json::object& arguments, Instant now) {
        save_handed_over(unit, Link{arguments.at("link").as_int64()}, now);
    };
}

} // namespace

mail::Mail verification_mail(const SignUp& sign_up) {
    return {.kind = verification,
            .to = sign_up.email,
            .language = sign_up.language,
            .arguments = {{"name", sign_up.name}, {"link", sign_up.id.number}}};
}

mail::Mail user_exists_mail(const EmailAddress& to, Language language) {
    return {.kind = user_exists, .to = to, .language = language};
}

mail::Mail password_reset_mail(const User& user, const UserLink& link) {
    return {.kind = password_reset,
            .to = user.email,
            .language = user.language,
            .arguments = {{"name", user.name}, {"link", link.id.number}}};
}

mail::Mail password_changed_mail(const User& user, Instant at) {
    return {.kind = password_changed,
            .to = user.email,
            .language = user.language,
            .arguments = {{"name", user.name}, {"at", at.time_since_epoch().count()}}};
}

mail::Mail no_user_mail(const EmailAddress& to, Language language) {
    return {.kind = no_user, .to = to, .language = language};
}

mail::Compositions user_compositions(Duration link_lifetime, Duration sign_in_link_lifetime) {
    using enum mail::Quota;
    using enum mail::AfterStop;
    mail::Compositions out;
    out.emplace(verification,
                mail::Composition{
                    .compose = [=](const mail::Sheet& sheet) { return verification_letter(sheet, link_lifetime); },
                    .quota = anybody_causes,
                    .after_stop = goes_out,
                    .handed_over = link_handed_over<SignUpId>()});
    out.emplace(password_reset, mail::Composition{.compose =
                                                      [=](const mail::Sheet& sheet) {
                                                          return password_reset_letter(sheet, sign_in_link_lifetime);
                                                      },
                                                  .quota = anybody_causes,
                                                  .after_stop = goes_out,
                                                  .handed_over = link_handed_over<UserLinkId>()});
    out.emplace(password_changed, mail::Composition{password_changed_letter});
    out.emplace(user_exists, mail::Composition{user_exists_letter, anybody_causes, goes_out});
    out.emplace(no_user, mail::Composition{no_user_letter, anybody_causes});
    return out;
}

} // namespace deedbox::users

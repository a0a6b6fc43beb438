#include "access_requests/access_request_mails.h"

#include "access_requests/access_request_store.h"
#include "base/bidi.h"
#include "base/text_family.h"
#include "base/text_keys.h"

namespace deedbox::access_requests {

namespace {

constexpr std::string_view requested = "access_requested";
constexpr std::string_view reminder = "access_reminder";
constexpr std::string_view approved = "access_approved";
constexpr std::string_view declined = "access_declined";
constexpr std::string_view lapsed = "access_lapsed";

BOOST_DEFINE_ENUM_CLASS(DecidedBy, admin, rule)
BOOST_DEFINE_ENUM_CLASS(Whence, company, outside)

std::string role_in_words(const mail::Sheet& sheet) {
    const auto role = sheet.text(text_of<"mail.role">(sheet.word<Role>("role")));
    if (sheet.word<powers::HeldIn>("scope") == powers::HeldIn::smart_account) return role;
    return sheet.text(Text::mail_invitation_role_in_part, {{"role", role}});
}

mail::Facts account_facts(const mail::Sheet& sheet) {
    return {{{sheet.text(Text::mail_fact_account), sheet.argument("accountName")},
             {sheet.text(Text::mail_fact_domain), sheet.argument("domain")}}};
}

mail::Action see_request(const mail::Sheet& sheet) {
    return {sheet.text(Text::mail_access_requested_action),
            sheet.letterhead().page("/access-requests/" + std::to_string(sheet.number("request")))};
}

mail::Letter asking_letter(const mail::Sheet& sheet, const mail::Heading& heading) {
    auto letter = sheet.begin(heading);
    auto facts = account_facts(sheet);
    facts.rows.emplace_back(sheet.text(Text::mail_fact_requester),
                            isolated(sheet.argument("requester")) + " <" + sheet.argument("requesterEmail") + ">");
    facts.rows.emplace_back(sheet.text(Text::mail_fact_asked_role), role_in_words(sheet));
    letter.blocks.push_back(std::move(facts));
    if (const auto note = sheet.argument("note"); !note.empty())
        letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_access_requested_note_of), note});
    if (sheet.word<Whence>("whence") == Whence::outside)
        letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_access_requested_outside)});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_access_requested_meaning)});
    letter.blocks.push_back(see_request(sheet));
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(Text::mail_access_requested_until, {{"until", sheet.moment("expiresAt")}})});
    sheet.sign_for_stranger(letter);
    return letter;
}

mail::Letter requested_letter(const mail::Sheet& sheet) {
    return asking_letter(sheet, {Text::mail_access_requested_subject, Text::mail_access_requested_opening});
}

mail::Letter reminder_letter(const mail::Sheet& sheet) {
    return asking_letter(sheet, {Text::mail_access_reminder_subject, Text::mail_access_reminder_opening});
}

mail::Letter approved_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_users_added_subject, Text::mail_access_approved_opening});
    auto facts = account_facts(sheet);
    facts.rows.emplace_back(sheet.text(Text::mail_fact_role), role_in_words(sheet));
    letter.blocks.push_back(std::move(facts));
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(text_of<"mail.access_approved_by">(sheet.word<DecidedBy>("by")))});
    letter.blocks.push_back(
        mail::Action{sheet.text(Text::mail_users_added_action),
                     sheet.letterhead().page("/accounts/" + std::to_string(sheet.number("account")))});
    sheet.sign(letter);
    return letter;
}

mail::Letter declined_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_access_declined_subject, Text::mail_access_declined_opening});
    letter.blocks.push_back(account_facts(sheet));
    if (const auto reason = sheet.argument("reason"); !reason.empty())
        letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_access_declined_reason_of), reason});
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(text_of<"mail.access_declined_by">(sheet.word<DecidedBy>("by")))});
    letter.blocks.push_back(see_request(sheet));
    sheet.sign(letter);
    return letter;
}

mail::Letter lapsed_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_access_lapsed_subject, Text::mail_access_lapsed_opening});
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_access_lapsed_next)});
    letter.blocks.push_back(see_request(sheet));
    sheet.sign(letter);
    return letter;
}

boost::json::object facts_of(const AccessRequest& request) {
    return {{"request", request.id.number},
            {"account", request.smart_account_id.number},
            {"accountName", request.account_name},
            {"domain", accounts::shown_identifier(request.domain_identifier)}};
}

void tell_role(boost::json::object& arguments, const Given& given) {
    arguments["role"] = described::enum_text(given.role);
    arguments["scope"] = described::enum_text(given.scopes().front().held_in());
}

mail::Mail to_requester(std::string_view kind, const AccessRequest& request, boost::json::object arguments) {
    return {kind, request.requester_email, request.requester_language, std::move(arguments), request.smart_account_id};
}

std::string_view words(bool by_rule) {
    return described::enum_text(by_rule ? DecidedBy::rule : DecidedBy::admin);
}

} // namespace

mail::Mail asking_mail(const AccessRequest& request, const EmailAddress& to, Language language, Asking asking) {
    auto arguments = facts_of(request);
    tell_role(arguments, asked_for(request));
    arguments["requester"] = request.requester_name;
    arguments["requesterEmail"] = request.requester_email.text();
    arguments["note"] = request.note.value_or("");
    arguments["whence"] = described::enum_text(is_outside(request) ? Whence::outside : Whence::company);
    arguments["expiresAt"] = request.expires_at.time_since_epoch().count();
    arguments["to"] = to.text();
    return {asking == Asking::first ? requested : reminder, to, language, std::move(arguments),
            request.smart_account_id};
}

mail::Mail approved_mail(const AccessRequest& request, const Given& given, bool by_rule) {
    auto arguments = facts_of(request);
    tell_role(arguments, given);
    arguments["by"] = words(by_rule);
    return to_requester(approved, request, std::move(arguments));
}

mail::Mail declined_mail(const AccessRequest& request, const std::optional<std::string>& reason, bool by_rule) {
    auto arguments = facts_of(request);
    arguments["reason"] = reason.value_or("");
    arguments["by"] = words(by_rule);
    return to_requester(declined, request, std::move(arguments));
}

mail::Mail lapsed_mail(const AccessRequest& request) {
    return to_requester(lapsed, request, facts_of(request));
}

mail::Compositions access_request_compositions(db::Database& db) {
    // Nobody is mailed the name of a stranger once they run the account no more, nor what is decided already.
    const auto still_wanted = [&db](boost::json::object arguments) -> Task<Result<bool>> {
        co_return CO_TRY(co_await db.one(mail_to_decider_wanted, arguments.at("request").as_int64(),
                                         std::string{arguments.at("to").as_string()}))
            .has_value();
    };
    mail::Compositions out;
    for (const auto& [kind, letter] : {std::pair{requested, &requested_letter}, std::pair{reminder, &reminder_letter}})
        out.emplace(kind, mail::Composition{
                              .compose = letter, .quota = mail::Quota::signed_in_cause, .still_wanted = still_wanted});
    out.emplace(approved, mail::Composition{approved_letter});
    out.emplace(declined, mail::Composition{declined_letter});
    out.emplace(lapsed, mail::Composition{lapsed_letter});
    return out;
}

} // namespace deedbox::access_requests

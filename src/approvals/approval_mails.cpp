#include "approvals/approval_mails.h"

#include "base/text_family.h"
#include "base/text_keys.h"
#include "requests/request_mails.h"

namespace deedbox::approvals {

using requests::account_facts;
using requests::facts_of;
using requests::request_action;

namespace {

constexpr std::string_view approved = "approved";
constexpr std::string_view declined = "declined";
constexpr std::string_view refused = "refused";
constexpr std::string_view accepted = "accepted";
constexpr std::string_view users_added = "users_added";
constexpr std::string_view decided_by_another = "decided_by_another";
constexpr std::string_view reminder = "reminder";
constexpr std::string_view taken_back = "taken_back";
constexpr std::string_view released = "released";
constexpr std::string_view taken_over = "taken_over";
constexpr std::string_view review_waiting = "review_waiting";
constexpr std::string_view wrong_person = "wrong_person";
constexpr std::string_view no_mail = "not_mailed";

// The requester hears that the request goes well, and finds it.
mail::Letter good_news_letter(const mail::Sheet& sheet, const mail::Heading& heading) {
    auto letter = sheet.begin(heading);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(request_action(sheet, sheet.text(Text::mail_approved_action)));
    sheet.sign(letter);
    return letter;
}

mail::Composition good_news(const mail::Heading& heading) {
    return {[heading](const mail::Sheet& sheet) { return good_news_letter(sheet, heading); }};
}

// Told no, by whomever: why, and what can be done now.
mail::Letter declined_letter(const mail::Sheet& sheet, const mail::Heading& heading) {
    auto letter = sheet.begin(heading);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_declined_reason_of), sheet.argument("reason")});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_declined_next)});
    letter.blocks.push_back(request_action(sheet, sheet.text(Text::mail_declined_action)));
    sheet.sign(letter);
    return letter;
}

mail::Composition bad_news(const mail::Heading& heading) {
    return {[heading](const mail::Sheet& sheet) { return declined_letter(sheet, heading); }};
}

mail::Letter accepted_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_accepted_subject, Text::mail_accepted_opening});
    auto facts = account_facts(sheet);
    facts.rows.emplace_back(sheet.text(Text::mail_fact_agreement), sheet.argument("agreementTitle"));
    facts.rows.emplace_back(sheet.text(Text::mail_fact_version), sheet.argument("agreementVersion"));
    facts.rows.emplace_back(sheet.text(Text::mail_fact_accepted),
                            sheet.text(Text::mail_accepted_at, {{"at", sheet.moment("at")}}));
    letter.blocks.push_back(std::move(facts));
    letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_accepted_text_of), sheet.argument("agreementText")});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_accepted_next)});
    letter.blocks.push_back(
        mail::Action{sheet.text(Text::mail_users_added_action),
                     sheet.letterhead().page("/accounts/" + std::to_string(sheet.number("account")))});
    sheet.sign(letter);
    return letter;
}

mail::Letter users_added_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_users_added_subject, Text::mail_users_added_opening});
    auto facts = account_facts(sheet);
    facts.rows.emplace_back(sheet.text(Text::mail_fact_role),
                            sheet.text(text_of<"mail.role">(sheet.word<requests::ListedRole>("role"))));
    letter.blocks.push_back(std::move(facts));
    if (const auto note = sheet.argument("note"); !note.empty())
        letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_users_added_note_of), note});
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_users_added_next)});
    letter.blocks.push_back(
        mail::Action{sheet.text(Text::mail_users_added_action),
                     sheet.letterhead().page("/accounts/" + std::to_string(sheet.number("account")))});
    sheet.sign_for_stranger(letter);
    return letter;
}

// To the requester: an approver is out, and what can be done now.
mail::Letter wrong_person_letter(const mail::Sheet& sheet, Duration kept) {
    auto letter = sheet.begin({Text::mail_wrong_person_subject, Text::mail_wrong_person_opening});
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_wrong_person_reason_of), sheet.argument("reason")});
    letter.blocks.push_back(mail::Paragraph{sheet.text(
        text_of<"mail.wrong_person">(sheet.word<StillAsked>("stillAsked")), {{"kept", sheet.duration(kept)}})});
    letter.blocks.push_back(request_action(sheet, sheet.text(Text::mail_wrong_person_action)));
    sheet.sign(letter);
    return letter;
}

mail::Letter not_mailed_letter(const mail::Sheet& sheet, Duration kept) {
    // Mails from before there was a cause were about those who asked for no more.
    const auto cause = sheet.argument("cause").empty() ? NoMail::stopped : sheet.word<NoMail>("cause");
    auto letter = sheet.begin({Text::mail_not_mailed_subject, text_of<"mail.not_mailed_opening">(cause)});
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(text_of<"mail.not_mailed_next">(cause), {{"kept", sheet.duration(kept)}})});
    letter.blocks.push_back(request_action(sheet, sheet.text(Text::mail_wrong_person_action)));
    sheet.sign(letter);
    return letter;
}

mail::Letter review_waiting_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_review_waiting_subject, Text::mail_review_waiting_opening},
                              {{"count", sheet.number("count")}});
    letter.blocks.push_back(
        mail::Action{sheet.text(Text::mail_review_waiting_action), sheet.letterhead().page("/review")});
    sheet.sign(letter);
    return letter;
}

mail::Letter decided_by_another_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_decided_by_another_subject, Text::mail_decided_by_another_opening});
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(text_of<"mail.decided_by_another">(sheet.word<Verdict>("verdict")))});
    sheet.sign_for_stranger(letter);
    return letter;
}

} // namespace

mail::Mail reminder_mail(const Request& request, const Approver& approver, Language language) {
    return requests::asking_mail(reminder, request, approver, language);
}

mail::Mail taken_back_mail(const Request& request, const Approver& approver, Language language) {
    return {taken_back, approver.email, language, facts_of(request), request.id};
}

mail::Mail taken_over_mail(const Request& request, Language language) {
    return {taken_over, request.requester_email, language, facts_of(request), request.id};
}

mail::Mail released_mail(const Request& request, Language language) {
    return {released, request.requester_email, language, facts_of(request), request.id};
}

mail::Mail approved_mail(const Request& request, std::string_view by, Language language) {
    auto arguments = facts_of(request);
    arguments["by"] = by;
    return {approved, request.requester_email, language, std::move(arguments), request.id};
}

mail::Mail declined_mail(const Request& request, std::string_view by, std::string_view reason, Language language) {
    auto arguments = facts_of(request);
    arguments["by"] = by;
    arguments["reason"] = reason;
    return {declined, request.requester_email, language, std::move(arguments), request.id};
}

mail::Mail wrong_person_mail(const Request& request, const Approver& approver, std::string_view reason,
                             StillAsked still_asked, Language language) {
    auto arguments = facts_of(request);
    arguments["approver"] = approver.email.text();
    arguments["reason"] = reason;
    arguments["stillAsked"] = described::enum_text(still_asked);
    return {wrong_person, request.requester_email, language, std::move(arguments), request.id};
}

mail::Mail not_mailed_mail(const Request& request, const EmailAddress& approver, NoMail cause, Language language) {
    auto arguments = facts_of(request);
    arguments["approver"] = approver.text();
    arguments["cause"] = described::enum_text(cause);
    return {no_mail, request.requester_email, language, std::move(arguments), request.id};
}

mail::Mail refused_mail(const Request& request, std::string_view reason, Language language) {
    auto arguments = facts_of(request);
    arguments["reason"] = reason;
    return {refused, request.requester_email, language, std::move(arguments), request.id};
}

mail::Mail accepted_mail(const Request& request, const EmailAddress& approver, const accounts::Agreement& agreement,
                         Instant at, Language language) {
    auto arguments = facts_of(request);
    arguments["agreementTitle"] = agreement.title;
    arguments["agreementVersion"] = agreement.version;
    arguments["agreementText"] = agreement.text;
    arguments["at"] = at.time_since_epoch().count();
    return {accepted, approver, language, std::move(arguments), request.id};
}

mail::Mail users_added_mail(const Request& request, const ListedUser& user, Language language) {
    auto arguments = facts_of(request);
    arguments["note"] = request.note_to_users.value_or("");
    arguments["role"] = described::enum_text(user.role);
    return {users_added, user.email, language, std::move(arguments), request.id};
}

mail::Mail decided_by_another_mail(const Request& request, const Approver& approver, Verdict verdict,
                                   Language language) {
    auto arguments = facts_of(request);
    arguments["verdict"] = described::enum_text(verdict);
    return {decided_by_another, approver.email, language, std::move(arguments), request.id};
}

mail::Mail review_waiting_mail(const EmailAddress& reviewer, std::int64_t count, Language language) {
    return {review_waiting, reviewer, language, {{"count", count}}, std::nullopt};
}

mail::Compositions approval_compositions(const requests::RequestSettings& settings, db::Database& db) {
    const auto link_lifetime = settings.link_lifetime;
    mail::Compositions out;
    const auto kept = settings.undeliverable_lifetime;
    out.emplace(wrong_person,
                mail::Composition{[kept](const mail::Sheet& sheet) { return wrong_person_letter(sheet, kept); }});
    out.emplace(no_mail,
                mail::Composition{[kept](const mail::Sheet& sheet) { return not_mailed_letter(sheet, kept); }});
    out.emplace(reminder,
                requests::asking({Text::mail_reminder_subject, Text::mail_reminder_opening}, link_lifetime, db));
    out.emplace(taken_back, requests::telling({Text::mail_taken_back_subject, Text::mail_taken_back_opening},
                                              Text::mail_taken_back_meaning));
    out.emplace(decided_by_another,
                mail::Composition{.compose = decided_by_another_letter, .quota = mail::Quota::signed_in_cause});
    out.emplace(users_added, mail::Composition{.compose = users_added_letter, .quota = mail::Quota::signed_in_cause});
    out.emplace(approved, good_news({Text::mail_approved_subject, Text::mail_approved_opening}));
    out.emplace(declined, bad_news({Text::mail_declined_subject, Text::mail_declined_opening}));
    out.emplace(refused, bad_news({Text::mail_refused_subject, Text::mail_refused_opening}));
    out.emplace(accepted, mail::Composition{accepted_letter});
    out.emplace(released, good_news({Text::mail_released_subject, Text::mail_released_opening}));
    out.emplace(taken_over, good_news({Text::mail_taken_over_subject, Text::mail_taken_over_opening}));
    out.emplace(review_waiting, mail::Composition{review_waiting_letter});
    return out;
}

} // namespace deedbox::approvals

#include "approvals/approval_mails.h"

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
constexpr std::string_view review_waiting = "review_waiting";

// The requester hears that the request goes well, and finds it.
mail::Letter good_news_letter(const mail::Sheet& sheet, std::string_view kind) {
    auto letter = sheet.begin(kind);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(request_action(sheet, sheet.text("approved.action")));
    sheet.sign(letter);
    return letter;
}

mail::Composition good_news(std::string_view kind) {
    return {[kind](const mail::Sheet& sheet) { return good_news_letter(sheet, kind); }, false};
}

// Told no, by whomever: why, and what can be done now.
mail::Letter declined_letter(const mail::Sheet& sheet, std::string_view kind) {
    auto letter = sheet.begin(kind);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Quote{sheet.text("declined.reason_of"), sheet.argument("reason")});
    letter.blocks.push_back(mail::Paragraph{sheet.text("declined.next")});
    letter.blocks.push_back(request_action(sheet, sheet.text("declined.action")));
    sheet.sign(letter);
    return letter;
}

mail::Letter accepted_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin(accepted);
    auto facts = account_facts(sheet);
    facts.rows.emplace_back(sheet.text("fact.agreement"), sheet.argument("agreementTitle"));
    facts.rows.emplace_back(sheet.text("fact.version"), sheet.argument("agreementVersion"));
    facts.rows.emplace_back(sheet.text("fact.accepted"), sheet.text("accepted.at", {{"at", sheet.moment("at")}}));
    letter.blocks.push_back(std::move(facts));
    letter.blocks.push_back(mail::Quote{sheet.text("accepted.text_of"), sheet.argument("agreementText")});
    letter.blocks.push_back(mail::Paragraph{sheet.text("accepted.next")});
    letter.blocks.push_back(
        mail::Action{sheet.text("users_added.action"),
                     sheet.letterhead().page("/accounts/" + std::to_string(sheet.number("account")))});
    sheet.sign(letter);
    return letter;
}

mail::Letter users_added_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin(users_added);
    auto facts = account_facts(sheet);
    facts.rows.emplace_back(sheet.text("fact.role"), sheet.text("role." + sheet.argument("role")));
    letter.blocks.push_back(std::move(facts));
    if (const auto note = sheet.argument("note"); !note.empty())
        letter.blocks.push_back(mail::Quote{sheet.text("users_added.note_of"), note});
    letter.blocks.push_back(mail::Paragraph{sheet.text("users_added.next")});
    letter.blocks.push_back(
        mail::Action{sheet.text("users_added.action"),
                     sheet.letterhead().page("/accounts/" + std::to_string(sheet.number("account")))});
    sheet.sign_for_stranger(letter);
    return letter;
}

mail::Letter review_waiting_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin(review_waiting, {{"count", sheet.number("count")}});
    letter.blocks.push_back(mail::Action{sheet.text("review_waiting.action"), sheet.letterhead().page("/review")});
    sheet.sign(letter);
    return letter;
}

mail::Letter decided_by_another_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin(decided_by_another);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Paragraph{sheet.text("decided_by_another." + sheet.argument("verdict"))});
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

mail::Compositions approval_compositions(Duration link_lifetime, db::Database& db) {
    mail::Compositions out;
    out.emplace(reminder, requests::asking(reminder, link_lifetime, db));
    out.emplace(taken_back, requests::telling(taken_back, "taken_back.meaning"));
    out.emplace(decided_by_another, mail::Composition{decided_by_another_letter, true});
    out.emplace(users_added, mail::Composition{users_added_letter, true});
    out.emplace(approved, good_news(approved));
    for (const auto kind : {declined, refused})
        out.emplace(
            kind, mail::Composition{[kind](const mail::Sheet& sheet) { return declined_letter(sheet, kind); }, false});
    out.emplace(accepted, mail::Composition{accepted_letter, false});
    out.emplace(released, good_news(released));
    out.emplace(review_waiting, mail::Composition{review_waiting_letter, false});
    return out;
}

} // namespace deedbox::approvals

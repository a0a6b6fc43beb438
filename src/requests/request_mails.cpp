#include "requests/request_mails.h"

#include "requests/request_store.h"

namespace deedbox::requests {

namespace {

constexpr std::string_view approval = "approval";
constexpr std::string_view approved = "approved";
constexpr std::string_view declined = "declined";
constexpr std::string_view users_added = "users_added";
constexpr std::string_view decided_by_another = "decided_by_another";
constexpr std::string_view reminder = "reminder";
constexpr std::string_view taken_back = "taken_back";
constexpr std::string_view withdrawn = "withdrawn";
constexpr std::string_view lapsed = "lapsed";
constexpr std::string_view request_lapsed = "request_lapsed";
constexpr std::string_view released = "released";
constexpr std::string_view review_waiting = "review_waiting";

boost::json::object facts_of(const Request& request) {
    return {{"accountName", request.account_name},
            {"domain", accounts::shown_identifier(request.domain_identifier)},
            {"requester", request.requester_name},
            {"requesterEmail", request.requester_email.text()},
            {"country", request.country},
            {"request", request.id.number},
            {"account", request.smart_account_id.number}};
}

mail::Facts account_facts(const mail::Sheet& sheet) {
    return {{{sheet.text("fact.account"), sheet.argument("accountName")},
             {sheet.text("fact.domain"), sheet.argument("domain")}}};
}

void add_notes(const mail::Sheet& sheet, mail::Letter& letter) {
    if (const auto note = sheet.argument("note"); !note.empty())
        letter.blocks.push_back(mail::Quote{sheet.text("approval.note_of"), note});
    if (const auto note = sheet.argument("forwardNote"); !note.empty())
        letter.blocks.push_back(mail::Quote{sheet.text("approval.forward_note_of"), note});
}

// The question itself, in the first mail and in each reminder.
mail::Letter asking_letter(const mail::Sheet& sheet, std::string_view kind, Duration link_lifetime) {
    auto letter = sheet.begin(kind);
    auto facts = account_facts(sheet);
    facts.rows.emplace_back(sheet.text("fact.country"), country_name(sheet.argument("country"), sheet.language()));
    facts.rows.emplace_back(sheet.text("fact.requester"),
                            sheet.argument("requester") + " <" + sheet.argument("requesterEmail") + ">");
    letter.blocks.push_back(std::move(facts));
    letter.blocks.push_back(mail::Paragraph{sheet.text("approval.why." + sheet.argument("namedBy"))});
    add_notes(sheet, letter);
    letter.blocks.push_back(mail::Paragraph{sheet.text("approval.meaning")});
    letter.blocks.push_back(mail::Action{
        sheet.text("approval.action"),
        sheet.letterhead().link("approvals", LinkPurpose::approval, sheet.number("link"), sheet.number("generation"))});
    letter.blocks.push_back(mail::Paragraph{sheet.text(
        "approval.until", {{"until", sheet.moment("expiresAt")}, {"lasts", sheet.duration(link_lifetime)}})});
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(sheet.argument("namedBy") == "routing" ? "approval.keep_admin" : "approval.keep")});
    sheet.sign_for_stranger(letter);
    return letter;
}

mail::Letter approved_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin(approved);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(
        mail::Action{sheet.text("approved.action"),
                     sheet.letterhead().page("/requests/" + std::to_string(sheet.number("request")))});
    sheet.sign(letter);
    return letter;
}

mail::Letter declined_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin(declined);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Quote{sheet.text("declined.reason_of"), sheet.argument("reason")});
    letter.blocks.push_back(mail::Paragraph{sheet.text("declined.next")});
    letter.blocks.push_back(
        mail::Action{sheet.text("declined.action"),
                     sheet.letterhead().page("/requests/" + std::to_string(sheet.number("request")))});
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

// A mail that only tells an approver how things stand.
mail::Letter told_letter(const mail::Sheet& sheet, std::string_view kind, std::string_view meaning) {
    auto letter = sheet.begin(kind);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Paragraph{sheet.text(meaning)});
    sheet.sign_for_stranger(letter);
    return letter;
}

mail::Letter request_lapsed_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin(request_lapsed);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Paragraph{sheet.text("request_lapsed." + sheet.argument("cause"))});
    letter.blocks.push_back(
        mail::Action{sheet.text("request_lapsed.action"),
                     sheet.letterhead().page("/requests/" + std::to_string(sheet.number("request")))});
    sheet.sign(letter);
    return letter;
}

mail::Letter released_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin(released);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(
        mail::Action{sheet.text("approved.action"),
                     sheet.letterhead().page("/requests/" + std::to_string(sheet.number("request")))});
    sheet.sign(letter);
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

namespace {

mail::Mail asking_mail(mail::MailId id, std::string_view kind, const Request& request, const Approver& approver,
                       Language language) {
    auto arguments = facts_of(request);
    arguments["note"] = request.note_to_approver.value_or("");
    arguments["link"] = approver.id.number;
    arguments["generation"] = approver.link_generation;
    arguments["expiresAt"] = request.expires_at.time_since_epoch().count();
    arguments["namedBy"] = described::enum_text(approver.named_by);
    return {id, kind, approver.email, language, std::move(arguments), request.id};
}

} // namespace

mail::Mail approval_mail(mail::MailId id, const Request& request, const Approver& approver, Language language,
                         const ForwardedWith* forwarded) {
    auto mail = asking_mail(id, approval, request, approver, language);
    mail.arguments["forwardedBy"] = forwarded ? forwarded->by : "";
    mail.arguments["forwardNote"] = forwarded ? forwarded->note.value_or("") : "";
    return mail;
}

mail::Mail reminder_mail(mail::MailId id, const Request& request, const Approver& approver, Language language) {
    return asking_mail(id, reminder, request, approver, language);
}

mail::Mail taken_back_mail(mail::MailId id, const Request& request, const Approver& approver, Language language) {
    return {id, taken_back, approver.email, language, facts_of(request), request.id};
}

mail::Mail withdrawn_mail(mail::MailId id, const Request& request, const Approver& approver, Language language) {
    return {id, withdrawn, approver.email, language, facts_of(request), request.id};
}

mail::Mail lapsed_mail(mail::MailId id, const Request& request, const Approver& approver, Language language) {
    return {id, lapsed, approver.email, language, facts_of(request), request.id};
}

mail::Mail lapsed_mail_to_requester(mail::MailId id, const Request& request, LapseCause cause, Language language) {
    auto arguments = facts_of(request);
    arguments["cause"] = described::enum_text(cause);
    return {id, request_lapsed, request.requester_email, language, std::move(arguments), request.id};
}

mail::Mail released_mail(mail::MailId id, const Request& request, Language language) {
    return {id, released, request.requester_email, language, facts_of(request), request.id};
}

mail::Mail approved_mail(mail::MailId id, const Request& request, std::string_view by, Language language) {
    auto arguments = facts_of(request);
    arguments["by"] = by;
    return {id, approved, request.requester_email, language, std::move(arguments), request.id};
}

mail::Mail declined_mail(mail::MailId id, const Request& request, std::string_view by, std::string_view reason,
                         Language language) {
    auto arguments = facts_of(request);
    arguments["by"] = by;
    arguments["reason"] = reason;
    return {id, declined, request.requester_email, language, std::move(arguments), request.id};
}

mail::Mail users_added_mail(mail::MailId id, const Request& request, const ListedUser& user, Language language) {
    auto arguments = facts_of(request);
    arguments["note"] = request.note_to_users.value_or("");
    arguments["role"] = described::enum_text(user.role);
    return {id, users_added, user.email, language, std::move(arguments), request.id};
}

mail::Mail decided_by_another_mail(mail::MailId id, const Request& request, const Approver& approver, Verdict verdict,
                                   Language language) {
    auto arguments = facts_of(request);
    arguments["verdict"] = described::enum_text(verdict);
    return {id, decided_by_another, approver.email, language, std::move(arguments), request.id};
}

mail::Mail review_waiting_mail(mail::MailId id, const EmailAddress& reviewer, std::int64_t count, Language language) {
    return {id, review_waiting, reviewer, language, {{"count", count}}, std::nullopt};
}

mail::Compositions request_compositions(Duration link_lifetime, db::Database& db) {
    const auto asking = [link_lifetime, &db](std::string_view kind) -> mail::Composition {
        return {.compose = [=](const mail::Sheet& sheet) { return asking_letter(sheet, kind, link_lifetime); },
                .to_strangers = true,
                .still_wanted = [&db](boost::json::object arguments) -> Task<Result<bool>> {
                    const auto live = CO_TRY(co_await db.one(live_links, arguments.at("link").as_int64(),
                                                             arguments.at("generation").as_int64()));
                    co_return live->count > 0;
                }};
    };
    const auto telling = [](std::string_view kind, std::string_view meaning) -> mail::Composition {
        return {[=](const mail::Sheet& sheet) { return told_letter(sheet, kind, meaning); }, true};
    };
    mail::Compositions out;
    for (const auto kind : {approval, reminder}) out.emplace(kind, asking(kind));
    out.emplace(taken_back, telling(taken_back, "taken_back.meaning"));
    out.emplace(withdrawn, telling(withdrawn, "withdrawn.meaning"));
    out.emplace(lapsed, telling(lapsed, "lapsed.meaning"));
    out.emplace(decided_by_another, mail::Composition{decided_by_another_letter, true});
    out.emplace(users_added, mail::Composition{users_added_letter, true});
    out.emplace(approved, mail::Composition{approved_letter, false});
    out.emplace(declined, mail::Composition{declined_letter, false});
    out.emplace(request_lapsed, mail::Composition{request_lapsed_letter, false});
    out.emplace(released, mail::Composition{released_letter, false});
    out.emplace(review_waiting, mail::Composition{review_waiting_letter, false});
    return out;
}

} // namespace deedbox::requests

#include "requests/request_mails.h"

namespace deedbox::requests {

namespace {

constexpr std::string_view approval = "approval";
constexpr std::string_view approved = "approved";
constexpr std::string_view declined = "declined";
constexpr std::string_view users_added = "users_added";
constexpr std::string_view decided_by_another = "decided_by_another";

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

mail::Letter approval_letter(const mail::Sheet& sheet, Duration link_lifetime) {
    auto letter = sheet.begin(approval);
    auto facts = account_facts(sheet);
    facts.rows.emplace_back(sheet.text("fact.country"), country_name(sheet.argument("country"), sheet.language()));
    facts.rows.emplace_back(sheet.text("fact.requester"),
                            sheet.argument("requester") + " <" + sheet.argument("requesterEmail") + ">");
    letter.blocks.push_back(std::move(facts));
    letter.blocks.push_back(mail::Paragraph{
        sheet.text(sheet.argument("namedBy") == "routing" ? "approval.why_admin" : "approval.why_named")});
    if (const auto note = sheet.argument("note"); !note.empty())
        letter.blocks.push_back(mail::Quote{sheet.text("approval.note_of"), note});
    letter.blocks.push_back(mail::Paragraph{sheet.text("approval.meaning")});
    letter.blocks.push_back(mail::Action{
        sheet.text("approval.action"),
        sheet.desk().link("approvals", LinkPurpose::approval, sheet.number("link"), sheet.number("generation"))});
    letter.blocks.push_back(mail::Paragraph{sheet.text(
        "approval.until", {{"until", sheet.moment("expiresAt")}, {"lasts", sheet.duration(link_lifetime)}})});
    letter.blocks.push_back(mail::Paragraph{sheet.text("approval.keep")});
    sheet.sign_for_stranger(letter);
    return letter;
}

mail::Letter approved_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin(approved);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Action{sheet.text("approved.action"),
                                         sheet.desk().page("/requests/" + std::to_string(sheet.number("request")))});
    sheet.sign(letter);
    return letter;
}

mail::Letter declined_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin(declined);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Quote{sheet.text("declined.reason_of"), sheet.argument("reason")});
    letter.blocks.push_back(mail::Paragraph{sheet.text("declined.next")});
    letter.blocks.push_back(mail::Action{sheet.text("declined.action"),
                                         sheet.desk().page("/requests/" + std::to_string(sheet.number("request")))});
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
    letter.blocks.push_back(mail::Action{sheet.text("users_added.action"),
                                         sheet.desk().page("/accounts/" + std::to_string(sheet.number("account")))});
    sheet.sign_for_stranger(letter);
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

mail::Mail approval_mail(mail::MailId id, const Request& request, const Approver& approver, Language language) {
    auto arguments = facts_of(request);
    arguments["note"] = request.note_to_approver.value_or("");
    arguments["link"] = approver.id.number;
    arguments["generation"] = approver.link_generation;
    arguments["expiresAt"] = request.expires_at.time_since_epoch().count();
    arguments["namedBy"] = described::enum_text(approver.named_by);
    return {id, approval, approver.email, language, std::move(arguments), request.id};
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

mail::Compositions request_compositions(Duration link_lifetime) {
    return {{std::string{approval},
             {[=](const mail::Sheet& sheet) { return approval_letter(sheet, link_lifetime); }, true}},
            {std::string{approved}, {approved_letter, false}},
            {std::string{declined}, {declined_letter, false}},
            {std::string{users_added}, {users_added_letter, true}},
            {std::string{decided_by_another}, {decided_by_another_letter, true}}};
}

} // namespace deedbox::requests

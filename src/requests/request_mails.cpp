#include "requests/request_mails.h"

#include "base/bidi.h"
#include "base/text_family.h"
#include "base/text_keys.h"
#include "requests/request_store.h"

namespace deedbox::requests {

namespace {

constexpr std::string_view approval = "approval";
constexpr std::string_view withdrawn = "withdrawn";
constexpr std::string_view lapsed = "lapsed";
constexpr std::string_view request_lapsed = "request_lapsed";

struct Asks {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(Asks, (), (one))
// Whether an approver's link ($1) asks anything, and one issue of it ($2) is the newest that was promised.
const db::Query<Asks> asking_link{R"(
    SELECT 1 AS one FROM request_approvers s JOIN account_requests r ON r.id = s.account_request_id
    WHERE s.id = $1 AND s.link_generation = $2 AND s.state = 'asked' AND r.status = 'pending')"};

void add_notes(const mail::Sheet& sheet, mail::Letter& letter) {
    if (const auto note = sheet.argument("note"); !note.empty())
        letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_approval_note_of), note});
    if (const auto note = sheet.argument("forwardNote"); !note.empty())
        letter.blocks.push_back(mail::Quote{sheet.text(Text::mail_approval_forward_note_of), note});
}

// The question itself, in the first mail and in each reminder.
mail::Letter asking_letter(const mail::Sheet& sheet, const mail::Heading& heading, Duration link_lifetime) {
    const bool forwarded = !sheet.argument("forwardedBy").empty();
    auto letter = sheet.begin(
        forwarded ? mail::Heading{Text::mail_approval_forwarded_subject, Text::mail_approval_forwarded_opening}
                  : heading);
    const auto named_by = sheet.word<NamedBy>("namedBy");
    auto facts = account_facts(sheet);
    facts.rows.emplace_back(sheet.text(Text::mail_fact_country),
                            country_name(sheet.argument("country"), sheet.language()));
    facts.rows.emplace_back(sheet.text(Text::mail_fact_requester),
                            isolated(sheet.argument("requester")) + " <" + sheet.argument("requesterEmail") + ">");
    letter.blocks.push_back(std::move(facts));
    if (!forwarded) // the forwarded one begins with that
        letter.blocks.push_back(mail::Paragraph{sheet.text(text_of<"mail.approval.why">(named_by))});
    add_notes(sheet, letter);
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_approval_meaning)});
    letter.blocks.push_back(mail::Action{
        sheet.text(Text::mail_approval_action),
        sheet.letterhead().link("approvals", LinkPurpose::approval, sheet.number("link"), sheet.number("generation"))});
    letter.blocks.push_back(mail::Paragraph{sheet.text(
        Text::mail_approval_until, {{"until", sheet.moment("expiresAt")}, {"lasts", sheet.duration(link_lifetime)}})});
    letter.blocks.push_back(mail::Paragraph{
        sheet.text(named_by == NamedBy::routing ? Text::mail_approval_keep_admin : Text::mail_approval_keep)});
    sheet.sign_for_stranger(letter);
    return letter;
}

// A mail that only tells an approver how things stand.
mail::Letter told_letter(const mail::Sheet& sheet, const mail::Heading& heading, Text meaning) {
    auto letter = sheet.begin(heading);
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Paragraph{sheet.text(meaning)});
    sheet.sign_for_stranger(letter);
    return letter;
}

mail::Letter request_lapsed_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_request_lapsed_subject, Text::mail_request_lapsed_opening});
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(text_of<"mail.request_lapsed">(sheet.word<LapseCause>("cause")))});
    letter.blocks.push_back(request_action(sheet, sheet.text(Text::mail_request_lapsed_action)));
    sheet.sign(letter);
    return letter;
}

} // namespace

boost::json::object facts_of(const Request& request) {
    return {{"accountName", request.account_name},
            {"domain", accounts::shown_identifier(request.domain_identifier)},
            {"requester", request.requester_name},
            {"requesterEmail", request.requester_email.text()},
            {"country", request.country},
            {"request", request.id.number},
            {"account", request.smart_account_id.number}};
}

mail::Action request_action(const mail::Sheet& sheet, std::string label) {
    return {std::move(label), sheet.letterhead().page("/requests/" + std::to_string(sheet.number("request")))};
}

mail::Facts account_facts(const mail::Sheet& sheet) {
    return {{{sheet.text(Text::mail_fact_account), sheet.argument("accountName")},
             {sheet.text(Text::mail_fact_domain), sheet.argument("domain")}}};
}

mail::Mail asking_mail(std::string_view kind, const Request& request, const Approver& approver, Language language) {
    auto arguments = facts_of(request);
    arguments["note"] = request.note_to_approver.value_or("");
    arguments["link"] = approver.id.number;
    arguments["generation"] = approver.link_generation;
    arguments["expiresAt"] = request.expires_at.time_since_epoch().count();
    arguments["namedBy"] = described::enum_text(approver.named_by);
    return {kind, approver.email, language, std::move(arguments), request.id};
}

mail::Mail approval_mail(const Request& request, const Approver& approver, Language language,
                         const ForwardedWith* forwarded) {
    auto mail = asking_mail(approval, request, approver, language);
    mail.arguments["forwardedBy"] = forwarded ? forwarded->by : "";
    mail.arguments["forwardNote"] = forwarded ? forwarded->note.value_or("") : "";
    return mail;
}

mail::Mail withdrawn_mail(const Request& request, const Approver& approver, Language language) {
    return {withdrawn, approver.email, language, facts_of(request), request.id};
}

mail::Mail lapsed_mail(const Request& request, const Approver& approver, Language language) {
    return {lapsed, approver.email, language, facts_of(request), request.id};
}

mail::Mail lapsed_mail_to_requester(const Request& request, LapseCause cause, Language language) {
    auto arguments = facts_of(request);
    arguments["cause"] = described::enum_text(cause);
    return {request_lapsed, request.requester_email, language, std::move(arguments), request.id};
}

mail::Composition asking(const mail::Heading& heading, Duration link_lifetime, db::Database& db) {
    return {.compose = [=](const mail::Sheet& sheet) { return asking_letter(sheet, heading, link_lifetime); },
            .quota = mail::Quota::signed_in_cause,
            .still_wanted = [&db](boost::json::object arguments) -> Task<Result<bool>> {
                co_return CO_TRY(co_await db.one(asking_link, arguments.at("link").as_int64(),
                                                 arguments.at("generation").as_int64()))
                    .has_value();
            },
            .handed_over =
                [](db::Unit& unit, const boost::json::object& arguments, Instant now) {
                    save_live_link(unit, ApproverId{arguments.at("link").as_int64()},
                                   arguments.at("generation").as_int64(), now);
                }};
}

mail::Composition telling(const mail::Heading& heading, Text meaning) {
    return {.compose = [=](const mail::Sheet& sheet) { return told_letter(sheet, heading, meaning); },
            .quota = mail::Quota::signed_in_cause};
}

mail::Compositions request_compositions(Duration link_lifetime, db::Database& db) {
    mail::Compositions out;
    out.emplace(approval, asking({Text::mail_approval_subject, Text::mail_approval_opening}, link_lifetime, db));
    out.emplace(withdrawn,
                telling({Text::mail_withdrawn_subject, Text::mail_withdrawn_opening}, Text::mail_withdrawn_meaning));
    out.emplace(lapsed, telling({Text::mail_lapsed_subject, Text::mail_lapsed_opening}, Text::mail_lapsed_meaning));
    out.emplace(request_lapsed, mail::Composition{request_lapsed_letter});
    return out;
}

} // namespace deedbox::requests

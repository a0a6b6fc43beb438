#include "requests/objection_mails.h"

#include "base/text_family.h"
#include "base/text_keys.h"
#include "requests/request_mails.h"

namespace deedbox::requests {

namespace {

constexpr std::string_view contested = "contested";
constexpr std::string_view contested_pause = "contested_pause";
constexpr std::string_view objection_answered = "objection_answered";
constexpr std::string_view objection_proven = "objection_proven";

mail::Letter contested_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_contested_subject, Text::mail_contested_opening});
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_contested_next)});
    letter.blocks.push_back(request_action(sheet, sheet.text(Text::mail_request_lapsed_action)));
    sheet.sign(letter);
    return letter;
}

mail::Letter objection_answered_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_objection_answered_subject, Text::mail_objection_answered_opening});
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(
        mail::Paragraph{sheet.text(text_of<"mail.objection_answered">(sheet.word<ObjectionOutcome>("outcome")))});
    sheet.sign(letter);
    return letter;
}

mail::Letter objection_proven_letter(const mail::Sheet& sheet) {
    auto letter = sheet.begin({Text::mail_objection_proven_subject, Text::mail_objection_answered_opening});
    letter.blocks.push_back(account_facts(sheet));
    letter.blocks.push_back(mail::Paragraph{sheet.text(Text::mail_objection_proven_meaning)});
    sheet.sign(letter);
    return letter;
}

} // namespace

mail::Mail contested_mail_to_requester(const Request& request, Language language) {
    return {contested, request.requester_email, language, facts_of(request), request.id};
}

mail::Mail contested_mail_to_approver(const Request& request, const Approver& approver, Language language) {
    return {contested_pause, approver.email, language, facts_of(request), request.id};
}

mail::Mail objection_answered_mail(const Request& request, const Objection& objection, ObjectionOutcome outcome,
                                   Language language) {
    auto arguments = facts_of(request);
    arguments["outcome"] = described::enum_text(outcome);
    return {objection_answered, objection.email, language, std::move(arguments), request.id};
}

mail::Mail objection_proven_mail(const Request& request, const Objection& objection, Language language) {
    return {objection_proven, objection.email, language, facts_of(request), request.id};
}

mail::Compositions objection_compositions() {
    mail::Compositions out;
    out.emplace(contested, mail::Composition{contested_letter});
    out.emplace(contested_pause, telling({Text::mail_contested_pause_subject, Text::mail_contested_pause_opening},
                                         Text::mail_contested_pause_meaning));
    out.emplace(objection_answered, mail::Composition{objection_answered_letter});
    out.emplace(objection_proven, mail::Composition{objection_proven_letter});
    return out;
}

} // namespace deedbox::requests

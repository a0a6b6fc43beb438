#pragma once

#include "mail/mail.h"
#include "mail/outbox.h"
#include "requests/request.h"

namespace deedbox::requests {

/// From whom the question came to an approver, and what they wrote.
struct ForwardedWith {
    std::string by;
    std::optional<std::string> note;
};

/// Asks the approver, with a link of the slot's present issue.
mail::Mail approval_mail(const Request& request, const Approver& approver, Language language,
                         const ForwardedWith* forwarded = nullptr);
/// To an approver who was asked, when the requester withdraws.
mail::Mail withdrawn_mail(const Request& request, const Approver& approver, Language language);
/// To an approver who was asked, and to the requester, when a request lapses.
mail::Mail lapsed_mail(const Request& request, const Approver& approver, Language language);
mail::Mail lapsed_mail_to_requester(const Request& request, LapseCause cause, Language language);
/// The facts that every mail about a request tells.
boost::json::object facts_of(const Request& request);
mail::Facts account_facts(const mail::Sheet& sheet);
/// The button that leads to the request.
mail::Action request_action(const mail::Sheet& sheet, std::string label);
/// The mail that puts the question, of either kind.
mail::Mail asking_mail(std::string_view kind, const Request& request, const Approver& approver, Language language);
/// How a mail that puts the question is worded. One whose link is not the newest, or asks nothing any more, stays home;
/// with the hand-over of one that goes out its link becomes the live one.
mail::Composition asking(const mail::Heading& heading, Duration link_lifetime, db::Database& db);
/// How a mail that only tells an approver something is worded.
mail::Composition telling(const mail::Heading& heading, Text meaning);

/// How this subject's mails are worded; `link_lifetime` is told to the reader.
mail::Compositions request_compositions(Duration link_lifetime, db::Database& db);

} // namespace deedbox::requests

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
mail::Mail approval_mail(mail::MailId id, const Request& request, const Approver& approver, Language language,
                         const ForwardedWith* forwarded = nullptr);
/// Asks again, with a new link.
mail::Mail reminder_mail(mail::MailId id, const Request& request, const Approver& approver, Language language);
/// To somebody whose forward was taken back.
mail::Mail taken_back_mail(mail::MailId id, const Request& request, const Approver& approver, Language language);
/// To an approver who was asked, when the requester withdraws.
mail::Mail withdrawn_mail(mail::MailId id, const Request& request, const Approver& approver, Language language);
/// To an approver who was asked, and to the requester, when a request lapses.
mail::Mail lapsed_mail(mail::MailId id, const Request& request, const Approver& approver, Language language);
mail::Mail lapsed_mail_to_requester(mail::MailId id, const Request& request, LapseCause cause, Language language);
/// To the requester, when a reviewer has let the request go to its approvers.
mail::Mail released_mail(mail::MailId id, const Request& request, Language language);
mail::Mail approved_mail(mail::MailId id, const Request& request, std::string_view by, Language language);
mail::Mail declined_mail(mail::MailId id, const Request& request, std::string_view by, std::string_view reason,
                         Language language);
/// To a user who was listed in the request, once the account is active.
mail::Mail users_added_mail(mail::MailId id, const Request& request, const ListedUser& user, Language language);
/// To the other approvers, whose links are dead now.
mail::Mail decided_by_another_mail(mail::MailId id, const Request& request, const Approver& approver, Verdict verdict,
                                   Language language);

/// To a reviewer, about as many requests as have come into the queue since the last such mail.
mail::Mail review_waiting_mail(mail::MailId id, const EmailAddress& reviewer, std::int64_t count, Language language);

/// How this subject's mails are worded; `link_lifetime` is told to the reader. A mail whose link has been replaced, or
/// asks nothing any more, stays home.
mail::Compositions request_compositions(Duration link_lifetime, db::Database& db);

} // namespace deedbox::requests

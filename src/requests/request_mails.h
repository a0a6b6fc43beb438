#pragma once

#include "mail/mail.h"
#include "mail/outbox.h"
#include "requests/request.h"

namespace deedbox::requests {

mail::Mail approval_mail(mail::MailId id, const Request& request, const Approver& approver, Language language);
mail::Mail approved_mail(mail::MailId id, const Request& request, std::string_view by, Language language);
mail::Mail declined_mail(mail::MailId id, const Request& request, std::string_view by, std::string_view reason,
                         Language language);
/// To a user who was listed in the request, once the account is active.
mail::Mail users_added_mail(mail::MailId id, const Request& request, const ListedUser& user, Language language);
/// To the other approvers, whose links are dead now.
mail::Mail decided_by_another_mail(mail::MailId id, const Request& request, const Approver& approver, Verdict verdict,
                                   Language language);

/// How this subject's mails are worded; `link_lifetime` is told to the reader.
mail::Compositions request_compositions(Duration link_lifetime);

} // namespace deedbox::requests

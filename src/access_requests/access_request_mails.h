#pragma once

#include "access_requests/access_request.h"
#include "mail/outbox.h"

namespace deedbox::access_requests {

/// Whether a mail asks the administrators of an account for the first time, or reminds them.
enum class Asking { first, again };
/// To one of them.
mail::Mail asking_mail(const AccessRequest& request, const EmailAddress& to, Language language, Asking asking);

// To the requester.

mail::Mail approved_mail(const AccessRequest& request, const Given& given, bool by_rule);
mail::Mail declined_mail(const AccessRequest& request, const std::optional<std::string>& reason, bool by_rule);
mail::Mail lapsed_mail(const AccessRequest& request);

/// How this subject's mails are worded.
mail::Compositions access_request_compositions(db::Database& db);

} // namespace deedbox::access_requests

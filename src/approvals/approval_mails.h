#pragma once

#include "accounts/agreement.h"
#include "approvals/approval_store.h"
#include "mail/outbox.h"
#include "requests/request_settings.h"

namespace deedbox::approvals {

using requests::Approver;
using requests::ListedUser;
using requests::Request;
using requests::Verdict;

/// Asks again, with a new link.
mail::Mail reminder_mail(const Request& request, const Approver& approver, Language language);
/// To somebody whose forward was taken back.
mail::Mail taken_back_mail(const Request& request, const Approver& approver, Language language);
/// To the requester, when a reviewer has let the request go to its approvers.
mail::Mail released_mail(const Request& request, Language language);
/// To the requester: somebody who objected has proven the domain, and decides.
mail::Mail taken_over_mail(const Request& request, Language language);
mail::Mail approved_mail(const Request& request, std::string_view by, Language language);
/// Whether anybody is left who is asked.
BOOST_DEFINE_ENUM_CLASS(StillAsked, others, nobody)
/// To the requester, when an approver is the wrong person.
mail::Mail wrong_person_mail(const Request& request, const Approver& approver, std::string_view reason,
                             StillAsked still_asked, Language language);
/// To the requester, when no mail gets through to an approver.
mail::Mail not_mailed_mail(const Request& request, const EmailAddress& approver, NoMail cause, Language language);
mail::Mail declined_mail(const Request& request, std::string_view by, std::string_view reason, Language language);
/// To the requester, when a reviewer has refused the request: nobody of the company was the one who said no.
mail::Mail refused_mail(const Request& request, std::string_view reason, Language language);
/// To whoever approved: what they accepted, word for word, to keep.
mail::Mail accepted_mail(const Request& request, const EmailAddress& approver, const accounts::Agreement& agreement,
                         Instant at, Language language);
/// To a user who was listed in the request, once the account is active.
mail::Mail users_added_mail(const Request& request, const ListedUser& user, Language language);
/// To the other approvers, whose links are dead now.
mail::Mail decided_by_another_mail(const Request& request, const Approver& approver, Verdict verdict,
                                   Language language);
/// To a reviewer, about as many requests as have come into the queue since the last such mail.
mail::Mail review_waiting_mail(const EmailAddress& reviewer, std::int64_t count, Language language);

/// How this subject's mails are worded; how long links live and what nobody answers is kept is told to the reader.
mail::Compositions approval_compositions(const requests::RequestSettings& settings, db::Database& db);

} // namespace deedbox::approvals

#pragma once

#include "mail/outbox.h"
#include "requests/objection.h"

namespace deedbox::requests {

/// Somebody of the company objects, so a reviewer looks, and until then nobody decides. Neither is told who objects.
mail::Mail contested_mail_to_requester(const Request& request, Language language);
mail::Mail contested_mail_to_approver(const Request& request, const Approver& approver, Language language);
/// To whoever objected: what the reviewer made of it.
mail::Mail objection_answered_mail(const Request& request, const Objection& objection, ObjectionOutcome outcome,
                                   Language language);

/// The same to whoever else objected, when one of them has proven the domain and decides.
mail::Mail objection_proven_mail(const Request& request, const Objection& objection, Language language);

mail::Compositions objection_compositions();

} // namespace deedbox::requests

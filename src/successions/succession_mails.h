#pragma once

#include "mail/outbox.h"
#include "successions/succession.h"

namespace deedbox::successions {

/// To an administrator: somebody names another one, and until when they can object. Again, before that is over.
mail::Mail begun_mail(const accounts::Account& account, const Succession& succession, const EmailAddress& to,
                      Language language);
mail::Mail reminder_mail(const accounts::Account& account, const Succession& succession, const EmailAddress& to,
                         Language language);
/// To whoever began it, and the administrators: it was ended.
mail::Mail ended_mail(const accounts::Account& account, const Succession& succession, const EmailAddress& to,
                      Language language);
/// To the same: the account has its new administrator, or an invitation is on its way to them.
mail::Mail completed_mail(const accounts::Account& account, const Succession& succession, const EmailAddress& to,
                          Language language);
/// To the new administrator.
mail::Mail made_admin_mail(const accounts::Account& account, const Succession& succession, Language language);

mail::Compositions succession_compositions();

} // namespace deedbox::successions

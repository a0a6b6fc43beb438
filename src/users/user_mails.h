#pragma once

#include "mail/mail.h"
#include "mail/outbox.h"
#include "users/user.h"

namespace deedbox::users {

mail::Mail verification_mail(const SignUp& sign_up);
/// To an address that signed up although it has a user: the answer on the screen is the same either way.
mail::Mail user_exists_mail(const EmailAddress& to, Language language);
mail::Mail password_reset_mail(const User& user, const UserLink& link);
/// To a user whose password was changed, by themselves or by somebody else.
mail::Mail password_changed_mail(const User& user, Instant at);
/// To an address that asked for a new password and has no user here.
mail::Mail no_user_mail(const EmailAddress& to, Language language);

/// How this subject's mails are worded; the lifetimes are told to the reader.
mail::Compositions user_compositions(Duration link_lifetime, Duration sign_in_link_lifetime);

} // namespace deedbox::users

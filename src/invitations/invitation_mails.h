#pragma once

#include "invitations/invitation.h"
#include "mail/outbox.h"

namespace deedbox::invitations {

/// Asks somebody from outside, with a link of the invitation's present issue.
mail::Mail invitation_mail(const Invitation& invitation, const Host& host);

/// How this subject's mails are worded.
mail::Compositions invitation_compositions(db::Database& db);

} // namespace deedbox::invitations

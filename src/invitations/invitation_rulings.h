#pragma once

#include "base/actor.h"
#include "base/ground.h"
#include "invitations/invitation.h"

namespace deedbox::invitations {

/// Whether somebody is who was invited: by their whole address. Two spellings of a mailbox can be two people
/// (`Mailbox`), and only one of them was named.
bool is_invited(const Invitation& invitation, const Actor& actor);

/// Errors: `link.unknown` for everybody else, because the link is only a door; `link.dead`.
Ruling may_accept(const OpenedInvitation& opened, const Actor& actor, Instant now);

/// Whoever reads the mail may refuse, with no user here: they know whose it is. Errors: `link.dead`; invalid, when the
/// address is another mailbox's, as that of a robot that fills in forms.
Ruling may_refuse(const OpenedInvitation& opened, const EmailAddress& typed, Instant now);

} // namespace deedbox::invitations

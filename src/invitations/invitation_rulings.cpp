#include "invitations/invitation_rulings.h"

#include "base/mailbox.h"

namespace deedbox::invitations {

bool is_invited(const Invitation& invitation, const Actor& actor) {
    return invitation.email == actor.email;
}

Ruling may_accept(const OpenedInvitation& opened, const Actor& actor, Instant now) {
    if (!is_invited(opened.invitation, actor)) return unknown_link();
    CHECK_OR_RETURN(check_link(opened, now));
    return Ground::invited;
}

Ruling may_refuse(const OpenedInvitation& opened, const EmailAddress& typed, Instant now) {
    CHECK_OR_RETURN(check_link(opened, now));
    if (!same_mailbox(opened.invitation.email, typed))
        return invalid("/email", "email.other_than_invited", {{"email", opened.invitation.email.text()}});
    return Ground::invitation_link;
}

} // namespace deedbox::invitations

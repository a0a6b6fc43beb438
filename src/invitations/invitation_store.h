#pragma once

#include "db/database.h"
#include "invitations/invitation.h"

namespace deedbox::invitations {

extern const db::Query<Invitation> invitation_by_id;
extern const db::Query<Host> host_of_invitation;
extern const db::Query<Invitation> invitations_of_request;
/// Whose time is over at a moment ($1), at most so many ($2).
extern const db::Query<Invitation> invitations_to_lapse;
/// Whether the link of an invitation ($1) of one issue ($2) can still be answered.
struct Live {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(Live, (), (one))
extern const db::Query<Live> live_invitation;

// Every write is guarded; when what it was made from has changed: `db::overtaken`.

/// One open invitation for each account and mailbox.
void save_invitation(db::Unit& unit, const Invitation& invitation);
/// It can still be answered by the link that was read.
void guard_live(db::Unit& unit, const Invitation& invitation);
void save_acceptance(db::Unit& unit, const Invitation& invitation, Instant now);
void save_refusal(db::Unit& unit, const Invitation& invitation, const std::optional<std::string>& reason, Instant now);
void save_lapse(db::Unit& unit, const Invitation& invitation, Instant now);

} // namespace deedbox::invitations

#include "invitations/invitation_store.h"

#include "base/mailbox.h"

namespace deedbox::invitations {

#define INVITATION                                                                                                     \
    "SELECT id, smart_account_id, email, role, language, note, invited_by, account_request_id, state, "                \
    "link_generation, issued_at, expires_at, decided_at, refusal_reason FROM invitations "
const db::Query<Invitation> invitation_by_id{INVITATION "WHERE id = $1"};
const db::Query<Invitation> invitations_of_request{INVITATION "WHERE account_request_id = $1 ORDER BY id"};
const db::Query<Invitation> invitations_to_lapse{
    INVITATION "WHERE state = 'invited' AND expires_at <= $1 ORDER BY expires_at LIMIT $2"};
#undef INVITATION

const db::Query<Host> host_of_invitation{R"(
    SELECT a.name AS account_name, a.domain_identifier, a.status AS account_status, u.name AS inviter_name,
           u.email AS inviter_email
    FROM invitations i JOIN smart_accounts a ON a.id = i.smart_account_id JOIN users u ON u.id = i.invited_by
    WHERE i.id = $1)"};

const db::Query<Live> live_invitation{R"(
    SELECT 1 AS one FROM invitations
    WHERE id = $1 AND link_generation = $2 AND state = 'invited'
      AND EXISTS (SELECT 1 FROM smart_accounts a WHERE a.id = smart_account_id AND a.status = 'active'))"};

namespace {

const db::Command insert_invitation{R"(
    INSERT INTO invitations (id, smart_account_id, email, mailbox, role, language, note, invited_by, account_request_id,
                             state, link_generation, issued_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'invited', $10, $11, $12)
    ON CONFLICT DO NOTHING)"};

const db::Command accept_invitation{R"(
    UPDATE invitations SET state = 'accepted', decided_at = $3
    WHERE id = $1 AND link_generation = $2 AND state = 'invited'
      AND EXISTS (SELECT 1 FROM smart_accounts a WHERE a.id = smart_account_id AND a.status = 'active'))"};

const db::Command refuse_invitation{R"(
    UPDATE invitations SET state = 'refused', decided_at = $3, refusal_reason = $4
    WHERE id = $1 AND link_generation = $2 AND state = 'invited')"};

const db::Command lapse_invitation{R"(
    UPDATE invitations SET state = 'lapsed', decided_at = $3
    WHERE id = $1 AND link_generation = $2 AND state = 'invited')"};

} // namespace

void save_invitation(db::Unit& unit, const Invitation& invitation) {
    unit.expect(1, db::overtaken(), insert_invitation, invitation.id, invitation.smart_account_id, invitation.email,
                Mailbox::of(invitation.email).text(), invitation.role, invitation.language, invitation.note,
                invitation.invited_by, invitation.account_request_id, invitation.link_generation, invitation.issued_at,
                invitation.expires_at);
}

void guard_live(db::Unit& unit, const Invitation& invitation) {
    unit.require(db::one(live_invitation, invitation.id, invitation.link_generation), db::overtaken());
}

void save_acceptance(db::Unit& unit, const Invitation& invitation, Instant now) {
    unit.expect(1, db::overtaken(), accept_invitation, invitation.id, invitation.link_generation, now);
}

void save_refusal(db::Unit& unit, const Invitation& invitation, const std::optional<std::string>& reason, Instant now) {
    unit.expect(1, db::overtaken(), refuse_invitation, invitation.id, invitation.link_generation, now, reason);
}

void save_lapse(db::Unit& unit, const Invitation& invitation, Instant now) {
    unit.expect(1, db::overtaken(), lapse_invitation, invitation.id, invitation.link_generation, now);
}

} // namespace deedbox::invitations

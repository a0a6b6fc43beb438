#include "invitations/invitation_store.h"

#include "base/mailbox.h"
#include "db/json_members.h"

namespace deedbox::invitations {

#define INVITATION                                                                                                     \
    "SELECT id, smart_account_id, email, role, language, note, invited_by, account_request_id, state, "                \
    "link_generation, issued_at, expires_at, decided_at, refusal_reason, virtual_account_id, include_nested "          \
    "FROM invitations "
const db::Query<Invitation> invitation_by_id{INVITATION "WHERE id = $1"};
const db::Query<Invitation> invitations_of_request{INVITATION "WHERE account_request_id = $1 ORDER BY id"};
const db::Query<Invitation> invitations_to_lapse{
    INVITATION "WHERE state = 'invited' AND expires_at <= $1 ORDER BY expires_at LIMIT $2"};
const db::Query<Invitation> invitation_of_account{INVITATION "WHERE id = $1 AND smart_account_id = $2"};
const db::Query<Invitation> open_invitation_to{INVITATION
                                               "WHERE smart_account_id = $1 AND mailbox = $2 AND state = 'invited'"};
#undef INVITATION

const auto listed_on_both = db::with_patterns(R"(
    SELECT i.id, i.email, i.role, i.virtual_account_id, v.name AS virtual_account_name, i.include_nested, v.path, i.note,
           i.state, u.name AS inviter_name, u.email AS inviter_email, i.issued_at, i.expires_at, i.decided_at,
           i.refusal_reason
    FROM invitations i JOIN users u ON u.id = i.invited_by LEFT JOIN virtual_accounts v ON v.id = i.virtual_account_id
    WHERE i.smart_account_id = $1 AND i.id < $2
      AND (CAST($4 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM {patterns} WHERE v.path LIKE w.value))
    ORDER BY i.id DESC LIMIT $3)",
                                              "$4");
const db::Query<ListedInvitation> invitations_of_account{listed_on_both.sqlite, listed_on_both.postgresql,
                                                         db::Lane::search};

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
                             state, link_generation, issued_at, expires_at, virtual_account_id, include_nested)
    SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, 'invited', $10, $11, $12, $13, $14
    WHERE CAST($13 AS BIGINT) IS NULL
       OR EXISTS (SELECT 1 FROM virtual_accounts v WHERE v.id = $13 AND v.smart_account_id = $2)
    ON CONFLICT DO NOTHING)"};

const db::Command accept_invitation{R"(
    UPDATE invitations SET state = 'accepted', decided_at = $3
    WHERE id = $1 AND link_generation = $2 AND state = 'invited'
      AND EXISTS (SELECT 1 FROM smart_accounts a WHERE a.id = smart_account_id AND a.status = 'active'))"};

const db::Command refuse_invitation{R"(
    UPDATE invitations SET state = 'refused', decided_at = $3, refusal_reason = $4
    WHERE id = $1 AND link_generation = $2 AND state = 'invited')"};

const db::Command revoke_invitation{R"(
    UPDATE invitations SET state = 'revoked', decided_at = $3
    WHERE id = $1 AND link_generation = $2 AND state = 'invited')"};

const db::Command resend_invitation{R"(
    UPDATE invitations SET link_generation = $3, issued_at = $4, expires_at = $5
    WHERE id = $1 AND link_generation = $2 AND state = 'invited')"};

const db::Command move_invitations_to{R"(
    UPDATE invitations SET virtual_account_id = $2 WHERE virtual_account_id = $1 AND state = 'invited')"};
const db::Command revoke_invitations_to{R"(
    UPDATE invitations SET state = 'revoked', decided_at = $2 WHERE virtual_account_id = $1 AND state = 'invited')"};

const db::Command lapse_invitation{R"(
    UPDATE invitations SET state = 'lapsed', decided_at = $3
    WHERE id = $1 AND link_generation = $2 AND state = 'invited')"};

} // namespace

void save_invitation(db::Unit& unit, const Invitation& invitation) {
    unit.expect(1, db::overtaken(), insert_invitation, invitation.id, invitation.smart_account_id, invitation.email,
                Mailbox::of(invitation.email).text(), invitation.role, invitation.language, invitation.note,
                invitation.invited_by, invitation.account_request_id, invitation.link_generation, invitation.issued_at,
                invitation.expires_at, invitation.virtual_account_id, invitation.include_nested);
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

void save_revocation(db::Unit& unit, const Invitation& invitation, Instant now) {
    unit.expect(1, db::overtaken(), revoke_invitation, invitation.id, invitation.link_generation, now);
}

void save_resend(db::Unit& unit, const Invitation& invitation, const Invitation& anew) {
    unit.expect(1, db::overtaken(), resend_invitation, invitation.id, invitation.link_generation, anew.link_generation,
                anew.issued_at, anew.expires_at);
}

void move_invitations(db::Unit& unit, VirtualAccountId from, std::optional<VirtualAccountId> to, Instant now) {
    if (to)
        unit.run(move_invitations_to, from, *to);
    else
        unit.run(revoke_invitations_to, from, now);
}

} // namespace deedbox::invitations

// The columns of rows that several files ask for, the same for each way of finding one.
#pragma once

#define REQUEST_COLUMNS                                                                                                \
    "r.id, r.smart_account_id, r.requester_id, r.requester_email, u.name AS requester_name, r.account_name, "          \
    "a.status AS account_status, r.domain_identifier, r.registered_domain, r.country, r.note_to_approver, "            \
    "r.note_to_reviewer, r.note_to_users, r.language, r.status, r.routed_to, r.review_cause, r.created_at, "           \
    "r.expires_at, r.version, r.requester_domain, r.next_reminder_at, r.held_until, r.reroute_since, "                 \
    "r.withdrawn_at, r.withdrawal_reason, r.lapse_cause, r.look_alike_of, r.released_by, "                             \
    "(SELECT count(*) FROM smart_accounts p WHERE p.registered_domain = r.registered_domain "                          \
    "AND p.status = 'active' AND p.visibility = 'restricted') AS restricted_accounts "                                 \
    "FROM account_requests r JOIN users u ON u.id = r.requester_id JOIN smart_accounts a ON a.id = "                   \
    "r.smart_account_id "

#define APPROVER_COLUMNS                                                                                               \
    "id, account_request_id, email, state, link_generation, link_issued_at, live_generation, link_live_since, "        \
    "link_renewed_at, named_by, closed_because, closed_with "                                                          \
    "FROM request_approvers "

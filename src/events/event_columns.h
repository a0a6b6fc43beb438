// The columns of rows that several files ask for.
#pragma once

#define EVENT_COLUMNS                                                                                                  \
    "e.id, e.at, e.act, e.actor_id, e.because, e.user_id, e.smart_account_id, e.account_request_id, e.data, "          \
    "e.personal_digest, e.hash, e.personal, e.salt, e.hash_version, e.blind"

#define SEAL_COLUMNS "number, at, previous_hash, root, event_count, hash, signature"

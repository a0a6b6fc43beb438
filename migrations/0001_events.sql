-- The append-only log. A row's hash covers every column but the seal; personal fields enter it through their salted digest,
-- so that erasing `personal` and `salt` later leaves the log provable.
CREATE TABLE events (
    id                 {id} NOT NULL PRIMARY KEY,
    at                 {time} NOT NULL,
    act                TEXT NOT NULL,
    actor_id           {id},
    because            TEXT NOT NULL,
    user_id            {id},
    smart_account_id   {id},
    account_request_id {id},
    data               TEXT NOT NULL,
    personal           TEXT,
    salt               {bytes},
    personal_digest    {bytes},
    hash               {bytes} NOT NULL,
    seal_number        {id}
) {strict};
CREATE INDEX events_unsealed ON events (id) WHERE seal_number IS NULL;
CREATE INDEX events_of_request ON events (account_request_id, id) WHERE account_request_id IS NOT NULL;
CREATE INDEX events_of_account ON events (smart_account_id, id) WHERE smart_account_id IS NOT NULL;
CREATE INDEX events_of_seal ON events (seal_number, id) WHERE seal_number IS NOT NULL;

-- One seal closes a batch of events: each names the one before it, so that neither an event nor a seal can be changed,
-- added or taken away unnoticed.
CREATE TABLE event_seals (
    number        {id} NOT NULL PRIMARY KEY,
    at            {time} NOT NULL,
    previous_hash {bytes} NOT NULL,
    root          {bytes} NOT NULL,
    event_count   {id} NOT NULL,
    hash          {bytes} NOT NULL,
    signature     {bytes} NOT NULL
) {strict};

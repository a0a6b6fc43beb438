#pragma once

#include "db/database.h"
#include "requests/objection.h"

namespace deedbox::requests {

/// In the order they were made; $1 request, $2 the id to start after, $3 limit.
extern const db::Query<Objection> objections_to_request;
extern const db::Query<Objection> objection_of_mailbox; // $1 request, $2 mailbox
/// Newest first; $1 user, $2 the id to start below, $3 limit.
extern const db::Query<OwnObjection> objections_of_user;
extern const db::Query<OwnObjection> objection_by_id;

/// The request waits for a reviewer, whoever was asked waits, and no release comes by itself. Guarded: `db::overtaken`.
void save_objection(db::Unit& unit, const Request& request, const Objection& objection);
/// What a look for the record of an objection found; nothing when it was there.
void save_look(db::Unit& unit, ObjectionId id, std::optional<proven_domains::Trouble> trouble, Instant now);
/// What came of those that are not answered yet.
void save_outcome(db::Unit& unit, AccountRequestId request, ObjectionOutcome outcome);

} // namespace deedbox::requests

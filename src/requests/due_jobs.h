#pragma once

#include "requests/request_records.h"

namespace deedbox::requests {

/// What a job does to one request: its act, as a unit to be written.
using DueAct = std::function<Result<db::Unit>(const RequestState&)>;

/// Runs an act for every request that a query finds at a moment ($1; $2 how many at most), until it finds none. One
/// that somebody else has changed meanwhile is left to the next turn. While some are written, the next are made ready.
Task<Result<void>> for_each_due(const RequestRecords& records, const db::Query<Request>& due, Instant moment,
                                DueAct act);

} // namespace deedbox::requests

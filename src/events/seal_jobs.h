#pragma once

#include "base/secrets.h"
#include "jobs/calendar.h"

namespace deedbox::events {

/// `events.seal`: seals what happened since the last seal. Acts never wait for it.
jobs::Job seal_job(db::Database& db, const SecretKey& key);

/// One turn of it; returns how many events it sealed.
Task<Result<std::size_t>> seal_events(db::Database& db, const SecretKey& key, Instant now);

/// What `deedbox verify-log` found: how far the log is proven, or the first thing that is wrong.
struct LogReport {
    std::int64_t seals = 0;
    std::int64_t events = 0;
    std::int64_t unsealed = 0;
    std::string head; // the newest seal's hash, in hex: keep it somewhere else, and compare
    std::optional<std::string> fault{};
};
/// With a `head`, kept from an earlier run, the log also has to contain that seal: so nobody can have written it anew.
Task<Result<LogReport>> verify_log(db::Database& db, const SecretKey& key, std::string head);

} // namespace deedbox::events

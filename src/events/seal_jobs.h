#pragma once

#include "base/secrets.h"
#include "db/database.h"

namespace deedbox::events {

Task<Result<bool>> anything_unsealed(db::Database& db);

/// The job that seals what happened since the last seal; returns how many events it sealed. Acts never wait for it.
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

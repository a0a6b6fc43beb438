#pragma once

#include "events/event.h"

namespace deedbox::events {

/// The root of a Merkle tree over the hashes, as RFC 6962 §2.1 builds it: leaves and nodes are told apart, and a lone
/// node moves up as it is.
Bytes merkle_root(const std::vector<Bytes>& hashes);

struct Seal {
    std::int64_t number = 0;
    std::int64_t at = 0;
    Blob previous_hash;
    Blob root;
    std::int64_t event_count = 0;
    Blob hash;
    Blob signature;
};
BOOST_DESCRIBE_STRUCT(Seal, (), (number, at, previous_hash, root, event_count, hash, signature))

/// Closes a batch: the seal that follows `previous` (nothing: the first).
Seal seal_over(const std::optional<Seal>& previous, const std::vector<LoggedEvent>& batch, const SecretKey& key,
               Instant now);

/// What is wrong with a seal and its events; nothing when all is well.
std::optional<std::string> fault_in(const Seal& seal, const std::optional<Seal>& previous,
                                    const std::vector<LoggedEvent>& batch, std::string_view public_key);

} // namespace deedbox::events

#pragma once

#include "events/event.h"

namespace deedbox::events {

/// The root of a Merkle tree over the hashes, as RFC 6962 §2.1 builds it: leaves and nodes are told apart, and a lone
/// node moves up as it is.
Bytes merkle_root(const std::vector<Bytes>& hashes);
/// What proves that the hash at a place is under the root: the nodes beside the way up, from the leaf on.
std::vector<Bytes> merkle_path(const std::vector<Bytes>& hashes, std::size_t place);
/// The root to which the path leads from a hash at this place among so many; nothing where no path of a tree of that
/// size looks so.
std::optional<Bytes> root_by_path(std::string_view hash, std::size_t place, std::size_t count,
                                  const std::vector<Bytes>& path);

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

/// What the seal's signature is over.
Bytes hash_of(const Seal& seal);

/// Closes a batch: the seal that follows `previous` (nothing: the first).
Seal seal_over(const std::optional<Seal>& previous, const std::vector<LoggedEvent>& batch, const SecretKey& key,
               Instant now);

/// What is wrong with a seal and its events; nothing when all is well.
std::optional<std::string> fault_in(const Seal& seal, const std::optional<Seal>& previous,
                                    const std::vector<LoggedEvent>& batch, std::string_view public_key);

} // namespace deedbox::events

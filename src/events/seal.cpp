#include "events/seal.h"

namespace deedbox::events {

namespace {

Bytes root_of(const std::vector<LoggedEvent>& batch) {
    std::vector<Bytes> hashes;
    hashes.reserve(batch.size());
    for (const auto& event : batch) hashes.push_back(event.row.hash.bytes);
    return merkle_root(hashes);
}

// Erased altogether, or just as they were written.
bool personal_fields_are_own(const EventRow& row) {
    if (!row.personal && !row.salt) return true;
    return row.personal && row.salt && row.personal_digest && row.personal_digest->bytes == personal_digest_of(row);
}

// Version 1 of the hash covers three columns, and not the rows by which an event is found.
bool subjects_are_own(const LoggedEvent& event) {
    const auto& row = event.row;
    if (row.hash_version != 1) return true;
    std::vector<Subject> told;
    const auto add = [&told](SubjectKind kind, const std::optional<std::int64_t>& id) {
        if (id) told.push_back(Subject::of(kind, *id));
    };
    add(SubjectKind::user, row.user_id);
    add(SubjectKind::smart_account, row.smart_account_id);
    add(SubjectKind::account_request, row.account_request_id);
    return told == event.subjects;
}

std::vector<Bytes> leaves_of(const std::vector<Bytes>& hashes) {
    std::vector<Bytes> level;
    level.reserve(hashes.size());
    for (const auto& hash : hashes) level.push_back(digest({"leaf", hash}));
    return level;
}

std::vector<Bytes> level_above(const std::vector<Bytes>& level) {
    std::vector<Bytes> above;
    for (std::size_t i = 0; i + 1 < level.size(); i += 2) above.push_back(digest({"node", level[i], level[i + 1]}));
    if (level.size() % 2 == 1) above.push_back(level.back());
    return above;
}

} // namespace

Bytes merkle_root(const std::vector<Bytes>& hashes) {
    auto level = leaves_of(hashes);
    while (level.size() > 1) level = level_above(level);
    return level.empty() ? digest({"empty"}) : level.front();
}

std::vector<Bytes> merkle_path(const std::vector<Bytes>& hashes, std::size_t place) {
    std::vector<Bytes> path;
    for (auto level = leaves_of(hashes); level.size() > 1; level = level_above(level), place /= 2)
        if (const auto beside = place ^ 1U; beside < level.size()) path.push_back(level[beside]);
    return path;
}

std::optional<Bytes> root_by_path(std::string_view hash, std::size_t place, std::size_t count,
                                  const std::vector<Bytes>& path) {
    if (place >= count) return std::nullopt;
    auto node = digest({"leaf", hash});
    auto beside = path.begin();
    for (; count > 1; place /= 2, count = (count + 1) / 2) {
        if ((place ^ 1U) >= count) continue; // a lone node moves up as it is
        if (beside == path.end()) return std::nullopt;
        node = place % 2 == 0 ? digest({"node", node, *beside}) : digest({"node", *beside, node});
        ++beside;
    }
    if (beside != path.end()) return std::nullopt;
    return node;
}

Bytes hash_of(const Seal& seal) {
    return digest({std::to_string(seal.number), std::to_string(seal.at), seal.previous_hash.bytes, seal.root.bytes,
                   std::to_string(seal.event_count)});
}

Seal seal_over(const std::optional<Seal>& previous, const std::vector<LoggedEvent>& batch, const SecretKey& key,
               Instant now) {
    Seal seal{.number = previous ? previous->number + 1 : 1,
              .at = now.time_since_epoch().count(),
              .previous_hash = previous ? previous->hash : Blob{},
              .root = {root_of(batch)},
              .event_count = static_cast<std::int64_t>(batch.size()),
              .hash = {},
              .signature = {}};
    seal.hash.bytes = hash_of(seal);
    seal.signature.bytes = key.sign(seal.hash.bytes);
    return seal;
}

std::optional<std::string> fault_in(const Seal& seal, const std::optional<Seal>& previous,
                                    const std::vector<LoggedEvent>& batch, std::string_view public_key) {
    const auto named = "seal " + std::to_string(seal.number);
    if (seal.number != (previous ? previous->number + 1 : 1)) return named + " does not follow the one before it";
    if (seal.previous_hash != (previous ? previous->hash : Blob{})) return named + " names another seal before it";
    if (seal.event_count != static_cast<std::int64_t>(batch.size()))
        return named + " counts other events than are there";
    for (const auto& event : batch)
        if (event.row.hash.bytes != hash_of(event) || !personal_fields_are_own(event.row) || !subjects_are_own(event))
            return "event " + std::to_string(event.row.id) + " was changed";
    if (seal.root.bytes != root_of(batch)) return named + " was made over other events";
    if (seal.hash.bytes != hash_of(seal)) return named + " was changed";
    if (!signature_is_good(seal.hash.bytes, seal.signature.bytes, public_key))
        return named + " is not signed with this installation's key";
    return std::nullopt;
}

} // namespace deedbox::events

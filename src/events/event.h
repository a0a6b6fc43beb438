#pragma once

#include "base/bytes.h"
#include "base/call_key.h"
#include "base/described.h"
#include "base/ground.h"
#include "base/secrets.h"
#include "events/deed.h"

#include <boost/json/object.hpp>

namespace deedbox::events {

using EventId = Id<struct EventTag>;

/// Something that happened, as the log keeps it. `data` names no person; what does goes into `personal`, which can be
/// erased one day without breaking the seals.
struct Event {
    const Deed& deed;
    Ground because;
    std::optional<UserId> actor{};
    std::vector<Subject> subjects{};
    boost::json::object data{};
    boost::json::object personal{};
};

/// One sealed or unsealed row, as its hash sees it.
struct EventRow {
    std::int64_t id = 0;
    std::int64_t at = 0;
    std::string act;
    std::optional<std::int64_t> actor_id;
    std::string because;
    // What version 1 of the hash kept of the subjects; empty since version 2, which has `EventSubject`s.
    std::optional<std::int64_t> user_id;
    std::optional<std::int64_t> smart_account_id;
    std::optional<std::int64_t> account_request_id;
    std::string data;
    std::optional<Blob> personal_digest;
    Blob hash;
    std::optional<std::string> personal; // these two are not in the hash: they can be erased
    std::optional<Blob> salt;
    std::int64_t hash_version = 3;
    std::optional<Blob> blind; // since version 3: what the actor enters the hash with
};
BOOST_DESCRIBE_STRUCT(EventRow, (),
                      (id, at, act, actor_id, because, user_id, smart_account_id, account_request_id, data,
                       personal_digest, hash, personal, salt, hash_version, blind))

/// What an event tells of: one row for each subject.
struct EventSubject {
    std::int64_t event_id = 0;
    SubjectKind kind = SubjectKind::user;
    std::int64_t subject_id = 0;
};
BOOST_DESCRIBE_STRUCT(EventSubject, (), (event_id, kind, subject_id))

/// An event with its subjects, in the order of their kinds.
struct LoggedEvent {
    EventRow row;
    std::vector<Subject> subjects{};
};
/// The event as the log will keep it, with its hash; its subjects sorted, its personal fields salted.
LoggedEvent logged(const Event& event, EventId id, Instant now);
/// Puts each subject to its event; both come in the order of the events' ids.
std::vector<LoggedEvent> with_subjects(std::vector<EventRow> rows, const std::vector<EventSubject>& subjects);

/// By the version that the row names. Version 1 had three columns for subjects; version 2 took the actor as they are
/// and the personal fields as one. Since version 3 whoever did it and each personal field enter by a digest of their
/// own, so that a receipt proves an event and keeps to itself what its reader may not know.
Bytes hash_of(const LoggedEvent& event);
/// The same of an event of which the actor's digest is all that is known.
Bytes hash_of(const LoggedEvent& event, std::string_view actor_digest);
Bytes actor_digest_of(std::string_view blind, const std::optional<std::int64_t>& actor);

/// One personal field, by itself: its value as JSON, and a salt of its own, from which no other field's can be told.
struct PersonalField {
    std::string name;
    std::string value;
    Bytes salt;
};
/// The fields of a JSON object, salted from the event's one salt; none when it is no object.
std::vector<PersonalField> personal_fields_of(std::string_view salt, std::string_view personal);
Bytes digest_of(const PersonalField& field);
/// Of all the fields' digests, in whatever order they come.
Bytes digest_of_fields(std::vector<Bytes> digests);
/// What enters the hash in the place of personal fields, by the version that the row names; they and their salt are
/// there.
Bytes personal_digest_of(const EventRow& row);

} // namespace deedbox::events

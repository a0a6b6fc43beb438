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
    std::int64_t hash_version = 2;
};
BOOST_DESCRIBE_STRUCT(EventRow, (),
                      (id, at, act, actor_id, because, user_id, smart_account_id, account_request_id, data,
                       personal_digest, hash, personal, salt, hash_version))

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

/// By the version that the row names. Version 1 had three columns for subjects.
Bytes hash_of(const LoggedEvent& event);
/// What enters the hash in the place of personal fields.
Bytes personal_digest_of(std::string_view salt, std::string_view personal);

} // namespace deedbox::events

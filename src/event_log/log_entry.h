#pragma once

#include "base/texts.h"
#include "events/event.h"
#include "powers/standing.h"

namespace deedbox::event_log {

using events::EventId;

/// What of the log of an account somebody asks for.
struct LogSought {
    SmartAccountId account;
    std::optional<std::vector<std::string>> places{}; // LIKE patterns of paths; nothing: all of the account
    std::optional<std::string> act{};                 // a deed, or what its name begins with up to a dot
    std::optional<std::string> actor{};               // the address of whoever did it
    std::optional<Instant> from{};
    std::optional<Instant> to{};
};

/// A row of the log as it is stored, with the names that stand for its ids now.
struct LogRow {
    EventId id;
    Instant at;
    std::string act;
    std::string because;
    std::string data;
    std::optional<std::string> personal; // a JSON object; gone once it was erased
    std::optional<std::string> actor_name;
    std::optional<VirtualAccountId> virtual_account_id;
    std::optional<std::string> virtual_account_name;
};
BOOST_DESCRIBE_STRUCT(LogRow, (),
                      (id, at, act, because, data, personal, actor_name, virtual_account_id, virtual_account_name))

struct LogPlace {
    VirtualAccountId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(LogPlace, (), (id, name))

/// An event in its reader's words.
struct LogEntry {
    EventId id;
    Instant at;
    std::string act;
    std::string text;                   // the act in words
    std::optional<std::string> by;      // who did it; nobody, when it happened by itself or is not told
    std::optional<std::string> because; // what allowed it, in words
    std::optional<std::string> about;   // the address of the member or invited person it is about
    std::optional<powers::Role> role;   // that they have from then on, or had
    std::optional<LogPlace> virtual_account;
};
BOOST_DESCRIBE_STRUCT(LogEntry, (), (id, at, act, text, by, because, about, role, virtual_account))

/// Of the operator's staff the log says that it was they, not who. Who objects to a request is not told at all.
LogEntry entry_of(const LogRow& row, const Texts& texts, Language language);

// The whole log as a file: its head, and a line for each entry.
std::string csv_head();
std::string csv_of(const LogEntry& entry);
std::string json_line_of(const LogEntry& entry);

} // namespace deedbox::event_log

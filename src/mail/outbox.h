#pragma once

#include "db/database.h"
#include "mail/carrier.h"

#include <functional>
#include <map>

namespace deedbox::mail {

/// How one kind of mail is worded; a pure function of what its row holds.
using Composer = std::function<Letter(const Sheet&)>;

struct Composition {
    Composer compose;
    /// Whether it goes to people who did not ask for it, and so is held back from those who said stop.
    bool to_strangers = false;
};

using Compositions = std::map<std::string, Composition, std::less<>>;

/// What one sender takes under its lease: few enough that even a slow server is through with them before the lease
/// ends.
constexpr std::int64_t most_at_once = 8;

/// A row of the outbox that a sender has under its lease.
struct Due {
    MailId id;
    std::string kind;
    std::string recipient;
    Language language = Language::en;
    std::string arguments;
    std::int64_t tries = 0;
    std::int64_t lease = 0;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Due, (), (id, kind, recipient, language, arguments, tries, lease, created_at))

/// Sends what is owed: takes due rows under a lease, words them, hands them to the carrier, and writes down what became
/// of each. Safe to run on several nodes, and after a crash: a mail then goes out again with the same Message-ID.
class Outbox {
public:
    Outbox(db::Database& db, Carrier& carrier, const Desk& desk, Compositions compositions, std::string from,
           IdMaker& ids)
        : db_{db}, carrier_{carrier}, desk_{desk}, compositions_{std::move(compositions)}, from_{std::move(from)},
          ids_{ids} {}

    /// One round; returns how many mails it tried.
    Task<Result<std::size_t>> deliver_due(Instant now, std::int64_t at_most = most_at_once);

private:
    Task<Result<void>> deliver(const Due& due, Instant now);
    Task<Result<Delivery>> attempt(const Due& due, Instant now);
    Envelope envelope_for(const Due& due, const Composition& composition, Instant now) const;

    db::Database& db_;
    Carrier& carrier_;
    const Desk& desk_;
    Compositions compositions_;
    std::string from_;
    IdMaker& ids_;
};

/// When a mail that was put off `tries` times is tried again: half a minute, doubling, at most half an hour.
Duration back_off(std::int64_t tries);
/// How long a mail is tried before it counts as bounced (RFC 5321 §4.5.4.1: at least four to five days).
constexpr Duration gives_up_after = std::chrono::days{5};

} // namespace deedbox::mail

#pragma once

#include "db/database.h"
#include "events/event.h"
#include "mail/carrier.h"

#include <atomic>
#include <map>

namespace deedbox::mail {

/// How one kind of mail is worded; a pure function of what its row holds.
using Composer = std::function<Letter(const Sheet&)>;

/// Whether what a mail tells or asks still holds, by the facts of its row. Asked just before it is sent, so that nobody
/// is mailed a link that is dead already.
using StillWanted = std::function<Task<Result<bool>>(boost::json::object arguments)>;

struct Composition {
    Composer compose;
    /// Whether it goes to people who did not ask for it: then it counts against what one recipient gets in a day, and
    /// is held back from those who said stop.
    bool to_strangers = false;
    /// Left out: the mail is wanted whatever has happened since.
    StillWanted still_wanted{};
};

using Compositions = std::map<std::string, Composition, std::less<>>;

/// So many mails to one recipient in so much time, whoever sends.
struct RecipientLimit {
    std::int64_t mails;
    Duration window;
};

/// What one recipient gets of mails that they did not ask for.
constexpr RecipientLimit unasked_mails{20, std::chrono::hours{24}};

struct OutboxSettings {
    std::string from;                      // `Name <address>` or an address
    std::string bounce_address{};          // reports come to this address with a token in it; empty: to `from`
    std::optional<RecipientLimit> limit{}; // none: as many as are owed
};

/// What one sender takes under its lease.
constexpr std::int64_t most_at_once = 8;

/// A row of the outbox that a sender has under its lease.
struct Due {
    MailId id;
    std::string kind;
    std::string recipient;
    Language language = Language::en;
    std::string arguments;
    std::optional<SubjectKind> subject_kind;
    std::optional<std::int64_t> subject_id;
    std::optional<MailReason> reason;
    std::int64_t tries = 0;
    std::int64_t lease = 0;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Due, (),
                      (id, kind, recipient, language, arguments, subject_kind, subject_id, reason, tries, lease,
                       created_at))

/// What is owed, from the act that owes it to what became of it.
///
/// Sending: takes due rows under a lease, words them, hands them to the carrier, and writes down what became of each.
/// Safe to run on several nodes, and after a crash: a mail then goes out again with the same Message-ID.
class Outbox {
public:
    Outbox(db::Database& db, Carrier& carrier, const Letterhead& letterhead, OutboxSettings settings, IdMaker& ids)
        : db_{db}, carrier_{carrier}, letterhead_{letterhead}, settings_{std::move(settings)}, ids_{ids} {}

    /// What it can word from now on; before anything is posted.
    void add(Compositions letters) { compositions_.merge(letters); }

    /// Puts the mail into the outbox, in the unit of the act that it tells of. One too many for its recipient is held
    /// until there is room; the unit decides that when it commits.
    void post(db::Unit& unit, const Mail& mail, MailId id, Instant now) const;

    /// Frees what this node had under a lease when it died. Before it sends anything.
    Task<Result<void>> reclaim();

    /// Takes nothing more; a round that runs ends after the mail it is at, and writes down what became of those it
    /// sent.
    void stop() { stopping_ = true; }
    bool is_stopping() const { return stopping_; }

    /// One round; returns how many mails it tried.
    Task<Result<std::size_t>> deliver_due(Instant now, std::int64_t at_most = most_at_once);

private:
    Task<Result<void>> deliver(const std::vector<Due>& batch, db::Unit& unsettled, Instant now);
    Task<Result<void>> settle_bounce(const Due& due, const Delivery& delivery, Instant now);
    Task<Result<Delivery>> attempt(const Due& due, Instant now);
    Envelope envelope_for(const Due& due, const Composition& composition, Instant now) const;

    db::Database& db_;
    Carrier& carrier_;
    const Letterhead& letterhead_;
    Compositions compositions_;
    OutboxSettings settings_;
    IdMaker& ids_;
    std::atomic<bool> stopping_{false};
};

/// A mail that did not arrive, for the event log of what it belongs to.
extern const events::Deed mail_bounced;
struct BouncedMail {
    MailId id;
    std::string kind;
    std::string recipient;
    Subject subject;
    std::string detail; // what the mail server said
    Ground because;     // how we know
};
/// The first statement of the unit that settles it.
void record_bounce(db::Unit& unit, const BouncedMail& mail, IdMaker& ids, Instant now);

/// When a mail that was put off `tries` times is tried again: half a minute, doubling, at most half an hour.
Duration back_off(std::int64_t tries);
/// How long a mail is tried before it counts as bounced (RFC 5321 §4.5.4.1: at least four to five days).
constexpr Duration gives_up_after = std::chrono::days{5};

} // namespace deedbox::mail

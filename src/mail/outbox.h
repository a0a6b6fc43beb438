#pragma once

#include "db/database.h"
#include "events/event.h"
#include "mail/carrier.h"
#include "mail/stranger_caps.h"

#include <atomic>
#include <map>

namespace deedbox::mail {

/// How one kind of mail is worded; a pure function of what its row holds.
using Composer = std::function<Letter(const Sheet&)>;

/// Whether what a mail tells or asks still holds, by the facts of its row. Asked just before it is sent, so that nobody
/// is mailed a link that is dead already.
using StillWanted = std::function<Task<Result<bool>>(boost::json::object arguments)>;

/// What follows from a mail's being handed over, written in the very unit that settles it as sent: what its link opens
/// from then on. Safe to run again: a mail that was sent may be sent once more after a crash.
using HandedOver = std::function<void(db::Unit&, const boost::json::object& arguments, Instant now)>;

/// Which quota of its recipient a mail counts against. The two never eat each other.
BOOST_DEFINE_ENUM_CLASS(Quota,
                        none,            // its recipient asked for it
                        anybody_causes,  // by typing an address, without signing in; beyond the quota it is dropped
                        signed_in_cause) // beyond the quota it is held

/// What becomes of a mail whose recipient said stop. One that nobody but its recipient asked for goes out anyhow.
enum class AfterStop { stays_home, goes_out };

struct Composition {
    Composer compose;
    Quota quota = Quota::none;
    AfterStop after_stop = AfterStop::stays_home;
    /// Left out: the mail is wanted whatever has happened since.
    StillWanted still_wanted{};
    /// Left out: nothing follows.
    HandedOver handed_over{};
};

using Compositions = std::map<std::string, Composition, std::less<>>;

/// So many mails to one mailbox in so much time, whoever sends. The unit that owes a mail counts, and units are written
/// in turn, by however many processes: so the count is exact on both engines.
struct RecipientLimit {
    std::int64_t mails;
    Duration window;
};

/// What one mailbox gets of mails that anybody can have sent to it. One too many is dropped: no row is written, and
/// whoever caused it is answered as ever.
constexpr RecipientLimit mails_anybody_causes{5, std::chrono::hours{24}};
/// What one mailbox gets of mails that signed-in people cause. One too many is held until there is room.
constexpr RecipientLimit unasked_mails{20, std::chrono::hours{24}};
/// A mail for which there would be no room within this time counts against nothing, and as bounced once it is over.
constexpr Duration longest_held = std::chrono::days{2};

struct OutboxSettings {
    Sender from{};
    std::string bounce_address{}; // reports come to this address with a token in it; empty: to `from`
    bool keeps_quotas = false;    // or as many are sent as are owed
    StrangerCaps stranger_caps{};
    Duration keeps_lease_every = std::chrono::minutes{1}; // while a mail server takes its time
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

    /// Puts the mail into the outbox, in the unit of the act that it tells of. What becomes of one too many for its
    /// recipient, the unit decides when it commits.
    void post(db::Unit& unit, const Mail& mail, MailId id, Instant now) const;

    /// For the acts that make mails to strangers: see `accounts::room_for_strangers`.
    const StrangerCaps& stranger_caps() const { return settings_.stranger_caps; }

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
    void settle_handed_over(const Due& due, db::Unit& unit, Instant now) const;
    Task<Result<void>> settle_bounce(const Due& due, const Delivery& delivery, Instant now);
    Task<Result<Delivery>> attempt(const Due& due, Instant now);
    Task<Delivery> carry(const Due& due, Wording wording, Instant now);
    Task<void> keep_lease(std::int64_t lease, Instant now);
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

/// What waits because our mail server is not there, or refuses us.
struct MailTrouble {
    std::int64_t mails = 0;
    std::optional<MailReason> reason; // of the newest
    std::optional<std::string> detail;
    std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(MailTrouble, (), (mails, reason, detail, at))
extern const db::Query<MailTrouble> mail_trouble;

/// When a mail that was put off `tries` times is tried again: half a minute, doubling, at most half an hour.
Duration back_off(std::int64_t tries);
/// How long a mail is tried before it counts as bounced (RFC 5321 §4.5.4.1: at least four to five days).
constexpr Duration gives_up_after = std::chrono::days{5};

} // namespace deedbox::mail

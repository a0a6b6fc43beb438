#include "mail/outbox.h"

#include "base/mailbox.h"
#include "events/event_store.h"
#include "mail/return_token.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <sodium.h>
#include <spdlog/spdlog.h>

namespace deedbox::mail {

namespace {

using Steady = std::chrono::steady_clock;

constexpr Duration lease_length = std::chrono::minutes{5};
// A slow mail server must not hold a batch for longer than its lease: the rest is given back.
constexpr Duration longest_batch = lease_length / 2;
// What became of a mail is on disk this soon, so that a crash sends few mails twice; faster mail servers share commits.
constexpr Duration settles_every = std::chrono::milliseconds{50};

const db::Command insert_mail{R"(
    INSERT INTO mails (id, kind, recipient, language, arguments, subject_kind, subject_id, state, changed_at, tries, due_at,
                       lease_until, lease, created_at, mailbox)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'queued', $8, 0, $8, 0, 0, $8, $9))"};

// When there is room for one more of a quota: once the mail that counts as the $10th before it is as old as the window,
// $11.
#define ROOM_IN(quota)                                                                                                 \
    "(SELECT COALESCE((SELECT counts_at FROM mails WHERE mailbox = $9 AND quota = '" quota "' "                        \
    "AND counts_at IS NOT NULL ORDER BY counts_at DESC LIMIT 1 OFFSET $10) + $11, 0) AS at) room"

const db::Command insert_or_drop_mail{
    "INSERT INTO mails (id, kind, recipient, language, arguments, subject_kind, subject_id, state, changed_at, tries, "
    "due_at, lease_until, lease, created_at, mailbox, quota, counts_at) "
    "SELECT $1, $2, $3, $4, $5, $6, $7, 'queued', $8, 0, $8, 0, 0, $8, $9, 'anybody_causes', $8 "
    "FROM " ROOM_IN("anybody_causes") " WHERE room.at <= $8"};

// Held until there is room, but no longer than to $12: what would be, counts against nothing.
const db::Command insert_or_hold_mail{
    "INSERT INTO mails (id, kind, recipient, language, arguments, subject_kind, subject_id, state, reason, changed_at, "
    "tries, due_at, lease_until, lease, created_at, mailbox, quota, counts_at) "
    "SELECT $1, $2, $3, $4, $5, $6, $7, CASE WHEN room.at > $8 THEN 'deferred' ELSE 'queued' END, "
    "CASE WHEN room.at > $12 THEN 'no_room' WHEN room.at > $8 THEN 'held' END, $8, 0, "
    "CASE WHEN room.at > $12 THEN $12 WHEN room.at > $8 THEN room.at ELSE $8 END, 0, 0, $8, $9, 'signed_in_cause', "
    "CASE WHEN room.at > $12 THEN NULL WHEN room.at > $8 THEN room.at ELSE $8 END "
    "FROM " ROOM_IN("signed_in_cause")};
#undef ROOM_IN

struct One {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(One, (), (one))

const db::Query<One> anything_due{R"(
    SELECT 1 AS one FROM mails WHERE state IN ('queued', 'deferred') AND due_at <= $1 AND lease_until < $1 LIMIT 1)"};

// Two nodes that look at once take different mails; SQLite has one writer, who needs no such words.
#define LEASE_DUE                                                                                                      \
    "UPDATE mails SET lease = $2, lease_until = $3 WHERE id IN (SELECT id FROM mails WHERE state IN ('queued', "       \
    "'deferred') AND due_at <= $1 AND lease_until < $1 ORDER BY due_at LIMIT $4"
const db::Command lease_due{LEASE_DUE ")", LEASE_DUE " FOR UPDATE SKIP LOCKED)"};
#undef LEASE_DUE

// The index has only the rows with a lease, so that is said, too.
const db::Query<Due> leased_mails{R"(
    SELECT id, kind, recipient, language, arguments, subject_kind, subject_id, reason, tries, lease, created_at
    FROM mails WHERE lease = $1 AND lease <> 0 ORDER BY id)"};

const db::Command settle_mail{R"(
    UPDATE mails SET state = $3, reason = $4, detail = $5, changed_at = $6, due_at = $7, tries = tries + 1, lease = 0,
                     lease_until = 0
    WHERE id = $1 AND lease = $2)"};

const db::Command prolong_lease{"UPDATE mails SET lease_until = $2 WHERE lease = $1 AND lease <> 0"};
const db::Command give_back_lease{"UPDATE mails SET lease = 0, lease_until = 0 WHERE lease = $1 AND lease <> 0"};
const db::Command give_back_leases_of_node{
    "UPDATE mails SET lease = 0, lease_until = 0 WHERE lease <> 0 AND ((lease >> 12) & 1023) = $1"};

const db::Query<One> stopped{
    "SELECT 1 AS one FROM mails m JOIN mail_stops s ON s.recipient = m.mailbox WHERE m.id = $1"};

Duration with_jitter(Duration duration) {
    const auto most = static_cast<std::uint32_t>(duration.count() / 5 + 1);
    return duration + Duration{randombytes_uniform(most)};
}

template <class Add>
void settle(const Due& due, const Delivery& delivery, Instant now, Add add) {
    const auto detail = delivery.detail.empty() ? std::nullopt : std::optional{delivery.detail};
    add(settle_mail, due.id, due.lease, delivery.state, delivery.reason, detail, now,
        now + with_jitter(back_off(due.tries)));
}

// Whether what keeps it is ours, whoever the mail is for.
bool is_our_trouble(const Delivery& delivery) {
    return delivery.reason == MailReason::unreachable || delivery.reason == MailReason::refused_us ||
           delivery.reason == MailReason::unwordable;
}

// Whether whoever waits for its answer has to know that it will not arrive, whatever happens next: somebody refused it,
// or there was no room for it.
bool is_lost(const Delivery& delivery) {
    return delivery.state == MailState::bounced && (!delivery.reason || *delivery.reason == MailReason::given_up ||
                                                    *delivery.reason == MailReason::held_too_long);
}

} // namespace

Duration back_off(std::int64_t tries) {
    constexpr std::int64_t most_doublings = 6;
    return std::min<Duration>(std::chrono::seconds{30} * (1LL << std::min(tries, most_doublings)),
                              std::chrono::minutes{30});
}

// By the index of what is to be sent: those that wait, not all that ever were.
#define IN_TROUBLE                                                                                                     \
    "FROM mails WHERE state IN ('queued', 'deferred') AND due_at >= 0 AND reason IN ('unreachable', 'refused_us')"
const db::Query<MailTrouble> mail_trouble{
    "SELECT total.mails, newest.reason, newest.detail, newest.at FROM (SELECT COUNT(*) AS mails " IN_TROUBLE ") total "
    "LEFT JOIN (SELECT reason, detail, changed_at AS at " IN_TROUBLE
    " ORDER BY changed_at DESC LIMIT 1) newest ON true"};
#undef IN_TROUBLE

const events::Deed mail_bounced{"mail.bounced", {SubjectKind::account_request}, {"email", "detail"}};

void record_bounce(db::Unit& unit, const BouncedMail& mail, IdMaker& ids, Instant now) {
    events::record(unit,
                   {.deed = mail_bounced,
                    .because = mail.because,
                    .subjects = {mail.subject},
                    .data = {{"mail", mail.id.text()}, {"kind", mail.kind}},
                    .personal = {{"email", mail.recipient}, {"detail", mail.detail}}},
                   ids.make<events::EventTag>(now), now);
}

void Outbox::post(db::Unit& unit, const Mail& mail, MailId id, Instant now) const {
    const auto found = compositions_.find(mail.kind);
    const auto arguments = boost::json::serialize(mail.arguments);
    const auto kind = mail.subject ? std::optional{mail.subject->kind} : std::nullopt;
    const auto subject = mail.subject ? std::optional{mail.subject->id} : std::nullopt;
    const auto mailbox = Mailbox::of(mail.to).text();
    const auto insert = [&](const db::Command& how, const auto&... more) {
        unit.run(how, id, mail.kind, mail.to, mail.language, arguments, kind, subject, now, mailbox, more...);
    };
    const auto before = [](const RecipientLimit& limit) { return limit.mails - 1; };
    const bool counts = settings_.keeps_quotas && found != compositions_.end();
    switch (counts ? found->second.quota : Quota::none) {
    case Quota::none: return insert(insert_mail);
    case Quota::anybody_causes:
        return insert(insert_or_drop_mail, before(mails_anybody_causes), mails_anybody_causes.window);
    case Quota::signed_in_cause:
        return insert(insert_or_hold_mail, before(unasked_mails), unasked_mails.window, now + longest_held);
    }
}

Task<Result<void>> Outbox::reclaim() {
    db::Unit unit;
    unit.run(give_back_leases_of_node, ids_.node());
    co_return co_await db_.write(std::move(unit));
}

Task<Result<std::size_t>> Outbox::deliver_due(Instant now, std::int64_t at_most) {
    if (!CO_TRY(co_await db_.one(anything_due, now))) co_return 0;
    const auto lease = ids_.next(now);
    db::Unit unit;
    unit.run(lease_due, now, lease, now + lease_length, at_most);
    CO_CHECK(co_await db_.write(std::move(unit)));
    const auto batch = CO_TRY(co_await db_.all(leased_mails, lease));
    db::Unit unsettled;
    const auto outcome = co_await deliver(batch, unsettled, now);
    unsettled.run(give_back_lease, lease);
    CO_CHECK(co_await db_.write(std::move(unsettled)));
    CO_CHECK(outcome);
    co_return batch.size();
}

// Whatever goes wrong with one mail, what became of those before it is in `unsettled` or on disk already.
Task<Result<void>> Outbox::deliver(const std::vector<Due>& batch, db::Unit& unsettled, Instant now) {
    const auto began = Steady::now();
    auto settled = began;
    for (const auto& due : batch) {
        if (stopping_ || Steady::now() - began > longest_batch) break;
        auto delivery = CO_TRY(co_await attempt(due, now));
        if (delivery.state == MailState::deferred && now - due.created_at >= gives_up_after)
            delivery = {MailState::bounced, is_our_trouble(delivery) ? MailReason::not_taken : MailReason::given_up,
                        std::move(delivery.detail)};
        if (delivery.state != MailState::sent)
            spdlog::warn("mail {} ({}) {}: {} {}", due.id.number, due.kind, described::enum_text(delivery.state),
                         delivery.reason ? described::enum_text(*delivery.reason) : "", delivery.detail);
        if (due.subject_kind && is_lost(delivery))
            CO_CHECK(co_await settle_bounce(due, delivery, now));
        else
            settle(due, delivery, now, [&](const auto&... step) { unsettled.run(step...); });
        if (delivery.state == MailState::sent) settle_handed_over(due, unsettled, now);
        if (Steady::now() - settled < settles_every) continue;
        CO_CHECK(co_await db_.write(std::exchange(unsettled, {})));
        settled = Steady::now();
    }
    co_return Result<void>{};
}

// Also when another sender has the mail by now: it was handed over all the same.
void Outbox::settle_handed_over(const Due& due, db::Unit& unit, Instant now) const {
    const auto found = compositions_.find(due.kind);
    if (found != compositions_.end() && found->second.handed_over)
        found->second.handed_over(unit, boost::json::parse(due.arguments).as_object(), now);
}

// A unit of its own, because its event is its mark.
Task<Result<void>> Outbox::settle_bounce(const Due& due, const Delivery& delivery, Instant now) {
    const Error taken{.kind = Kind::conflict, .code = "mail.taken"};
    db::Unit unit;
    record_bounce(
        unit,
        {.id = due.id,
         .kind = due.kind,
         .recipient = due.recipient,
         .subject = Subject::of(*due.subject_kind, *due.subject_id),
         .detail = delivery.detail,
         .because = delivery.reason == MailReason::held_too_long ? Ground::recipient_had_enough : Ground::mail_refused},
        ids_, now);
    settle(due, delivery, now, [&](const auto&... step) { unit.expect(1, taken, step...); });
    const auto settled = co_await db_.write(std::move(unit));
    if (!settled && settled.error().code == taken.code) co_return Result<void>{}; // another sender has it by now
    co_return settled;
}

Task<Result<Delivery>> Outbox::attempt(const Due& due, Instant now) {
    // A server on its way was still trying, and has not given up since: it would have told.
    if (due.reason == MailReason::delayed) co_return Delivery{MailState::sent};
    const auto found = compositions_.find(due.kind);
    if (found == compositions_.end()) co_return unwordable("this version knows no mail of this kind");
    const auto& composition = found->second;
    const bool heeds_stop = composition.quota != Quota::none && composition.after_stop == AfterStop::stays_home;
    if (heeds_stop && CO_TRY(co_await db_.one(stopped, due.id)))
        co_return Delivery{MailState::bounced, MailReason::stopped};
    boost::system::error_code error;
    auto arguments = boost::json::parse(due.arguments, error);
    if (error || !arguments.is_object()) co_return unwordable("its facts are not readable");
    if (composition.still_wanted && !CO_TRY(co_await composition.still_wanted(std::move(arguments.as_object()))))
        co_return Delivery{MailState::bounced, MailReason::superseded};
    if (due.reason == MailReason::no_room) co_return Delivery{MailState::bounced, MailReason::held_too_long};
    const Wording wording = [this, &due, &composition, now]() -> std::expected<Envelope, std::string> {
        try {
            return envelope_for(due, composition, now);
        } catch (const std::exception& failure) {
            return std::unexpected{std::string{failure.what()}};
        }
    };
    co_return co_await carry(due, wording, now);
}

// A mail server may take longer than a lease lasts. The batch stays ours meanwhile, or another sender would send it,
// too.
Task<Delivery> Outbox::carry(const Due& due, Wording wording, Instant now) {
    using boost::asio::experimental::awaitable_operators::operator||;
    auto outcome = co_await (carrier_.carry(std::move(wording)) || keep_lease(due.lease, now));
    co_return std::move(std::get<Delivery>(outcome));
}

// Until it is cancelled.
Task<void> Outbox::keep_lease(std::int64_t lease, Instant now) {
    using Executor = boost::asio::io_context::executor_type;
    using Timer = boost::asio::basic_waitable_timer<Steady, boost::asio::wait_traits<Steady>, Executor>;
    Timer timer{co_await boost::asio::this_coro::executor};
    const auto began = Steady::now();
    for (;;) {
        timer.expires_after(settings_.keeps_lease_every);
        const auto [cancelled] =
            co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable_t<Executor>{}));
        if (cancelled) co_return;
        const auto spent = std::chrono::duration_cast<Duration>(Steady::now() - began);
        db::Unit unit;
        unit.run(prolong_lease, lease, now + spent + lease_length);
        if (const auto kept = co_await db_.write(std::move(unit)); !kept)
            spdlog::warn("the lease of mails that are being sent: {}", kept.error().cause);
    }
}

Envelope Outbox::envelope_for(const Due& due, const Composition& composition, Instant now) const {
    const Sheet sheet{letterhead_, due.language, due.id.number, due.recipient,
                      boost::json::parse(due.arguments).as_object()};
    const auto letter = composition.compose(sheet);
    const auto rendered = render(letter, due.language, letterhead_.operator_name());
    const auto& sender = settings_.from.address;
    const auto token = letterhead_.return_token(due.id);
    return {.id = due.id,
            .from = settings_.from,
            .return_path = settings_.bounce_address.empty() ? sender : with_token(settings_.bounce_address, token),
            .to = due.recipient,
            .subject = letter.subject,
            .message_id = "deedbox." + std::to_string(due.id.number) + "@" + settings_.from.domain(),
            .return_token = token,
            .text = rendered.text,
            .html = rendered.html,
            .one_click_stop = letter.one_click_stop,
            .language = due.language,
            .date = now};
}

} // namespace deedbox::mail

#include "mail/outbox.h"

#include <boost/json/parse.hpp>
#include <sodium.h>
#include <spdlog/spdlog.h>

namespace deedbox::mail {

namespace {

constexpr Duration lease_length = std::chrono::minutes{5};

struct One {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(One, (), (one))

const db::Query<One> anything_due{R"(
    SELECT 1 AS one FROM mails WHERE state IN ('queued', 'deferred') AND due_at <= $1 AND lease_until < $1 LIMIT 1)"};

const db::Command lease_due{R"(
    UPDATE mails SET lease = $2, lease_until = $3
    WHERE id IN (SELECT id FROM mails WHERE state IN ('queued', 'deferred') AND due_at <= $1 AND lease_until < $1
                 ORDER BY due_at LIMIT $4))"};

const db::Query<Due> leased_mails{"SELECT id, kind, recipient, language, arguments, tries, lease, created_at FROM "
                                  "mails WHERE lease = $1 ORDER BY id"};

const db::Command settle_mail{R"(
    UPDATE mails SET state = $3, detail = $4, changed_at = $5, due_at = $6, tries = tries + 1, lease = 0, lease_until = 0
    WHERE id = $1 AND lease = $2)"};

const db::Query<One> stopped{"SELECT 1 AS one FROM mail_stops WHERE recipient = $1"};

Duration with_jitter(Duration duration) {
    const auto most = static_cast<std::uint32_t>(duration.count() / 5 + 1);
    return duration + Duration{randombytes_uniform(most)};
}

} // namespace

Duration back_off(std::int64_t tries) {
    constexpr std::int64_t most_doublings = 6;
    return std::min<Duration>(std::chrono::seconds{30} * (1LL << std::min(tries, most_doublings)),
                              std::chrono::minutes{30});
}

Task<Result<std::size_t>> Outbox::deliver_due(Instant now, std::int64_t at_most) {
    if (!CO_TRY(co_await db_.one(anything_due, now))) co_return 0;
    const auto lease = ids_.next(now);
    db::Unit unit;
    unit.run(lease_due, now, lease, now + lease_length, at_most);
    CO_CHECK(co_await db_.write(std::move(unit)));
    const auto batch = CO_TRY(co_await db_.all(leased_mails, lease));
    for (const auto& due : batch) CO_CHECK(co_await deliver(due, now));
    co_return batch.size();
}

Task<Result<void>> Outbox::deliver(const Due& due, Instant now) {
    auto delivery = CO_TRY(co_await attempt(due, now));
    if (delivery.state == MailState::deferred && now - due.created_at >= gives_up_after)
        delivery.state = MailState::bounced;
    if (delivery.state != MailState::sent)
        spdlog::warn("mail {} ({}) {}: {}", due.id.number, due.kind, described::enum_text(delivery.state),
                     delivery.detail);
    const auto detail = delivery.detail.empty() ? std::nullopt : std::optional{delivery.detail};
    db::Unit unit;
    unit.run(settle_mail, due.id, due.lease, delivery.state, detail, now, now + with_jitter(back_off(due.tries)));
    co_return co_await db_.write(std::move(unit));
}

Task<Result<Delivery>> Outbox::attempt(const Due& due, Instant now) {
    const auto found = compositions_.find(due.kind);
    if (found == compositions_.end()) co_return Delivery{MailState::bounced, "this program knows no mail of this kind"};
    if (found->second.to_strangers && CO_TRY(co_await db_.one(stopped, due.recipient)))
        co_return Delivery{MailState::bounced, "the recipient asked for no more mails from here"};
    std::optional<Envelope> envelope;
    try {
        envelope = envelope_for(due, found->second, now);
    } catch (const std::exception& error) { // a row that this version cannot read must not stop the others
        co_return Delivery{MailState::deferred, std::string{"it cannot be worded: "} + error.what()};
    }
    co_return co_await carrier_.carry(std::move(*envelope));
}

Envelope Outbox::envelope_for(const Due& due, const Composition& composition, Instant now) const {
    const Sheet sheet{desk_, due.language, due.id.number, due.recipient, boost::json::parse(due.arguments).as_object()};
    const auto letter = composition.compose(sheet);
    const auto rendered = render(letter, due.language, desk_.operator_name());
    auto host = from_.substr(from_.rfind('@') + 1);
    if (host.ends_with('>')) host.pop_back();
    return {.id = due.id,
            .from = from_,
            .to = due.recipient,
            .subject = letter.subject,
            .message_id = "deedbox." + std::to_string(due.id.number) + "@" + host,
            .text = rendered.text,
            .html = rendered.html,
            .language = due.language,
            .date = now};
}

} // namespace deedbox::mail

#include "accounts/stranger_mail_store.h"

namespace deedbox::accounts {

namespace {

const db::Query<SentToStrangers> sent_on_day{R"(
    SELECT COALESCE((SELECT mails FROM mails_to_strangers WHERE sender = $1 AND day = $3), 0) AS of_mailbox,
           COALESCE((SELECT mails FROM mails_to_strangers WHERE sender = $2 AND day = $3), 0) AS of_domain)"};

const db::Command count_mails{R"(
    INSERT INTO mails_to_strangers AS t (sender, day, mails) VALUES ($1, $2, $3)
    ON CONFLICT (sender, day) DO UPDATE SET mails = t.mails + excluded.mails WHERE t.mails + excluded.mails <= $4)"};

const db::Command delete_old_counts{"DELETE FROM mails_to_strangers WHERE day < $1"};

} // namespace

db::Read<std::optional<SentToStrangers>> sent_to_strangers(const CountedAs& sender, Instant now) {
    return db::one(sent_on_day, sender.mailbox, sender.domain, Instant{std::chrono::floor<std::chrono::days>(now)});
}

Task<Result<StrangerMails>> room_for_strangers(const acts::Means& means, EmailAddress sender,
                                               std::vector<EmailAddress> recipients, Instant now) {
    auto mails = StrangerMails::among(recipients, CountedAs::of(sender), now);
    if (mails.mails == 0) co_return mails;
    const auto [sent] = CO_TRY(co_await means.db.look(sent_to_strangers(mails.sender, now)));
    CO_CHECK(check_caps(means.outbox.stranger_caps(), *sent, mails, now));
    co_return mails;
}

void count_to_strangers(db::Unit& unit, const mail::StrangerCaps& caps, const StrangerMails& mails) {
    if (mails.mails == 0) return;
    if (caps.of_mailbox > 0)
        unit.expect(1, db::overtaken(), count_mails, mails.sender.mailbox, mails.day, mails.mails, caps.of_mailbox);
    if (caps.of_domain > 0 && !mails.sender.domain.empty())
        unit.expect(1, db::overtaken(), count_mails, mails.sender.domain, mails.day, mails.mails, caps.of_domain);
}

void sweep_stranger_mails(db::Unit& unit, Instant now) {
    unit.run(delete_old_counts, Instant{std::chrono::floor<std::chrono::days>(now)});
}

} // namespace deedbox::accounts

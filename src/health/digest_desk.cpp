#include "health/digest_desk.h"

#include "base/mailbox.h"
#include "health/digest_mails.h"
#include "health/health_deeds.h"
#include "users/mail_stop_store.h"

namespace deedbox::health {

namespace {

constexpr std::int64_t most_accounts_looked_at = 200;

} // namespace

Task<Result<void>> DigestDesk::send(Reader reader) {
    co_return co_await acts::carry_out(means_, Doer::portal(), [&](acts::Act& act) -> Task<Result<void>> {
        std::vector<Told> told;
        std::vector<Finding> all;
        for (auto& account : CO_TRY(co_await means_.db.all(accounts_to_tell_of, reader.id, most_accounts_looked_at))) {
            auto found = CO_TRY(co_await health_.findings_in(account.id));
            if (found.empty()) continue;
            all.insert(all.end(), found.begin(), found.end());
            told.push_back({std::move(account), std::move(found)});
        }
        const auto mailbox = Mailbox::of(reader.email).text();
        const auto stop = CO_TRY(co_await means_.db.one(users::stop_of_mailbox, mailbox));
        const bool goes_out = is_worth_a_mail(all, reader.sent_at) && !(stop && stop->stopped_at);
        save_next_digest(act.unit(), reader, next_digest(act.now()),
                         goes_out ? std::optional{act.now()} : std::nullopt);
        if (goes_out) act.post(digest_mail(reader, told, settings_.unused_after));
        co_return Result<void>{};
    });
}

Result<UserId> DigestDesk::user_of(const std::string& token) const {
    const auto id = SecretKey::link_of(token);
    if (!id || !key_.opens(token, LinkPurpose::digest_stop, *id, 1)) return unknown_link();
    return UserId{*id};
}

Task<Result<DigestReader>> DigestDesk::reader_of(std::string token) {
    const auto found = CO_TRY(co_await means_.db.one(digest_reader, CO_TRY(user_of(token))));
    if (!found) co_return unknown_link();
    co_return *found;
}

// Whoever is signed in has no part in it: the link alone says whose digests they are.
Task<Result<void>> DigestDesk::stop(Doer by, std::string token) {
    const auto user = CO_TRY(user_of(token));
    co_return co_await acts::carry_out(means_, {.key = by.key}, [&](acts::Act& act) -> Task<Result<void>> {
        const auto reader = CO_TRY(co_await reader_of(token));
        if (reader.stopped_at) co_return Result<void>{};
        act.record({.deed = digest_stopped, .because = Ground::mailed_link, .subjects = {user}});
        save_digest_stop(act.unit(), user, act.now());
        co_return Result<void>{};
    });
}

Task<Result<DigestReader>> DigestDesk::of(const Actor& actor) {
    const auto found = CO_TRY(co_await means_.db.one(digest_reader, actor.id));
    co_return found.value_or(DigestReader{.email = actor.email});
}

Task<Result<void>> DigestDesk::want(Doer by, bool wanted) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto reader = CO_TRY(co_await of(act.actor()));
        if (wanted != reader.stopped_at.has_value()) co_return Result<void>{};
        act.record({.deed = wanted ? digest_wanted : digest_stopped,
                    .because = Ground::own_profile,
                    .subjects = {act.actor().id}});
        if (wanted)
            lift_digest_stop(act.unit(), act.actor().id, next_digest(act.now()));
        else
            save_digest_stop(act.unit(), act.actor().id, act.now());
        co_return Result<void>{};
    });
}

} // namespace deedbox::health

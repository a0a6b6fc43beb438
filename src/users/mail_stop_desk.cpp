#include "users/mail_stop_desk.h"

#include "base/mailbox.h"
#include "users/mail_stop_store.h"
#include "users/user_deeds.h"

namespace deedbox::users {

Task<Result<Recipient>> MailStopDesk::recipient_of(std::string token) {
    const auto id = SecretKey::link_of(token);
    if (!id || !key_.opens(token, LinkPurpose::mail_stop, *id, 1)) co_return unknown_link();
    const auto found = CO_TRY(co_await means_.db.one(recipient_of_mail, *id));
    if (!found) co_return unknown_link();
    co_return *found;
}

// Whoever is signed in has no part in it: the link alone says whose mails they are.
Task<Result<void>> MailStopDesk::stop(Doer by, std::string token) {
    co_return co_await acts::carry_out(means_, {.key = by.key}, [&](acts::Act& act) -> Task<Result<void>> {
        const auto recipient = CO_TRY(co_await recipient_of(token));
        act.record(
            {.deed = mail_stopped, .because = Ground::mailed_link, .personal = {{"email", recipient.email.text()}}});
        save_mail_stop(act.unit(), recipient.email, act.now());
        co_return Result<void>{};
    });
}

Task<Result<MailStop>> MailStopDesk::of(const Actor& actor) {
    const auto found = CO_TRY(co_await means_.db.one(stop_of_mailbox, Mailbox::of(actor.email).text()));
    co_return found.value_or(MailStop{});
}

Task<Result<void>> MailStopDesk::lift(Doer by) {
    co_return co_await acts::carry_out(means_, by, [&](acts::Act& act) -> Task<Result<void>> {
        const auto stop = CO_TRY(co_await of(act.actor()));
        if (!stop.stopped_at) co_return Result<void>{};
        act.record({.deed = mail_stop_lifted, .because = Ground::own_profile, .subjects = {act.actor().id}});
        lift_mail_stop(act.unit(), act.actor().email);
        co_return Result<void>{};
    });
}

} // namespace deedbox::users

#pragma once

#include "acts/act.h"
#include "base/secrets.h"
#include "users/mail_stop.h"

namespace deedbox::users {

/// "Not me, stop these": the link at the foot of each mail to somebody who did not ask for it, and the way back for its
/// owner, once they have a user.
class MailStopDesk {
public:
    MailStopDesk(const acts::Means& means, const SecretKey& key) : means_{means}, key_{key} {}

    /// Errors: `link.unknown`.
    Task<Result<Recipient>> recipient_of(std::string token);
    /// From now on the address gets no mail that it did not ask for. Errors: `link.unknown`.
    Task<Result<void>> stop(Doer by, std::string token);

    /// Whether the actor's own mailbox is stopped.
    Task<Result<MailStop>> of(const Actor& actor);
    /// The actor's own mailbox gets mails again; what was not sent meanwhile is not sent after all. One that is not
    /// stopped stays so.
    Task<Result<void>> lift(Doer by);

private:
    const acts::Means& means_;
    const SecretKey& key_;
};

} // namespace deedbox::users

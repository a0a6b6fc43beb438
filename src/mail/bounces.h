#pragma once

#include "base/secrets.h"
#include "base/worker_pool.h"
#include "db/database.h"
#include "mail/bounce_report.h"
#include "mail/mail.h"

namespace deedbox::mail {

struct ReportedMail;

/// Takes reports about mails that were sent and then could not be delivered (RFC 3464), and writes what they say beside
/// the mail. Anybody can write such a report, so one counts only with the token of the mail that it is about. The token
/// says whose mail it was, too: each has one recipient, whom a report may name as it likes.
class Bounces {
public:
    Bounces(db::Database& db, const SecretKey& key, const Clock& clock, IdMaker& ids)
        : db_{db}, key_{key}, clock_{clock}, ids_{ids} {}

    enum class Outcome {
        taken,      // dealt with, if only because there was nothing to change
        refused,    // never good, however often it comes
        unavailable // cannot be written down now; it has to come again
    };
    struct Answer {
        Outcome outcome;
        std::string line; // what came of it, for a log or a mail server
    };

    /// `addresses`: where the report was sent to, as far as whoever hands it over knows.
    /// `is_from_nobody`: its sender is empty, as that of reports and automatic answers is; neither is answered.
    Task<Answer> take(std::string report, std::vector<std::string> addresses, bool is_from_nobody = false);

    /// Whether a token of ours is in the address.
    bool knows(std::string_view address) const;

private:
    Task<Result<std::string>> settle(ReportedMail mail, ReportedFate fate, std::string reason);
    Task<Result<void>> bounce(ReportedMail mail, std::string reason);
    Task<Result<void>> delay(ReportedMail mail, std::string reason);
    Task<Result<void>> arrive(ReportedMail mail);

    db::Database& db_;
    const SecretKey& key_;
    const Clock& clock_;
    IdMaker& ids_;
    WorkerPool reading_{1, 64}; // what anybody may send is read where nobody waits
};

} // namespace deedbox::mail

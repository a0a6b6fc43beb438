#include "mail/bounces.h"

#include "mail/bounce_report.h"
#include "mail/outbox.h"
#include "mail/return_token.h"

#include <spdlog/spdlog.h>

namespace deedbox::mail {

struct ReportedMail {
    MailId id;
    std::string kind;
    std::string recipient;
    std::optional<SubjectKind> subject_kind;
    std::optional<std::int64_t> subject_id;
    MailState state = MailState::sent;
};
BOOST_DESCRIBE_STRUCT(ReportedMail, (), (id, kind, recipient, subject_kind, subject_id, state))

namespace {

const db::Query<ReportedMail> mail_by_id{
    "SELECT id, kind, recipient, subject_kind, subject_id, state FROM mails WHERE id = $1"};

// Whoever has it under a lease finds it gone, and leaves it.
const db::Command set_bounced{R"(
    UPDATE mails SET state = 'bounced', reason = NULL, detail = $2, changed_at = $3, lease = 0, lease_until = 0
    WHERE id = $1 AND state <> 'bounced')"};

const db::Command set_delayed{R"(
    UPDATE mails SET state = 'deferred', reason = 'delayed', detail = $2, changed_at = $3, due_at = $4, lease = 0,
                     lease_until = 0
    WHERE id = $1 AND state IN ('queued', 'sent'))"};

// A report can name several recipients; the worst that it says of ours counts.
const ReportedRecipient* worst_for(const BounceReport& report, const std::string& recipient) {
    const ReportedRecipient* worst = nullptr;
    for (const auto& reported : report.recipients) {
        if (reported.recipient != recipient && reported.original != recipient) continue;
        if (!worst || reported.action == "failed" || (reported.action == "delayed" && worst->action != "failed"))
            worst = &reported;
    }
    return worst;
}

Bounces::Answer answered(Bounces::Outcome outcome, std::string line) {
    spdlog::info("report of a mail: {}", line);
    return {outcome, std::move(line)};
}

} // namespace

bool Bounces::knows(std::string_view address) const {
    return !mails_of_tokens(key_, address).empty();
}

Task<Bounces::Answer> Bounces::take(std::string report, std::vector<std::string> addresses) {
    const auto read = read_bounce(report);
    if (!read) co_return answered(Outcome::refused, "refused: " + read.error());
    addresses.insert(addresses.end(), {read->returned, read->addressed});
    std::optional<MailId> id;
    for (const auto& text : addresses) {
        const auto named = mails_of_tokens(key_, text);
        if (!id && !named.empty()) id = named.front();
    }
    if (!id) co_return answered(Outcome::refused, "refused: it proves nothing about a mail of ours");
    const auto mail = co_await db_.one(mail_by_id, *id);
    if (!mail) co_return answered(Outcome::unavailable, "cannot be taken now: " + mail.error().code);
    if (!*mail) co_return answered(Outcome::refused, "refused: its mail is not known");
    const auto* reported = worst_for(*read, (*mail)->recipient);
    const auto about = "mail " + id->text() + ": ";
    if (!reported) co_return answered(Outcome::taken, about + "the report is about another recipient");
    const auto settled = co_await settle(**mail, reported->action, reported->reason);
    if (!settled) co_return answered(Outcome::unavailable, "cannot be taken now: " + settled.error().code);
    co_return answered(Outcome::taken, about + *settled);
}

Task<Result<std::string>> Bounces::settle(ReportedMail mail, std::string action, std::string reason) {
    if (action != "failed" && action != "delayed") co_return "nothing to change for `" + action + "`";
    const bool failed = action == "failed";
    if (mail.state == MailState::bounced || (!failed && mail.state == MailState::deferred)) co_return "known already";
    CO_CHECK(failed ? co_await bounce(mail, reason) : co_await delay(mail, reason));
    co_return failed ? "bounced" : "delayed";
}

Task<Result<void>> Bounces::bounce(ReportedMail mail, std::string reason) {
    const auto now = clock_.now();
    db::Unit unit;
    if (mail.subject_kind)
        record_bounce(unit,
                      {.id = mail.id,
                       .kind = mail.kind,
                       .recipient = mail.recipient,
                       .subject = Subject::of(*mail.subject_kind, *mail.subject_id),
                       .detail = reason,
                       .because = Ground::mail_reported},
                      ids_, now);
    const Error taken{.kind = Kind::conflict, .code = "mail.taken"};
    unit.expect(1, taken, set_bounced, mail.id, reason, now);
    const auto written = co_await db_.write(std::move(unit));
    if (!written && written.error().code == taken.code) co_return Result<void>{}; // another report was quicker
    co_return written;
}

Task<Result<void>> Bounces::delay(ReportedMail mail, std::string reason) {
    const auto now = clock_.now();
    db::Unit unit;
    unit.run(set_delayed, mail.id, reason, now, now + gives_up_after);
    co_return co_await db_.write(std::move(unit));
}

} // namespace deedbox::mail

#include "mail/bounces.h"

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
    std::optional<MailReason> reason;
};
BOOST_DESCRIBE_STRUCT(ReportedMail, (), (id, kind, recipient, subject_kind, subject_id, state, reason))

namespace {

const db::Query<ReportedMail> mail_by_id{
    "SELECT id, kind, recipient, subject_kind, subject_id, state, reason FROM mails WHERE id = $1"};

// Whoever has it under a lease finds it gone, and leaves it.
const db::Command set_bounced{R"(
    UPDATE mails SET state = 'bounced', reason = NULL, detail = $2, changed_at = $3, lease = 0, lease_until = 0
    WHERE id = $1 AND state <> 'bounced')"};

const db::Command set_delayed{R"(
    UPDATE mails SET state = 'deferred', reason = 'delayed', detail = $2, changed_at = $3, due_at = $4, lease = 0,
                     lease_until = 0
    WHERE id = $1 AND state IN ('queued', 'sent'))"};

// Of a mail that was late.
const db::Command set_arrived{R"(
    UPDATE mails SET state = 'sent', reason = NULL, detail = NULL, changed_at = $2, lease = 0, lease_until = 0
    WHERE id = $1 AND state = 'deferred' AND reason = 'delayed')"};

// A mail goes to one recipient. A report names several when that is a list; the worst that it says of one counts.
const ReportedRecipient& worst_of(const BounceReport& report) {
    return *std::ranges::max_element(report.recipients, {}, &ReportedRecipient::fate);
}

std::optional<MailId> proven_mail(const SecretKey& key, const std::vector<std::string>& texts) {
    for (const auto& text : texts)
        if (const auto named = mails_of_tokens(key, text); !named.empty()) return named.front();
    return std::nullopt;
}

Bounces::Answer answered(Bounces::Outcome outcome, std::string line) {
    spdlog::info("report of a mail: {}", line);
    return {outcome, std::move(line)};
}

} // namespace

bool Bounces::knows(std::string_view address) const {
    return !mails_of_tokens(key_, address).empty();
}

Task<Bounces::Answer> Bounces::take(std::string report, std::vector<std::string> addresses, bool is_from_nobody) {
    using Reading = std::expected<BounceReport, Unread>;
    const auto reading = co_await reading_.run<Reading>([&report] { return read_bounce(report); });
    if (!reading) co_return answered(Outcome::unavailable, "cannot be taken now: " + reading.error().code);
    const auto& read = *reading;
    if (!read && (read.error().is_automatic || (is_from_nobody && read.error().is_no_report)))
        co_return answered(Outcome::taken, "dropped: an automatic answer, and no report");
    if (!read) co_return answered(Outcome::refused, "refused: " + read.error().why);
    addresses.insert(addresses.end(), {read->returned, read->addressed});
    const auto id = proven_mail(key_, addresses);
    if (!id) co_return answered(Outcome::refused, "refused: it proves nothing about a mail of ours");
    const auto mail = co_await db_.one(mail_by_id, *id);
    if (!mail) co_return answered(Outcome::unavailable, "cannot be taken now: " + mail.error().code);
    if (!*mail) co_return answered(Outcome::refused, "refused: its mail is not known");
    const auto& reported = worst_of(*read);
    const auto settled = co_await settle(**mail, reported.fate, reported.reason);
    if (!settled) co_return answered(Outcome::unavailable, "cannot be taken now: " + settled.error().code);
    const bool another = !reported.recipient.empty() && reported.recipient != (*mail)->recipient;
    co_return answered(Outcome::taken, "mail " + id->text() + ": " + *settled +
                                           (another ? ", reported for " + reported.recipient : ""));
}

Task<Result<std::string>> Bounces::settle(ReportedMail mail, ReportedFate fate, std::string reason) {
    const bool late = mail.state == MailState::deferred && mail.reason == MailReason::delayed;
    switch (fate) {
    case ReportedFate::unknown: co_return "nothing to change";
    case ReportedFate::arrived:
        if (!late) co_return "nothing to change";
        CO_CHECK(co_await arrive(mail));
        co_return "arrived";
    case ReportedFate::delayed:
        if (mail.state == MailState::bounced || mail.state == MailState::deferred) co_return "known already";
        CO_CHECK(co_await delay(mail, reason));
        co_return "delayed";
    case ReportedFate::failed:
        if (mail.state == MailState::bounced) co_return "known already";
        CO_CHECK(co_await bounce(mail, reason));
        co_return "bounced";
    }
    std::abort();
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

Task<Result<void>> Bounces::arrive(ReportedMail mail) {
    db::Unit unit;
    unit.run(set_arrived, mail.id, clock_.now());
    co_return co_await db_.write(std::move(unit));
}

} // namespace deedbox::mail

#include "mail/mailbox.h"

namespace deedbox::mail {

namespace {

const db::Command keep_mail{R"(
    INSERT INTO kept_mails (mail_id, sender, subject, message_id, body_text, body_html) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (mail_id) DO NOTHING)"};

struct KeptMail {
    MailId id;
    std::string to;
    std::string subject;
    std::string kind;
    Language language = Language::en;
    MailState state = MailState::sent;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(KeptMail, (), (id, to, subject, kind, language, state, at))

const db::Query<KeptMail> kept_mails{R"(
    SELECT m.id, m.recipient AS "to", k.subject, m.kind, m.language, m.state, m.changed_at AS at
    FROM kept_mails k JOIN mails m ON m.id = k.mail_id
    WHERE k.mail_id < $1 ORDER BY k.mail_id DESC LIMIT $2)"};

struct OpenedMail : KeptMail {
    std::string from;
    std::string message_id;
    std::string text;
    std::string html;
};
BOOST_DESCRIBE_STRUCT(OpenedMail, (KeptMail), (from, message_id, text, html))

const db::Query<OpenedMail> kept_mail{R"(
    SELECT m.id, m.recipient AS "to", k.subject, m.kind, m.language, m.state, m.changed_at AS at, k.sender AS "from",
           k.message_id, k.body_text AS text, k.body_html AS html
    FROM kept_mails k JOIN mails m ON m.id = k.mail_id WHERE k.mail_id = $1)"};

} // namespace

Task<Delivery> Mailbox::carry(Wording wording) {
    const auto envelope = wording();
    if (!envelope) co_return unwordable(envelope.error());
    db::Unit unit;
    unit.run(keep_mail, envelope->id, envelope->from.text(), envelope->subject, envelope->message_id, envelope->text,
             envelope->html);
    const auto kept = co_await db_.write(std::move(unit));
    co_return kept ? Delivery{MailState::sent}
                   : Delivery{MailState::deferred, MailReason::unreachable, "the mailbox could not be written"};
}

void add_mailbox_routes(http::Routes& routes, db::Database& db) {
    using namespace http;
    routes.get("/mailbox", Access::anyone)
        .named("listMailbox", "The mails that a demonstration kept, newest first")
        .paged()
        .gives<PageOf<KeptMail>>(200)
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            const auto page = CO_TRY(call.page());
            const auto before = CO_TRY(page.before());
            co_return Reply::ok(page_of(CO_TRY(co_await db.all(kept_mails, before, page.limit + 1)), page));
        });
    routes.get("/mailbox/{id}", Access::anyone)
        .named("readMailboxMail", "One mail that a demonstration kept")
        .gives<OpenedMail>(200)
        .refuses({"mail.unknown"})
        .by([&db](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<MailTag>("id", "mail.unknown"));
            const auto found = CO_TRY(co_await db.one(kept_mail, id));
            if (!found) co_return fail(Kind::not_found, "mail.unknown");
            co_return Reply::ok(*found);
        });
}

} // namespace deedbox::mail

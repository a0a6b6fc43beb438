#pragma once

#include "accounts/account.h"
#include "base/email_address.h"
#include "base/language.h"
#include "db/database.h"

namespace deedbox::health {

/// Somebody whose digest is due.
struct Reader {
    UserId id;
    EmailAddress email;
    Language language = Language::en;
    Instant due_at;
    std::optional<Instant> sent_at;
};
BOOST_DESCRIBE_STRUCT(Reader, (), (id, email, language, due_at, sent_at))
extern const db::Query<Reader> digests_due; // at a moment ($1), at most so many ($2)

/// The accounts that a user ($1) is an admin of and in which something was found; at most so many ($2).
struct FoundIn {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
    std::string registered_domain;
};
BOOST_DESCRIBE_STRUCT(FoundIn, (), (id, name, domain_identifier, registered_domain))
extern const db::Query<FoundIn> accounts_to_tell_of;

/// So many accounts are told of one by one; how many more there are is told beside them.
constexpr std::int64_t most_accounts_told = 20;

/// Whose digests a link stops.
struct DigestReader {
    EmailAddress email;
    std::optional<Instant> stopped_at;
};
BOOST_DESCRIBE_STRUCT(DigestReader, (), (email, stopped_at))
extern const db::Query<DigestReader> digest_reader; // $1 user

/// Whether an account ($1) has an admin who is in no list of digests yet.
struct Newcomer {
    UserId id;
};
BOOST_DESCRIBE_STRUCT(Newcomer, (), (id))
extern const db::Query<Newcomer> admin_without_digest;

/// The admins of an account get a digest from this moment on, unless they get one already, or want none.
void enter_digests(db::Unit& unit, SmartAccountId account, Instant due_at);
/// The next one is due then. Guarded: it was due when it was read. Errors: `db::overtaken`.
void save_next_digest(db::Unit& unit, const Reader& reader, Instant due_at, std::optional<Instant> sent_at);
void save_digest_stop(db::Unit& unit, UserId user, Instant now);
void lift_digest_stop(db::Unit& unit, UserId user, Instant due_at);

} // namespace deedbox::health

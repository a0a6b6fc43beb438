#pragma once

#include "agreements/acceptance.h"
#include "db/database.h"

namespace deedbox::agreements {

/// Those of an account ($1), the newest first.
extern const db::Query<Acceptance> acceptances_of_account;

struct Found {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(Found, (), (one))
/// Whether an account ($1) has accepted a version ($2).
extern const db::Query<Found> acceptance_of_version;

extern const db::Query<Version> version_by_name; // $1
/// The version comes into force; one that was before stays as it was.
void save_version(db::Unit& unit, const Version& version);
void save_progress(db::Unit& unit, const Version& version);

/// Active accounts above an id ($1) with whether they have accepted a version ($2); $3 how many.
struct ToAsk {
    SmartAccountId id;
    bool accepted = false;
};
BOOST_DESCRIBE_STRUCT(ToAsk, (), (id, accepted))
extern const db::Query<ToAsk> accounts_above;

/// Who can accept it for an account ($1): its administrators and approvers.
struct Asked {
    EmailAddress email;
    Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(Asked, (), (email, language))
extern const db::Query<Asked> those_to_ask;

/// Guarded: nobody has accepted that version for the account. Errors: `db::overtaken`.
void save_acceptance(db::Unit& unit, AcceptanceId id, SmartAccountId account, std::string_view version, UserId by,
                     Language language, Instant now);

} // namespace deedbox::agreements

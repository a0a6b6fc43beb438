#include "accounts/look_alike_store.h"

#include "accounts/look_alike.h"

namespace deedbox::accounts {

const db::Query<LookAlike> claimed_look_alike{R"(
    SELECT found.domain_identifier
    FROM (SELECT c.domain_identifier, c.claimed_at,
                 (SELECT a.registered_domain FROM smart_accounts a WHERE a.id = c.smart_account_id) AS registered_domain,
                 (SELECT a.status FROM smart_accounts a WHERE a.id = c.smart_account_id) AS status
          FROM identifier_claims c WHERE c.look = $1) AS found
    WHERE found.registered_domain <> $2
    ORDER BY CASE found.status WHEN 'active' THEN 0 ELSE 1 END, found.claimed_at, found.domain_identifier LIMIT 1)"};

namespace {

struct One {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(One, (), (one))

// From the claims to their accounts, never the other way, which PostgreSQL takes where a join leaves it the choice.
const db::Query<One> no_look_alike{R"(
    SELECT 1 AS one
    WHERE NOT EXISTS (SELECT 1 FROM identifier_claims c
                      WHERE c.look = $1
                        AND (SELECT a.registered_domain FROM smart_accounts a WHERE a.id = c.smart_account_id) <> $2))"};

struct OldLook {
    std::string domain_identifier;
    SmartAccountId smart_account_id;
};
BOOST_DESCRIBE_STRUCT(OldLook, (), (domain_identifier, smart_account_id))
const db::Query<OldLook> old_looks{
    "SELECT domain_identifier, smart_account_id FROM identifier_claims WHERE look_version < $1 ORDER BY look_version "
    "LIMIT $2"};

const db::Command set_look{
    "UPDATE identifier_claims SET look = $2, look_version = $3 WHERE domain_identifier = $1 AND look_version < $3"};

// What the lists of names have since come to see otherwise: `contoso.onmicrosoft.com` was once taken for a part of
// `onmicrosoft.com`. Whoever has read the request is overtaken.
const db::Command set_registered_domain{
    "UPDATE smart_accounts SET registered_domain = $2 WHERE id = $1 AND registered_domain <> $2"};
const db::Command set_registered_domain_of_request{
    "UPDATE account_requests SET registered_domain = $2, version = version + 1 "
    "WHERE smart_account_id = $1 AND registered_domain <> $2"};

} // namespace

void guard_no_look_alike(db::Unit& unit, const DomainName& registered) {
    unit.require(db::one(no_look_alike, look_of(registered), registered.text()), db::overtaken());
}

Task<Result<bool>> has_old_looks(db::Database& db) {
    co_return CO_TRY(co_await db.one(old_looks, look_version(), 1)).has_value();
}

Task<Result<void>> renew_looks(db::Database& db, std::int64_t at_most) {
    db::Unit unit;
    for (const auto& claim : CO_TRY(co_await db.all(old_looks, look_version(), at_most))) {
        const auto name = DomainName::parse(claim.domain_identifier);
        const auto registered = name ? name->registered() : std::nullopt;
        unit.run(set_look, claim.domain_identifier, registered ? look_of(*registered) : claim.domain_identifier,
                 look_version());
        if (!registered) continue;
        unit.run(set_registered_domain, claim.smart_account_id, registered->text());
        unit.run(set_registered_domain_of_request, claim.smart_account_id, registered->text());
    }
    co_return co_await db.write(std::move(unit));
}

} // namespace deedbox::accounts

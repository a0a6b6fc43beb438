#include "accounts/account_store.h"

#include "accounts/look_alike.h"
#include "powers/standing.h"

namespace deedbox::accounts {

const db::Query<Account> account_by_id{R"(
    SELECT id, name, domain_identifier, registered_domain, type, status, country, visibility, created_at,
           version, contacts_for
    FROM smart_accounts WHERE id = $1)"};

const db::Query<OwnAccessRequest> open_access_request{R"(
    SELECT id FROM access_requests
    WHERE requester_id = $1 AND smart_account_id = $2 AND status = 'pending' LIMIT 1)"};

namespace {

struct Nothing {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(Nothing, (), (one))
const db::Query<Nothing> nothing{"SELECT 1 AS one WHERE 1 = 0"};

const db::Command claim_identifier{R"(
    INSERT INTO identifier_claims (domain_identifier, smart_account_id, claimed_at, look, look_version)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (domain_identifier) DO NOTHING)"};

const db::Command free_identifier{R"(
    DELETE FROM identifier_claims
    WHERE domain_identifier = (SELECT domain_identifier FROM smart_accounts WHERE id = $1) AND smart_account_id = $1)"};

const db::Command insert_account{R"(
    INSERT INTO smart_accounts (id, name, name_folded, fold_version, domain_identifier, registered_domain, type, status,
                                country, visibility, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, 'customer', 'pending', $7, 'unrestricted', $8))"};

const db::Command set_active{
    R"(
    UPDATE smart_accounts SET status = 'active', activated_at = $2, version = version + 1
    WHERE id = $1 AND status = 'pending')"};

const db::Command set_cancelled{R"(
    UPDATE smart_accounts SET status = 'cancelled', version = version + 1 WHERE id = $1 AND status = 'pending')"};

const db::Command set_properties{R"(
    UPDATE smart_accounts
    SET name = COALESCE($2, name), name_folded = COALESCE($3, name_folded),
        fold_version = CASE WHEN CAST($3 AS TEXT) IS NULL THEN fold_version ELSE $7 END,
        unlisted = CASE WHEN CAST($3 AS TEXT) IS NULL THEN unlisted ELSE 1 END,
        country = COALESCE($4, country), visibility = COALESCE($5, visibility),
        contacts_for = COALESCE($8, contacts_for), version = version + 1
    WHERE id = $1 AND version = $6)"};

const db::Command insert_default_virtual_account{R"(
    INSERT INTO virtual_accounts (id, smart_account_id, name, name_folded, path, is_default, created_at)
    VALUES ($1, $2, $3, $4, $5, 1, $6))"};

struct OldName {
    SmartAccountId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(OldName, (), (id, name))
// As the index says it, or it would not serve.
const db::Query<OldName> names_folded_before{
    "SELECT id, name FROM smart_accounts WHERE fold_version < 2 ORDER BY id LIMIT $1"};
static_assert(fold_version == 2, "a migration makes the index anew");
// A name that was changed meanwhile was folded then.
const db::Command fold_anew{
    "UPDATE smart_accounts SET name_folded = $2, fold_version = $3, unlisted = 1 WHERE id = $1 AND fold_version < $3"};

} // namespace

Task<Result<bool>> has_names_folded_before(db::Database& db) {
    co_return CO_TRY(co_await db.one(names_folded_before, 1)).has_value();
}

Task<Result<void>> fold_names_anew(db::Database& db, std::int64_t at_most) {
    db::Unit unit;
    for (const auto& old : CO_TRY(co_await db.all(names_folded_before, at_most)))
        unit.run(fold_anew, old.id, folded_name(old.name), fold_version);
    co_return co_await db.write(std::move(unit));
}

Error identifier_taken(const DomainIdentifier& identifier) {
    return {.kind = Kind::conflict, .code = "domain.taken", .arguments = {{"domain", identifier.name().unicode()}}};
}

void guard_held(db::Unit& unit, const DomainIdentifier& identifier) {
    unit.require(db::one(nothing), identifier_taken(identifier));
}

void save_pending_account(db::Unit& unit, SmartAccountId id, const AccountName& name,
                          const DomainIdentifier& identifier, const Country& country, Instant now) {
    unit.expect(1, identifier_taken(identifier), claim_identifier, identifier, id, now,
                look_of(identifier.registered_domain()), look_version());
    unit.run(insert_account, id, name, folded_name(name.text()), fold_version, identifier,
             identifier.registered_domain().text(), country, now);
}

void activate_account(db::Unit& unit, SmartAccountId id, VirtualAccountId default_virtual_account,
                      std::string_view name, Instant now) {
    unit.expect(1, db::overtaken(), set_active, id, now);
    unit.run(insert_default_virtual_account, default_virtual_account, id, name, folded_name(name),
             powers::path_of(default_virtual_account), now);
}

void cancel_account(db::Unit& unit, SmartAccountId id) {
    unit.expect(1, db::overtaken(), set_cancelled, id);
    unit.run(free_identifier, id);
}

void save_change(db::Unit& unit, const Account& account, const AccountChange& change) {
    const auto name_folded = change.name ? std::optional{folded_name(change.name->text())} : std::nullopt;
    unit.expect(1, db::overtaken(), set_properties, account.id, change.name, name_folded, change.country,
                change.visibility, account.version, fold_version, change.contacts_for);
}

} // namespace deedbox::accounts

#include "accounts/account_store.h"

#include "accounts/look_alike.h"

namespace deedbox::accounts {

const db::Query<Account> account_by_id{R"(
    SELECT id, name, domain_identifier, registered_domain, type, status, country, visibility, created_at,
           version
    FROM smart_accounts WHERE id = $1)"};

const db::Query<VirtualAccount> virtual_accounts_of{R"(
    SELECT id, name, is_default, parent_id FROM virtual_accounts WHERE smart_account_id = $1 AND id > $2
    ORDER BY id LIMIT $3)"};

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
    INSERT INTO smart_accounts (id, name, name_folded, domain_identifier, registered_domain, type, status, country,
                                visibility, created_at)
    VALUES ($1, $2, $3, $4, $5, 'customer', 'pending', $6, 'unrestricted', $7))"};

const db::Command set_active{
    R"(
    UPDATE smart_accounts SET status = 'active', activated_at = $2, version = version + 1
    WHERE id = $1 AND status = 'pending')"};

const db::Command set_cancelled{R"(
    UPDATE smart_accounts SET status = 'cancelled', version = version + 1 WHERE id = $1 AND status = 'pending')"};

const db::Command set_properties{R"(
    UPDATE smart_accounts
    SET name = COALESCE($2, name), name_folded = COALESCE($3, name_folded), country = COALESCE($4, country),
        visibility = COALESCE($5, visibility), version = version + 1
    WHERE id = $1 AND version = $6)"};

const db::Command insert_default_virtual_account{R"(
    INSERT INTO virtual_accounts (id, smart_account_id, name, is_default, created_at) VALUES ($1, $2, $3, 1, $4))"};

} // namespace

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
    unit.run(insert_account, id, name, folded(name.text()), identifier, identifier.registered_domain().text(), country,
             now);
}

void activate_account(db::Unit& unit, SmartAccountId id, VirtualAccountId default_virtual_account,
                      std::string_view name, Instant now) {
    unit.expect(1, db::overtaken(), set_active, id, now);
    unit.run(insert_default_virtual_account, default_virtual_account, id, name, now);
}

void cancel_account(db::Unit& unit, SmartAccountId id) {
    unit.expect(1, db::overtaken(), set_cancelled, id);
    unit.run(free_identifier, id);
}

void save_change(db::Unit& unit, const Account& account, const AccountChange& change) {
    const auto name_folded = change.name ? std::optional{folded(change.name->text())} : std::nullopt;
    unit.expect(1, db::overtaken(), set_properties, account.id, change.name, name_folded, change.country,
                change.visibility, account.version);
}

} // namespace deedbox::accounts

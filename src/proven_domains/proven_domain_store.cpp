#include "proven_domains/proven_domain_store.h"

namespace deedbox::proven_domains {

#define DOMAIN                                                                                                         \
    "SELECT d.id, d.smart_account_id, d.domain, d.state, d.begun_at, d.expires_at, d.proven_at, d.last_checked_at, "   \
    "d.trouble, d.failures, d.failing_since, d.next_check_at, d.version FROM account_domains d "
const db::Query<ProvenDomain> domains_in_account{DOMAIN
                                                 "WHERE d.smart_account_id = $1 AND d.id > $2 ORDER BY d.id LIMIT $3"};
const db::Query<ProvenDomain> domain_in_account{DOMAIN "WHERE d.smart_account_id = $1 AND d.domain = $2"};
const db::Query<ProvenDomain> domains_to_look_at{
    DOMAIN "WHERE d.state = 'proven' AND d.next_check_at <= $1 ORDER BY d.next_check_at LIMIT $2"};
#undef DOMAIN

const db::Query<Count> count_in_account{"SELECT count(*) AS number FROM account_domains WHERE smart_account_id = $1"};

namespace {

struct OfAccount {
    std::string domain;
};
BOOST_DESCRIBE_STRUCT(OfAccount, (), (domain))
const db::Query<OfAccount> all_of_account{R"(
    SELECT registered_domain AS domain FROM smart_accounts WHERE id = $1
    UNION
    SELECT domain FROM account_domains WHERE smart_account_id = $1 AND state = 'proven')"};
const db::Query<OfAccount> one_of_account{R"(
    SELECT registered_domain AS domain FROM smart_accounts WHERE id = $1 AND registered_domain = $2
    UNION
    SELECT domain FROM account_domains WHERE smart_account_id = $1 AND domain = $2 AND state = 'proven')"};
const db::Query<Count> has_room{R"(
    SELECT 1 AS number WHERE (SELECT count(*) FROM account_domains WHERE smart_account_id = $1) < $2)"};

const db::Command insert_domain{R"(
    INSERT INTO account_domains (id, smart_account_id, domain, state, begun_at, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING)"};
const db::Command update_domain{R"(
    UPDATE account_domains
    SET state = $3, begun_at = $4, expires_at = $5, proven_at = $6, last_checked_at = $7, trouble = $8, failures = $9,
        failing_since = $10, next_check_at = $11, version = version + 1
    WHERE id = $1 AND version = $2)"};
const db::Command delete_one{"DELETE FROM account_domains WHERE id = $1 AND version = $2"};

} // namespace

Task<Result<AccountDomains>> domains_of_account(db::Database& db, SmartAccountId account) {
    AccountDomains out;
    for (auto& row : CO_TRY(co_await db.all(all_of_account, account))) out.push_back(std::move(row.domain));
    co_return out;
}

void guard_of_company(db::Unit& unit, SmartAccountId account, const EmailAddress& email) {
    const auto registered = email.domain().registered();
    unit.require(db::one(one_of_account, account, registered ? registered->text() : std::string{}), db::overtaken());
}

void save_new_domain(db::Unit& unit, const ProvenDomain& domain) {
    unit.require(db::one(has_room, domain.smart_account_id, most_in_account), db::overtaken());
    unit.expect(1, db::overtaken(), insert_domain, domain.id, domain.smart_account_id, domain.domain, domain.state,
                domain.begun_at, domain.expires_at);
}

void save_domain(db::Unit& unit, const ProvenDomain& domain) {
    unit.expect(1, db::overtaken(), update_domain, domain.id, domain.version, domain.state, domain.begun_at,
                domain.expires_at, domain.proven_at, domain.last_checked_at, domain.trouble, domain.failures,
                domain.failing_since, domain.next_check_at);
}

void delete_domain(db::Unit& unit, const ProvenDomain& domain) {
    unit.expect(1, db::overtaken(), delete_one, domain.id, domain.version);
}

} // namespace deedbox::proven_domains

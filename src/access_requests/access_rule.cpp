#include "access_requests/access_rule.h"

#include "accounts/mailbox_providers.h"

#include <boost/algorithm/string/join.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace deedbox::access_requests {

namespace {

std::string field_of(std::size_t rule, std::string_view member = "") {
    return "/rules/" + std::to_string(rule) + std::string{member};
}

bool is_own(const RuleDomain& domain, const AccountDomains& domains) {
    return std::ranges::find(domains, domain.text()) != domains.end();
}

std::string shown(const AccountDomains& domains) {
    std::vector<std::string> out;
    for (const auto& domain : domains) out.push_back(accounts::shown_identifier(domain));
    return boost::join(out, ", ");
}

Role as_role(RuleRole role) {
    return role == RuleRole::user ? Role::user : Role::viewer;
}

// The lesser of what is asked for and what the rule gives.
Role role_given(const AccessRule& rule, Role asked) {
    return rule.role && asked == Role::user ? as_role(*rule.role) : asked;
}

Result<void> check_rule(const AccessRule& rule, std::size_t at, const AccountDomains& domains) {
    if (rule.virtual_account_ids.size() > most_places)
        return invalid(field_of(at, "/virtualAccountIds"), "field.too_many",
                       {{"max", static_cast<std::int64_t>(most_places)}});
    if (rule.verdict == Verdict::declined) {
        if (rule.role) return invalid(field_of(at, "/role"), "access_rule.declined_gives_nothing");
        if (!rule.virtual_account_ids.empty())
            return invalid(field_of(at, "/virtualAccountIds"), "access_rule.declined_gives_nothing");
        return {};
    }
    if (!is_own(rule.domain, domains))
        return invalid(field_of(at, "/domain"), "access_rule.domain_not_own", {{"domains", shown(domains)}});
    if (is_of_others_too(rule.domain.name()))
        return invalid(field_of(at, "/domain"), "access_rule.domain_shared",
                       {{"domain", rule.domain.name().unicode()}});
    return {};
}

} // namespace

std::expected<RuleDomain, FieldProblem> RuleDomain::parse(std::string_view text) {
    auto name = DomainName::parse(text);
    if (!name) return std::unexpected{std::move(name).error()};
    RuleDomain out;
    out.name_ = std::move(*name);
    return out;
}

bool RuleDomain::covers(const EmailAddress& email) const {
    const auto& domain = email.domain().text();
    return domain == text() || domain.ends_with("." + text());
}

std::string stored(const std::vector<AccessRule>& rules) {
    return boost::json::serialize(described::encode(rules));
}

std::vector<AccessRule> rules_in(std::string_view stored) {
    described::Errors errors;
    return described::decode<std::vector<AccessRule>>(boost::json::parse(stored), "", errors)
        .value_or(std::vector<AccessRule>{});
}

bool is_of_others_too(const DomainName& domain) {
    return domain.is_shared() || accounts::proves_no_company(domain);
}

Result<void> check_rules(const std::vector<AccessRule>& rules, const AccountDomains& domains) {
    if (rules.size() > most_rules)
        return invalid("/rules", "field.too_many", {{"max", static_cast<std::int64_t>(most_rules)}});
    for (std::size_t at = 0; at < rules.size(); ++at) {
        const auto before = std::ranges::find(rules, rules[at].domain, &AccessRule::domain);
        if (before - rules.begin() < static_cast<std::ptrdiff_t>(at))
            return invalid(field_of(at, "/domain"), "access_rule.duplicate");
        CHECK_OR_RETURN(check_rule(rules[at], at, domains));
    }
    return {};
}

std::optional<RuleOutcome> outcome_of(const std::vector<AccessRule>& rules, const AccountDomains& domains,
                                      const EmailAddress& requester, const Given& asked) {
    const auto rule = std::ranges::find_if(rules, [&](const AccessRule& one) { return one.domain.covers(requester); });
    if (rule == rules.end()) return std::nullopt;
    if (rule->verdict == Verdict::declined) return RuleOutcome{Verdict::declined};
    // What was right when the rule was made may not be any more.
    if (!is_own(rule->domain, domains) || is_of_others_too(rule->domain.name()) ||
        accounts::proves_no_company(requester.domain()))
        return std::nullopt;
    if (asked.role != Role::user && asked.role != Role::viewer) return std::nullopt;
    if (!asked.virtual_account_ids.empty()) return std::nullopt;
    return RuleOutcome{Verdict::approved,
                       {role_given(*rule, asked.role), ids_in(access_requests::stored(rule->virtual_account_ids))}};
}

} // namespace deedbox::access_requests

#pragma once

#include "access_requests/access_request.h"
#include "proven_domains/account_domains.h"

namespace deedbox::access_requests {

using proven_domains::AccountDomains;

/// A mail domain that a rule is about: itself and all below it.
class RuleDomain {
public:
    /// Refuses as `DomainName::parse`.
    static std::expected<RuleDomain, FieldProblem> parse(std::string_view text);
    static described::TextSchema schema() {
        return {.max_length = 253,
                .description = "a mail domain; the rule is about addresses there and below it",
                .example = "keio.jp"};
    }

    const std::string& text() const { return name_.text(); }
    const DomainName& name() const { return name_; }
    /// Whether an address is there, or below it.
    bool covers(const EmailAddress& email) const;
    bool operator==(const RuleDomain&) const = default;

private:
    DomainName name_;
};

/// What a rule can give. A mailbox of the company is no more than that: whoever gets into one must not run the account.
BOOST_DEFINE_ENUM_CLASS(RuleRole, user, viewer)

/// What becomes of requests from a mail domain, by itself.
struct AccessRule {
    RuleDomain domain;
    Verdict verdict = Verdict::declined;
    std::optional<RuleRole> role;                      // left out: as it is asked for
    std::vector<VirtualAccountId> virtual_account_ids; // left out: the whole account
    bool operator==(const AccessRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(AccessRule, (), (domain, verdict, role, virtual_account_ids))

constexpr std::size_t most_rules = 50;
struct AccessRulesBody {
    static constexpr std::size_t most_bytes = 64 * 1024; // 50 rules of some 40 Virtual Accounts

    std::vector<AccessRule> rules;
};
BOOST_DESCRIBE_STRUCT(AccessRulesBody, (), (rules))

std::string stored(const std::vector<AccessRule>& rules);
std::vector<AccessRule> rules_in(std::string_view stored);

/// Whether an address at the domain may be somebody's who does not work for its owner: below it others have names, or
/// its mail is not the staff's alone. No rule approves for it.
bool is_of_others_too(const DomainName& domain);

/// What is wrong with the rules of an account whose company has these domains, which are all that a rule that approves
/// can name; but for their Virtual Accounts. Errors, about the fields: `field.too_many`, `access_rule.duplicate`,
/// `access_rule.domain_not_own`, `access_rule.domain_shared`, `access_rule.declined_gives_nothing`.
Result<void> check_rules(const std::vector<AccessRule>& rules, const AccountDomains& domains);

/// What a rule comes to; `given` of an approval.
struct RuleOutcome {
    Verdict verdict = Verdict::declined;
    Given given{};
};
/// By the first rule that is about the requester's address; none decides where that one approves and more is asked for
/// than a rule gives, or a part of the account is named: then it waits for somebody.
std::optional<RuleOutcome> outcome_of(const std::vector<AccessRule>& rules, const AccountDomains& domains,
                                      const EmailAddress& requester, const Given& asked);

} // namespace deedbox::access_requests

#pragma once

#include "access_requests/access_request_state.h"
#include "access_requests/access_rule.h"
#include "base/texts.h"

namespace deedbox::access_requests {

// What goes over the wire; the field names are the public contract.

struct AccessAccountView {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
};
BOOST_DESCRIBE_STRUCT(AccessAccountView, (), (id, name, domain_identifier))

struct AccessRequesterView {
    std::string name;
    EmailAddress email;
    bool outside = false; // not of the account's company
};
BOOST_DESCRIBE_STRUCT(AccessRequesterView, (), (name, email, outside))

struct AccessPlaceView {
    VirtualAccountId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(AccessPlaceView, (), (id, name))

/// What was decided; `by` is for those who decide.
struct AccessDecisionView {
    Verdict verdict = Verdict::declined;
    std::optional<Role> role;
    std::optional<powers::HeldIn> scope;
    std::vector<AccessPlaceView> virtual_accounts;
    bool include_nested = false;
    std::optional<std::string> by;
    bool by_rule = false;
    std::optional<std::string> reason;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(AccessDecisionView, (),
                      (verdict, role, scope, virtual_accounts, include_nested, by, by_rule, reason, at))

struct AccessRequestMay {
    bool decide = false;
    bool withdraw = false;
};
BOOST_DESCRIBE_STRUCT(AccessRequestMay, (), (decide, withdraw))

struct AccessRequestView {
    AccessRequestId id;
    AccessRequestStatus status = AccessRequestStatus::pending;
    AccessAccountView smart_account;
    AccessRequesterView requester;
    Role role = Role::viewer;
    powers::HeldIn scope = powers::HeldIn::smart_account;
    std::vector<AccessPlaceView> virtual_accounts; // that are asked for and still there, as far as the reader sees them
    std::optional<std::string> note;
    Instant created_at;
    Instant expires_at;
    std::optional<Instant> ended_at;
    std::optional<std::string> waits_for;
    std::optional<AccessDecisionView> decision;
    std::optional<std::string> withdrawal_reason;
    AccessRequestMay may;
};
BOOST_DESCRIBE_STRUCT(AccessRequestView, (),
                      (id, status, smart_account, requester, role, scope, virtual_accounts, note, created_at,
                       expires_at, ended_at, waits_for, decision, withdrawal_reason, may))

/// A rule as it is shown; as it is made it may leave out what it does not give.
struct AccessRuleView {
    std::string domain;
    Verdict verdict = Verdict::declined;
    std::optional<RuleRole> role;
    std::vector<VirtualAccountId> virtual_account_ids;
};
BOOST_DESCRIBE_STRUCT(AccessRuleView, (), (domain, verdict, role, virtual_account_ids))

struct AccessRulesView {
    std::vector<AccessRuleView> rules;
    std::vector<std::string> domains;              // that a rule which approves can name
    std::vector<AccessPlaceView> virtual_accounts; // that the rules name and that are still there
};
BOOST_DESCRIBE_STRUCT(AccessRulesView, (), (rules, domains, virtual_accounts))

/// As somebody sees it now, in their language.
AccessRequestView view_of(const SeenRequest& seen, const Actor& reader, const Texts& texts, Language language,
                          Instant now);

} // namespace deedbox::access_requests

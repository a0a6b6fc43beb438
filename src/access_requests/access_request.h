#pragma once

#include "accounts/account.h"
#include "base/actor.h"
#include "members/member.h"

#include <algorithm>

namespace deedbox::access_requests {

using powers::Role;
using powers::Standing;
using AccessRequestId = Id<struct AccessRequestTag>;

/// In the requester's words, and quoted as theirs. Whoever reads it never heard of them, so it names no pages.
using Note = PlainText<0, 1000, Lines::many, Links::refused>;
using Reason = PlainText<0, 1000, Lines::many, Links::refused>;

/// `already_member`: the requester had become by another way what they asked for when somebody decided.
BOOST_DEFINE_ENUM_CLASS(AccessRequestStatus, pending, approved, declined, withdrawn, lapsed, already_member)
BOOST_DEFINE_ENUM_CLASS(Verdict, approved, declined)

/// How many Virtual Accounts one request, or one decision, can name.
constexpr std::size_t most_places = 50;
/// How many requests one mailbox files in a day, and has open.
constexpr std::int64_t most_filed_in_day = 10;
constexpr std::int64_t most_open = 20;
/// So many administrators of an account get the mails; all of them see the request.
constexpr std::int64_t most_told = 25;
/// Who asks again so soon after somebody's decline is seen in the list, and brings no mail.
constexpr Duration quiet_after_decline = std::chrono::days{7};

/// What somebody asks for: a role in an account, which is named once, by its id or by its complete identifier.
struct AccessRequestDraft {
    std::optional<SmartAccountId> smart_account_id;
    std::optional<accounts::DomainIdentifier> domain_identifier;
    Role role = Role::viewer;
    std::vector<VirtualAccountId> virtual_account_ids; // left out: the whole account
    std::optional<Note> note;
};
BOOST_DESCRIBE_STRUCT(AccessRequestDraft, (), (smart_account_id, domain_identifier, role, virtual_account_ids, note))

/// What the draft names as its account, or anything else, once. Errors, about the fields: `field.missing`,
/// `access_request.account_twice`, `field.too_many`.
Result<void> check_draft(const AccessRequestDraft& draft);

/// A decision on a request. What an approval leaves out stays as it was asked for; an empty list of Virtual Accounts is
/// the whole account.
struct AccessDecisionBody {
    Verdict verdict = Verdict::declined;
    std::optional<Role> role;
    std::optional<std::vector<VirtualAccountId>> virtual_account_ids;
    std::optional<bool> include_nested;
    std::optional<Reason> reason; // of a decline
};
BOOST_DESCRIBE_STRUCT(AccessDecisionBody, (), (verdict, role, virtual_account_ids, include_nested, reason))

struct AccessRequest {
    AccessRequestId id;
    SmartAccountId smart_account_id;
    std::string account_name;
    std::string domain_identifier;
    std::string registered_domain;
    accounts::AccountStatus account_status = accounts::AccountStatus::active;
    UserId requester_id;
    std::string requester_name;
    EmailAddress requester_email;
    Language requester_language = Language::en;
    Role role = Role::viewer;
    std::string virtual_account_ids; // a JSON array; empty: the whole account
    std::optional<std::string> note;
    AccessRequestStatus status = AccessRequestStatus::pending;
    Instant created_at;
    Instant expires_at;
    std::optional<Instant> next_reminder_at;
    std::optional<Instant> ended_at;
    std::optional<std::string> decider_name; // nobody, where a rule decided
    bool by_rule = false;
    std::optional<std::string> reason; // of the decline, or of the withdrawal
    std::optional<Role> given_role;
    std::optional<std::string> given_virtual_account_ids; // a JSON array
    bool given_nested = false;
};
BOOST_DESCRIBE_STRUCT(AccessRequest, (),
                      (id, smart_account_id, account_name, domain_identifier, registered_domain, account_status,
                       requester_id, requester_name, requester_email, requester_language, role, virtual_account_ids,
                       note, status, created_at, expires_at, next_reminder_at, ended_at, decider_name, by_rule, reason,
                       given_role, given_virtual_account_ids, given_nested))

/// Whether the requester's address is not of the account's company.
bool is_outside(const AccessRequest& request);

/// More Virtual Accounts than one request or decision can name.
std::unexpected<Error> too_many_places();

/// Ids as they are stored, each once, and read again.
std::string stored(const std::vector<VirtualAccountId>& ids);
std::vector<VirtualAccountId> ids_in(std::string_view stored);

inline bool is_among(const std::vector<VirtualAccountId>& ids, VirtualAccountId id) {
    return std::ranges::find(ids, id) != ids.end();
}

/// What an approval gives: a role, in the whole account or in Virtual Accounts of it.
struct Given {
    Role role = Role::viewer;
    std::vector<VirtualAccountId> virtual_account_ids{};
    bool include_nested = false;

    /// What the role is held in, one for each row of a member; the whole account is one.
    std::vector<members::Scope> scopes() const;
};
Given asked_for(const AccessRequest& request);
/// What an approval comes to.
Given given_by(const AccessDecisionBody& body, const AccessRequest& request);

/// Of those that would be given, the ones in which somebody of this standing has no role yet.
std::vector<members::Scope> not_held(const std::vector<members::Scope>& scopes, const Standing& standing);

/// When the administrators are reminded next: 3 and 14 days after the filing. One that was missed is not made up for.
std::optional<Instant> next_reminder(Instant created_at, Instant expires_at, Instant now);

} // namespace deedbox::access_requests

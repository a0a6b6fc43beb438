#pragma once

#include "accounts/account.h"
#include "base/email_address.h"
#include "members/member.h"

#include <vector>

namespace deedbox::health {

/// What can be wrong with an account (product.md §8). Admins without a second factor follow when there is one.
BOOST_DEFINE_ENUM_CLASS(FindingKind,
                        no_active_admin,        // nobody who runs it can sign in
                        domain_unresolved,      // its domain is not in the DNS: whoever registers it reads its mails
                        agreement_overdue,      // a new version is not accepted in time
                        domain_record_gone,     // a proven domain whose record is not found any more
                        member_outside_company, // was of the company, and is not any more
                        mails_bounce,           // mails to members, or to those invited, come back
                        access_requests_wait,   // for too long
                        pending_too_long,       // nobody has decided about the account itself
                        one_admin,              // it stands still when that one is away
                        member_unused)          // has not signed in for long

/// How much it matters, the gravest first.
BOOST_DEFINE_ENUM_CLASS(Severity, urgent, warning, advice)
Severity severity_of(FindingKind kind);

/// How long an access request may wait before it is a finding, and an account for its decision.
constexpr Duration longest_asked = std::chrono::days{14};
constexpr Duration longest_pending = std::chrono::days{30};

/// So many of those concerned are named; how many there are is told whatever their number.
constexpr std::int64_t most_named = 50;

/// Somebody, an address or a domain that a finding is about.
struct Concerned {
    std::optional<members::MemberId> member_id;
    std::string name;
    std::string address; // a mail address, or a domain
    std::optional<std::string> virtual_account_name;
    std::optional<Instant> at; // since when it is so, or when they were seen last
    std::int64_t total = 0;    // of all those that are concerned alike
};
BOOST_DESCRIBE_STRUCT(Concerned, (), (member_id, name, address, virtual_account_name, at, total))

/// A kind of finding that a look has left behind.
struct Kept {
    FindingKind kind{};
    Instant since;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (kind, since))

/// The account itself, as far as its health goes.
struct Patient {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
    std::string registered_domain;
    accounts::AccountStatus status = accounts::AccountStatus::pending;
    Instant created_at;
    std::int64_t admins = 0;
    std::int64_t active_admins = 0; // who have proven their address, so that they can sign in
};
BOOST_DESCRIBE_STRUCT(Patient, (),
                      (id, name, domain_identifier, registered_domain, status, created_at, admins, active_admins))

/// All that is known of an account at one moment.
struct Examined {
    Patient account;
    std::vector<Concerned> outside{};
    std::vector<Concerned> unused{};
    std::vector<Concerned> bounced{};
    std::vector<Concerned> waiting{}; // those who ask for access
    std::vector<Concerned> records_gone{};
    bool agreement_overdue = false;
    std::vector<Kept> kept{};
};

struct Finding {
    FindingKind kind{};
    std::int64_t count = 1;
    std::optional<Instant> since{}; // as the daily look has it; nothing: newer than that
    std::vector<Concerned> concerned{};
};

/// What is wrong, the gravest first. That a domain is missing is known from the last look into the DNS alone.
std::vector<Finding> findings_of(const Examined& examined, Instant now);

/// When digests go out next: Mondays at six in the morning, UTC.
Instant next_digest(Instant now);

/// Whether there is something to write about: what is grave each week, what is only advice once.
bool is_worth_a_mail(const std::vector<Finding>& findings, std::optional<Instant> last_sent);

} // namespace deedbox::health

#pragma once

#include "accounts/account.h"
#include "base/email_address.h"
#include "base/plain_text.h"
#include "proven_domains/domain_record.h"

namespace deedbox::successions {

using SuccessionId = Id<struct SuccessionTag>;
/// Why somebody did what they did.
using Reason = PlainText<1, 1000, Lines::many, Links::refused>;

/// `ended`: somebody objected, or it was taken back.
BOOST_DEFINE_ENUM_CLASS(SuccessionState, open, ended, completed)
/// What makes somebody able to begin one: they answer for the company, run the DNS of its domain, or are of the staff.
BOOST_DEFINE_ENUM_CLASS(BegunAs, approver, domain_owner, staff)

/// An account is to get an administrator, because it has none, or none who answers. Those it has can object until
/// `due_at`.
struct Succession {
    SuccessionId id;
    SmartAccountId smart_account_id;
    EmailAddress admin_email;
    std::string reason;
    UserId begun_by;
    std::string begun_by_name;
    EmailAddress begun_by_email;
    BegunAs begun_as = BegunAs::approver;
    Instant begun_at;
    Instant due_at;
    std::optional<Instant> remind_at{}; // when the administrators are told again; nothing once they were
    SuccessionState state = SuccessionState::open;
    std::optional<Instant> ended_at{};
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(Succession, (),
                      (id, smart_account_id, admin_email, reason, begun_by, begun_by_name, begun_by_email, begun_as,
                       begun_at, due_at, remind_at, state, ended_at, version))

/// `domain_identifier`: by whom a restricted account is known who is no member of it.
struct NewSuccession {
    EmailAddress admin_email;
    Reason reason;
    std::optional<accounts::DomainIdentifier> domain_identifier;
};
BOOST_DESCRIBE_STRUCT(NewSuccession, (), (admin_email, reason, domain_identifier))

struct EndBody {
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(EndBody, (), (reason))

/// The record by which a user proves that they speak for the account's domain; it is theirs alone.
proven_domains::DomainRecord record_of(const SecretKey& key, const accounts::Account& account, UserId user);

/// When the administrators are told again: a day before the end, or halfway where that is nearer.
Instant reminder_of(Instant begun_at, Duration wait);

} // namespace deedbox::successions

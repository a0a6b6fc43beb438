#pragma once

#include "health/finding_text.h"

namespace deedbox::health {

// What goes over the wire; the field names are the public contract.

struct ConcernedView {
    std::optional<members::MemberId> member_id;
    std::string name;    // empty where nobody is meant, or they have not signed up
    std::string address; // a mail address, or a domain
    std::optional<std::string> virtual_account_name;
    std::optional<Instant> at;
};
BOOST_DESCRIBE_STRUCT(ConcernedView, (), (member_id, name, address, virtual_account_name, at))

struct FindingView {
    FindingKind kind{};
    Severity severity{};
    std::string title;
    std::string advice;
    std::int64_t count = 1;
    std::optional<Instant> since;         // nothing: newer than the daily look
    std::vector<ConcernedView> concerned; // the first of them
};
BOOST_DESCRIBE_STRUCT(FindingView, (), (kind, severity, title, advice, count, since, concerned))

struct HealthView {
    std::vector<FindingView> findings; // the gravest first; none: all is well
};
BOOST_DESCRIBE_STRUCT(HealthView, (), (findings))

HealthView view_of(const std::vector<Finding>& findings, const Texts& texts, Language language, Duration unused_after);

struct DigestView {
    EmailAddress email;
    bool wanted = true;
};
BOOST_DESCRIBE_STRUCT(DigestView, (), (email, wanted))

} // namespace deedbox::health

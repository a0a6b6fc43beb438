#pragma once

#include "requests/request.h"

namespace deedbox::requests {

/// Why somebody who is named is not asked, or not any more: the admins of an account that stands are asked in their
/// place; a reviewer looks first, and they are asked after that; somebody else was named in their place; the forward to
/// them was taken back; those who objected are asked; or they said that they are the wrong person.
BOOST_DEFINE_ENUM_CLASS(NotAskedReason, existing_admins, review, replaced, taken_back, objection, wrong_person)

struct NotAsked {
    EmailAddress email;
    NotAskedReason reason = NotAskedReason::review;
};
BOOST_DESCRIBE_STRUCT(NotAsked, (), (email, reason))

/// What a requester should know before filing, though nothing stands against it.
BOOST_DEFINE_ENUM_CLASS(FilingWarning, approver_other_domain, user_other_domain, declined_before)

struct WarnedField {
    std::string field; // a JSON Pointer into the draft
    FilingWarning warning = FilingWarning::declined_before;

    bool operator==(const WarnedField&) const = default;
};

/// What filing a draft would come to, as far as its requester may know: what a review of theirs shows, and not that a
/// restricted account stands behind it.
struct FilingCheck {
    Routing routed_to = Routing::approvers;
    std::optional<ReviewCause> review_cause{}; // only those that follow from what the requester typed or was told
    std::vector<EmailAddress> asked{};         // never the admins of an account, who are not for outsiders to know
    std::vector<NotAsked> not_asked{};
    std::vector<WarnedField> warnings{};
    Instant expires_at{};
};

/// What the rules made of a draft, and what they would make of it if no account stood on its domain.
struct Forecast {
    const RequestDraft& draft;
    const Request& request; // as it would be filed
    Addressees without_accounts;
    bool behind_restricted = false; // an account that outsiders may not know of has a part in it
};
FilingCheck check_of(const Forecast& forecast);

} // namespace deedbox::requests

#pragma once

#include "accounts/agreement.h"
#include "base/actor.h"
#include "events/event.h"
#include "requests/request.h"

namespace deedbox::approvals {

/// The fields of a decision's event that name people; receipts are made of them.
namespace told {
constexpr std::string_view account = "account";
constexpr std::string_view requester = "requester";
constexpr std::string_view requester_name = "requesterName";
constexpr std::string_view decider = "decider";
constexpr std::string_view decider_name = "deciderName";
constexpr std::string_view holder = "holder"; // the address to which the link was mailed that somebody declined by
constexpr std::string_view reason = "reason";
constexpr std::string_view struck = "struck ";   // and the address
constexpr std::string_view invited = "invited "; // and the address
} // namespace told

/// Those that name nobody; of an agreement there are three.
namespace kept {
constexpr std::string_view domain_identifier = "domainIdentifier";
constexpr std::string_view country = "country";
constexpr std::string_view agreement_version = "agreementVersion";
constexpr std::string_view agreement_language = "language";
constexpr std::string_view agreement_sha256 = "agreementSha256";
} // namespace kept

/// What the log keeps of a decision: what was decided on and for whom, in the words of that moment, so that its receipt
/// needs nothing that can be changed later.
events::Event decision_event(const requests::Request& request, const events::Deed& deed, Ground because);
/// Who decided, being signed in.
void tell_decider(events::Event& event, const Actor& decider);
/// Which text was accepted, to the octet.
void tell_agreement(events::Event& event, const accounts::Agreement& agreement, Language language);

/// The SHA-256 of an agreement's text, in hex.
std::string sha256_of(const accounts::Agreement& agreement);

} // namespace deedbox::approvals

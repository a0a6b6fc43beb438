#pragma once

#include "base/described.h"
#include "events/event.h"
#include "events/seal.h"
#include "requests/request_view.h"

namespace deedbox::receipts {

// What a receipt is, as JSON; docs/decisions/0010-receipts.md says how to prove one with other programs than ours.
// Octets are in hex, ids in decimal, and moments in milliseconds since 1970 wherever a hash is over them.

constexpr std::string_view form = "deedbox receipt 1";

struct Person {
    std::string name; // empty where the portal knows none
    std::string email;
};
BOOST_DESCRIBE_STRUCT(Person, (), (name, email))

struct AcceptedAgreement {
    std::string version;
    std::string language;
    std::optional<std::string> sha256; // of the text's octets in UTF-8
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(AcceptedAgreement, (), (version, language, sha256, text))

/// What the receipt says, for whoever reads it. Everything but the agreement's text is worked out from the event, and
/// whoever checks a receipt does so again.
struct Facts {
    requests::Verdict verdict = requests::Verdict::approved;
    std::string at;
    requests::DecidedAs decided_as = requests::DecidedAs::approver;
    std::optional<Person> decided_by; // nobody: not in this reader's receipt, or erased
    std::optional<std::string> reason;
    std::string account_request_id;
    std::string smart_account_id;
    std::optional<std::string> account_name;
    std::optional<std::string> domain_identifier;
    std::optional<std::string> country;
    std::optional<Person> requester;
    std::optional<AcceptedAgreement> agreement;
    std::vector<std::string> struck_users;
    std::vector<std::string> invited_users;
};
BOOST_DESCRIBE_STRUCT(Facts, (),
                      (verdict, at, decided_as, decided_by, reason, account_request_id, smart_account_id, account_name,
                       domain_identifier, country, requester, agreement, struck_users, invited_users))

struct Issuer {
    std::string operator_name;
    std::string url;
    std::string public_key; // Ed25519
};
BOOST_DESCRIBE_STRUCT(Issuer, (), (operator_name, url, public_key))

struct ShownSubject {
    std::string kind;
    std::string id;
};
BOOST_DESCRIBE_STRUCT(ShownSubject, (), (kind, id))

struct ShownField {
    std::string name;
    std::string value; // as JSON
    std::string salt;
};
BOOST_DESCRIBE_STRUCT(ShownField, (), (name, value, salt))

/// The event as the log keeps it, with what this reader may know of the people in it.
struct ShownEvent {
    std::string id;
    std::int64_t at = 0;
    std::string act;
    std::string because;
    std::vector<ShownSubject> subjects;
    std::string data; // a JSON object, to the octet as it was hashed
    std::int64_t hash_version = 3;
    std::optional<std::string> actor_id;
    std::optional<std::string> actor_blind;  // with the id, or neither: not for this reader
    std::optional<std::string> actor_digest; // since version 3
    std::vector<ShownField> personal_fields;
    std::vector<std::string> withheld_fields; // digests of those that are not for this reader
    std::optional<std::string> personal_digest;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(ShownEvent, (),
                      (id, at, act, because, subjects, data, hash_version, actor_id, actor_blind, actor_digest,
                       personal_fields, withheld_fields, personal_digest, hash))

/// That the event is one of those under the seal.
struct InclusionProof {
    std::int64_t place = 0; // among the seal's events, the first being 0
    std::vector<std::string> path;
};
BOOST_DESCRIBE_STRUCT(InclusionProof, (), (place, path))

struct ShownSeal {
    std::int64_t number = 0;
    std::int64_t at = 0;
    std::string previous_hash;
    std::string root;
    std::int64_t event_count = 0;
    std::string hash;
    std::string signature;
};
BOOST_DESCRIBE_STRUCT(ShownSeal, (), (number, at, previous_hash, root, event_count, hash, signature))

/// Of a decision from before version 3 of the log's hash, whose event named nobody: what the portal's records said when
/// the receipt was made. The receipt's signature is over it; the seal is not.
struct Recorded {
    std::optional<Person> decided_by;
    std::optional<std::string> reason;
    std::string account_name;
    std::string domain_identifier;
    std::string country;
    Person requester;
};
BOOST_DESCRIBE_STRUCT(Recorded, (), (decided_by, reason, account_name, domain_identifier, country, requester))

struct Receipt {
    std::string form;
    Facts decision;
    Issuer portal;
    std::string issued_at;
    ShownEvent event;
    InclusionProof proof;
    ShownSeal seal;
    std::optional<Recorded> recorded;
    std::string signature;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (form, decision, portal, issued_at, event, proof, seal, recorded, signature))

/// What this reader may know of an event's people.
struct MayKnow {
    bool decider = false;
};

/// A decision in the log, with its seal, and the hashes of all that is under it in the order of their ids.
struct SealedDecision {
    events::LoggedEvent event;
    events::Seal seal;
    std::vector<Bytes> hashes;
    std::optional<std::string> agreement_text{};
};

/// The receipt, signed. `recorded`: for the events of before version 3 alone. Nothing where the event's data cannot be
/// read.
std::optional<Receipt> receipt_of(const SealedDecision& decision, MayKnow may_know, Issuer issuer,
                                  std::optional<Recorded> recorded, const SecretKey& key, Instant now);

/// Whether an event of this version can be proven to somebody who may not know who did it.
bool can_keep_actor(const events::EventRow& row);

/// What the event says, given what it shows; nothing where it is none of a decision.
std::optional<Facts> facts_of(const ShownEvent& event, const std::optional<Recorded>& recorded,
                              std::optional<std::string> agreement_text);

/// What the receipt's own signature is over.
Bytes signed_digest_of(const Receipt& receipt);
/// The receipt as it is sent.
std::string json_of(const Receipt& receipt);

} // namespace deedbox::receipts

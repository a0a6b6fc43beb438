#include "receipts/receipt.h"

#include "approvals/approval_deeds.h"
#include "approvals/decision_event.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace deedbox::receipts {

namespace {

namespace json = boost::json;
namespace told = approvals::told;
namespace kept = approvals::kept;
using requests::DecidedAs;
using requests::Verdict;

constexpr std::int64_t before_names_were_sealed = 2;

std::optional<std::string> hex_of(const std::optional<Blob>& blob) {
    return blob ? std::optional{hex(blob->bytes)} : std::nullopt;
}

bool names_decider(std::string_view field) {
    return field == told::decider || field == told::decider_name || field == told::holder;
}

void show_actor(ShownEvent& out, const events::EventRow& row, MayKnow may_know) {
    if (row.hash_version <= before_names_were_sealed) {
        if (row.actor_id) out.actor_id = std::to_string(*row.actor_id);
        return;
    }
    const auto blind = row.blind ? row.blind->bytes : Bytes{};
    out.actor_digest = hex(events::actor_digest_of(blind, row.actor_id));
    if (!may_know.decider) return;
    out.actor_blind = hex(blind);
    if (row.actor_id) out.actor_id = std::to_string(*row.actor_id);
}

void show_people(ShownEvent& out, const events::EventRow& row, MayKnow may_know) {
    out.personal_digest = hex_of(row.personal_digest);
    if (row.hash_version <= before_names_were_sealed || !row.personal || !row.salt) return;
    for (const auto& field : events::personal_fields_of(row.salt->bytes, *row.personal)) {
        if (names_decider(field.name) && !may_know.decider)
            out.withheld_fields.push_back(hex(events::digest_of(field)));
        else
            out.personal_fields.push_back({field.name, field.value, hex(field.salt)});
    }
    std::ranges::sort(out.withheld_fields);
}

ShownEvent shown(const events::LoggedEvent& event, MayKnow may_know) {
    const auto& row = event.row;
    ShownEvent out{.id = std::to_string(row.id),
                   .at = row.at,
                   .act = row.act,
                   .because = row.because,
                   .data = row.data,
                   .hash_version = row.hash_version,
                   .hash = hex(row.hash.bytes)};
    for (const auto& subject : event.subjects)
        out.subjects.push_back({std::string{described::enum_text(subject.kind)}, std::to_string(subject.id)});
    show_actor(out, row, may_know);
    show_people(out, row, may_know);
    return out;
}

ShownSeal shown(const events::Seal& seal) {
    return {.number = seal.number,
            .at = seal.at,
            .previous_hash = hex(seal.previous_hash.bytes),
            .root = hex(seal.root.bytes),
            .event_count = seal.event_count,
            .hash = hex(seal.hash.bytes),
            .signature = hex(seal.signature.bytes)};
}

InclusionProof proof_of(const SealedDecision& decision) {
    const auto place = std::ranges::find(decision.hashes, decision.event.row.hash.bytes) - decision.hashes.begin();
    InclusionProof out{.place = place, .path = {}};
    for (const auto& node : events::merkle_path(decision.hashes, static_cast<std::size_t>(place)))
        out.path.push_back(hex(node));
    return out;
}

/// The values of an event's fields, by their names.
class Fields {
public:
    explicit Fields(const std::vector<ShownField>& fields) {
        for (const auto& field : fields) {
            boost::system::error_code failed;
            all_[field.name] = json::parse(field.value, failed);
        }
    }
    explicit Fields(json::object all) : all_(std::move(all)) {}

    std::optional<std::string> text(std::string_view name) const {
        const auto* value = all_.if_contains(name);
        if (!value || !value->is_string()) return std::nullopt;
        return std::string{std::string_view{value->get_string()}};
    }
    std::optional<Person> person(std::string_view email, std::string_view name) const {
        const auto address = text(email);
        if (!address) return std::nullopt;
        return Person{.name = text(name).value_or(""), .email = *address};
    }
    std::vector<std::string> beginning_with(std::string_view prefix) const {
        std::vector<std::string> out;
        for (const auto& field : all_)
            if (field.key().starts_with(prefix)) out.emplace_back(field.key().substr(prefix.size()));
        return out;
    }

private:
    json::object all_;
};

std::optional<Fields> data_of(const ShownEvent& event) {
    boost::system::error_code failed;
    auto data = json::parse(event.data, failed);
    if (failed || !data.is_object()) return std::nullopt;
    return Fields{std::move(data.get_object())};
}

std::string subject_of(const ShownEvent& event, SubjectKind kind) {
    const auto found = std::ranges::find(event.subjects, described::enum_text(kind), &ShownSubject::kind);
    return found == event.subjects.end() ? std::string{} : found->id;
}

std::optional<Verdict> verdict_of(const ShownEvent& event) {
    if (event.act == approvals::request_approved.name()) return Verdict::approved;
    if (event.act == approvals::request_declined.name() || event.act == approvals::request_refused.name())
        return Verdict::declined;
    return std::nullopt;
}

DecidedAs decided_as(const ShownEvent& event) {
    if (event.act == approvals::request_refused.name()) return DecidedAs::reviewer;
    return event.because == described::enum_text(Ground::held_link) ? DecidedAs::link_holder : DecidedAs::approver;
}

std::optional<AcceptedAgreement> agreement_in(const Fields& data, std::optional<std::string> text) {
    const auto version = data.text(kept::agreement_version);
    if (!version) return std::nullopt;
    return AcceptedAgreement{.version = *version,
                             .language = data.text(kept::agreement_language).value_or(""),
                             .sha256 = data.text(kept::agreement_sha256),
                             .text = std::move(text)};
}

void take_names(Facts& facts, const Fields& data, const Fields& people) {
    facts.account_name = people.text(told::account);
    facts.domain_identifier = data.text(kept::domain_identifier);
    facts.country = data.text(kept::country);
    facts.requester = people.person(told::requester, told::requester_name);
    facts.decided_by = people.person(told::decider, told::decider_name);
    if (!facts.decided_by) facts.decided_by = people.person(told::holder, "");
    facts.reason = people.text(told::reason);
    facts.struck_users = people.beginning_with(told::struck);
    facts.invited_users = people.beginning_with(told::invited);
}

void take_names(Facts& facts, const Recorded& recorded) {
    facts.account_name = recorded.account_name;
    facts.domain_identifier = recorded.domain_identifier;
    facts.country = recorded.country;
    facts.requester = recorded.requester;
    facts.decided_by = recorded.decided_by;
    facts.reason = recorded.reason;
}

} // namespace

bool can_keep_actor(const events::EventRow& row) {
    return row.hash_version > before_names_were_sealed;
}

std::optional<Facts> facts_of(const ShownEvent& event, const std::optional<Recorded>& recorded,
                              std::optional<std::string> agreement_text) {
    const auto verdict = verdict_of(event);
    const auto data = data_of(event);
    if (!verdict || !data) return std::nullopt;
    Facts facts{.verdict = *verdict,
                .at = to_rfc3339(Instant{Duration{event.at}}),
                .decided_as = decided_as(event),
                .account_request_id = subject_of(event, SubjectKind::account_request),
                .smart_account_id = subject_of(event, SubjectKind::smart_account),
                .agreement = agreement_in(*data, std::move(agreement_text))};
    if (recorded)
        take_names(facts, *recorded);
    else
        take_names(facts, *data, Fields{event.personal_fields});
    return facts;
}

std::optional<Receipt> receipt_of(const SealedDecision& decision, MayKnow may_know, Issuer issuer,
                                  std::optional<Recorded> recorded, const SecretKey& key, Instant now) {
    auto event = shown(decision.event, may_know);
    auto facts = facts_of(event, recorded, decision.agreement_text);
    if (!facts) return std::nullopt;
    Receipt receipt{.form = std::string{form},
                    .decision = std::move(*facts),
                    .portal = std::move(issuer),
                    .issued_at = to_rfc3339(now),
                    .event = std::move(event),
                    .proof = proof_of(decision),
                    .seal = shown(decision.seal),
                    .recorded = std::move(recorded),
                    .signature = {}};
    receipt.signature = hex(key.sign(signed_digest_of(receipt)));
    return receipt;
}

Bytes signed_digest_of(const Receipt& receipt) {
    auto unsigned_one = receipt;
    unsigned_one.signature.clear();
    return digest({form, json_of(unsigned_one)});
}

std::string json_of(const Receipt& receipt) {
    return json::serialize(described::encode(receipt));
}

} // namespace deedbox::receipts

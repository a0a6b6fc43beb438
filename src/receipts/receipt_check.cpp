#include "receipts/receipt_check.h"

#include "base/json.h"
#include "receipts/signed_page.h"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace deedbox::receipts {

namespace {

using Fault = std::optional<std::string>;

bool is_moment(std::int64_t milliseconds) {
    constexpr std::int64_t end_of_year_9999 = 253402300799999;
    return milliseconds >= 0 && milliseconds <= end_of_year_9999;
}

// Octets of this length; what is none of them is told by `what`.
Result<Bytes> octets(std::string_view hex_text, std::size_t length, std::string_view what) {
    auto bytes = from_hex(hex_text);
    if (!bytes || bytes->size() != length) return broken(fmt::format("{} is not {} octets in hex", what, length));
    return std::move(*bytes);
}

constexpr std::size_t hash_length = 32;
constexpr std::size_t signature_length = 64;

Result<std::int64_t> number_of(std::string_view text, std::string_view what) {
    const auto id = Id<void>::parse(text);
    if (!id) return broken(fmt::format("{} is no number of a thing in the log", what));
    return id->number;
}

// The first version of the hash had a column for each kind of subject.
void take_columns(events::EventRow& row, const Subject& subject) {
    switch (subject.kind) {
    case SubjectKind::user: row.user_id = subject.id; break;
    case SubjectKind::smart_account: row.smart_account_id = subject.id; break;
    case SubjectKind::account_request: row.account_request_id = subject.id; break;
    case SubjectKind::virtual_account: break; // there was none then
    }
}

Result<events::LoggedEvent> logged(const ShownEvent& event) {
    events::LoggedEvent out{.row = {.id = TRY(number_of(event.id, "the event’s id")),
                                    .at = event.at,
                                    .act = event.act,
                                    .because = event.because,
                                    .data = event.data,
                                    .hash_version = event.hash_version}};
    if (event.hash_version < 1 || event.hash_version > 3)
        return broken("the event has a hash of a version that this program does not know");
    for (const auto& [kind, id] : event.subjects) {
        const auto known = described::enum_from_text<SubjectKind>(kind);
        if (!known) return broken("the event tells of a kind of thing that this program does not know");
        out.subjects.push_back(Subject::of(*known, TRY(number_of(id, "an id of what the event tells of"))));
        if (event.hash_version == 1) take_columns(out.row, out.subjects.back());
    }
    if (event.actor_id) out.row.actor_id = TRY(number_of(*event.actor_id, "the id of who decided"));
    if (event.personal_digest)
        out.row.personal_digest = Blob{TRY(octets(*event.personal_digest, hash_length, "the digest of the names"))};
    return out;
}

Fault fault_in_people(const ShownEvent& event) {
    if (event.personal_fields.empty() && event.withheld_fields.empty()) return std::nullopt; // erased, or older
    std::vector<Bytes> digests;
    for (const auto& field : event.personal_fields) {
        const auto salt = octets(field.salt, hash_length, "a salt");
        if (!salt) return salt.error().cause;
        digests.push_back(events::digest_of({field.name, field.value, *salt}));
    }
    for (const auto& withheld : event.withheld_fields) {
        const auto one = octets(withheld, hash_length, "the digest of a name that is withheld");
        if (!one) return one.error().cause;
        digests.push_back(*one);
    }
    if (event.hash_version < 3 || event.personal_digest != hex(events::digest_of_fields(std::move(digests))))
        return "the names and words in the event are not those that were logged";
    return std::nullopt;
}

Fault fault_in_actor(const ShownEvent& event) {
    if (!event.actor_blind && !event.actor_id) return std::nullopt;
    if (event.hash_version < 3) return std::nullopt; // it is hashed as it is
    const auto actor = event.actor_id ? Id<void>::parse(*event.actor_id) : std::nullopt;
    const auto blind = from_hex(event.actor_blind.value_or(""));
    const auto number = actor ? std::optional{actor->number} : std::nullopt;
    if (!blind || event.actor_digest != hex(events::actor_digest_of(*blind, number)))
        return "the id of who decided is not the one that was logged";
    return std::nullopt;
}

Fault fault_in(const ShownEvent& event) {
    if (!is_moment(event.at)) return "the event’s time is none";
    const auto row = logged(event);
    if (!row) return row.error().cause;
    if (auto fault = fault_in_people(event)) return fault;
    if (auto fault = fault_in_actor(event)) return fault;
    Bytes actor;
    if (event.hash_version == 3) {
        auto given = octets(event.actor_digest.value_or(""), hash_length, "the digest of who decided");
        if (!given) return given.error().cause;
        actor = std::move(*given);
    }
    if (event.hash != hex(events::hash_of(*row, actor))) return "the event was changed: its hash is another";
    return std::nullopt;
}

Fault fault_in(const ShownSeal& shown, std::string_view public_key) {
    if (!is_moment(shown.at)) return "the seal’s time is none";
    events::Seal seal{.number = shown.number, .at = shown.at, .event_count = shown.event_count};
    const auto root = octets(shown.root, hash_length, "the seal’s root");
    if (!root) return root.error().cause;
    seal.root.bytes = *root;
    if (shown.number > 1 || !shown.previous_hash.empty()) {
        const auto previous = octets(shown.previous_hash, hash_length, "the hash of the seal before");
        if (!previous) return previous.error().cause;
        seal.previous_hash.bytes = *previous;
    }
    const auto hash = events::hash_of(seal);
    if (shown.hash != hex(hash)) return fmt::format("seal {} was changed: its hash is another", shown.number);
    const auto signature = octets(shown.signature, signature_length, "the seal’s signature");
    if (!signature) return signature.error().cause;
    if (!signature_is_good(hash, *signature, public_key))
        return fmt::format("seal {} is not signed with the key in the receipt", shown.number);
    return std::nullopt;
}

Fault fault_in_proof(const Receipt& receipt) {
    std::vector<Bytes> path;
    for (const auto& node : receipt.proof.path) {
        auto hash = octets(node, hash_length, "a step of the proof");
        if (!hash) return hash.error().cause;
        path.push_back(std::move(*hash));
    }
    const auto hash = from_hex(receipt.event.hash).value_or("");
    const auto& [place, steps] = receipt.proof;
    const auto count = receipt.seal.event_count;
    const auto root = place < 0 || count < 0 ? std::nullopt
                                             : events::root_by_path(hash, static_cast<std::size_t>(place),
                                                                    static_cast<std::size_t>(count), path);
    if (!root || receipt.seal.root != hex(*root))
        return fmt::format("the proof does not lead from the event to seal {}", receipt.seal.number);
    return std::nullopt;
}

Fault fault_in_facts(const Receipt& receipt) {
    if (receipt.recorded && receipt.event.hash_version > 2)
        return "the receipt names people beside its event, which has them itself";
    const auto& agreement = receipt.decision.agreement;
    const auto text = agreement ? agreement->text : std::nullopt;
    const auto facts = facts_of(receipt.event, receipt.recorded, text);
    if (!facts) return "the event is none of a decision";
    if (described::encode(*facts) != described::encode(receipt.decision))
        return "what the receipt says of the decision is not what the event says";
    if (text && agreement->sha256 != hex(sha256(*text)))
        return "the agreement’s text is not the one that was accepted: its SHA-256 is another";
    return std::nullopt;
}

Fault fault_in_signature(const Receipt& receipt, std::string_view public_key) {
    const auto signature = octets(receipt.signature, signature_length, "the receipt’s signature");
    if (!signature) return signature.error().cause;
    if (!signature_is_good(signed_digest_of(receipt), *signature, public_key))
        return "the receipt was changed: what was signed is another (the portal’s name or address, or when it was "
               "issued)";
    return std::nullopt;
}

Result<Receipt> receipt_in(std::string_view text) {
    const auto parsed = parse_json(text);
    if (!parsed) return broken("it is no receipt: not a well-formed JSON text");
    const auto* object = parsed->if_object();
    const auto* named = object ? object->if_contains("form") : nullptr;
    if (!named || !named->is_string()) return broken("it is no receipt: it does not name its form");
    if (std::string_view{named->get_string()} != form)
        return broken("it is of a form that this program does not know; try a newer one");
    described::Errors errors;
    auto receipt = described::decode<Receipt>(*parsed, "", errors);
    if (!receipt)
        return broken(fmt::format("it is no receipt: {} is missing, unknown or of another type", errors.front().field));
    return std::move(*receipt);
}

// Quoted, and without what a screen does not show as a letter: a forger must not write lines of ours.
std::string in_quotes(std::string_view text) {
    const auto letters = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
        const auto letter = letters.char32At(i) == U'\n' ? UChar32{U' '} : letters.char32At(i);
        const auto kind = u_charType(letter);
        const bool shown = letter == U' ' || (u_isprint(letter) && kind != U_FORMAT_CHAR && kind != U_LINE_SEPARATOR &&
                                              kind != U_PARAGRAPH_SEPARATOR);
        out.append(shown ? letter : UChar32{U'\ufffd'});
    }
    std::string utf8;
    out.toUTF8String(utf8);
    return "“" + utf8 + "”";
}

std::string in_quotes(const std::optional<Person>& person) {
    if (!person) return "not named in this receipt";
    if (person->name.empty()) return in_quotes(person->email);
    return in_quotes(person->name) + " " + in_quotes(person->email);
}

std::string agreement_line(const Facts& facts) {
    if (!facts.agreement) return {};
    const auto& agreement = *facts.agreement;
    return fmt::format("agreement  version {} in language {}, SHA-256 {}\n", in_quotes(agreement.version),
                       in_quotes(agreement.language),
                       agreement.sha256 ? in_quotes(*agreement.sha256) : "not logged then");
}

} // namespace

Fault fault_in(const Receipt& receipt) {
    const auto public_key = octets(receipt.portal.public_key, 32, "the public key");
    if (!public_key) return public_key.error().cause;
    if (auto fault = fault_in(receipt.event)) return fault;
    if (auto fault = fault_in_proof(receipt)) return fault;
    if (auto fault = fault_in(receipt.seal, *public_key)) return fault;
    if (auto fault = fault_in_facts(receipt)) return fault;
    return fault_in_signature(receipt, *public_key);
}

Result<Checked> check(std::string_view file) {
    if (file.size() > largest_receipt) return broken("it is larger than any receipt");
    Checked checked;
    checked.page = is_page(file);
    checked.receipt = TRY(receipt_in(checked.page ? TRY(json_in_page(file)) : file));
    if (auto fault = fault_in(checked.receipt)) return broken(std::move(*fault));
    if (checked.page && !page_is_signed(file, from_hex(checked.receipt.portal.public_key).value_or("")))
        return broken(
            "the page was changed: the receipt inside is good, and what the page shows may be something else");
    return checked;
}

std::string summary_of(const Receipt& receipt) {
    const auto& facts = receipt.decision;
    auto out = fmt::format("decision   {} on {} (as {})\n", described::enum_text(facts.verdict), facts.at,
                           described::enum_text(facts.decided_as));
    out += fmt::format("by         {}\n", in_quotes(facts.decided_by));
    if (facts.reason) out += fmt::format("reason     {}\n", in_quotes(*facts.reason));
    out += fmt::format("request    {} by {}\n", facts.account_request_id, in_quotes(facts.requester));
    out += fmt::format("account    {} {}, {}, Smart Account {}\n", in_quotes(facts.account_name.value_or("")),
                       in_quotes(facts.domain_identifier.value_or("")), in_quotes(facts.country.value_or("")),
                       facts.smart_account_id);
    out += agreement_line(facts);
    out += fmt::format("portal     {} {}, receipt of {}\n", in_quotes(receipt.portal.operator_name),
                       in_quotes(receipt.portal.url), in_quotes(receipt.issued_at));
    out += fmt::format("seal       {} of {}, hash {}\n", receipt.seal.number,
                       to_rfc3339(Instant{Duration{receipt.seal.at}}), receipt.seal.hash);
    if (receipt.recorded) out += "names      as the portal recorded them; this older entry of the log has none\n";
    return out;
}

} // namespace deedbox::receipts

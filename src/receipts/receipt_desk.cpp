#include "receipts/receipt_desk.h"

#include "receipts/receipt_check.h"
#include "receipts/receipt_page.h"
#include "receipts/receipt_store.h"
#include "receipts/signed_page.h"

namespace deedbox::receipts {

namespace {

// The job that seals comes by every two seconds.
std::unexpected<Error> not_sealed() {
    return std::unexpected{
        Error{.kind = Kind::conflict, .code = "receipt.not_sealed", .retry_after = std::chrono::seconds{2}}};
}

std::optional<Recorded> recorded_in(const requests::WholeRequest& whole, MayKnow may_know) {
    const auto& [request, decision] = std::tie(whole.request, *whole.decision);
    Recorded out{.decided_by = std::nullopt,
                 .reason = decision.reason,
                 .account_name = request.account_name,
                 .domain_identifier = request.domain_identifier,
                 .country = request.country,
                 .requester = {request.requester_name, request.requester_email.text()}};
    if (may_know.decider) out.decided_by = {decision.by_name, decision.by_email.text()};
    return out;
}

std::optional<std::string> accepted_text_in(const events::LoggedEvent& event) {
    const auto facts = facts_of({.act = event.row.act, .data = event.row.data}, std::nullopt, std::nullopt);
    return facts && facts->agreement ? facts->agreement->sha256 : std::nullopt;
}

} // namespace

Task<Result<SealedDecision>> ReceiptDesk::sealed_decision(AccountRequestId request) const {
    auto& db = records_.means.db;
    const auto event = CO_TRY(co_await db.one(decision_event, request));
    if (!event) co_return broken("the decision on a request is not in the log");
    if (!event->seal_number) co_return not_sealed();
    auto [subjects, seal, rows] =
        CO_TRY(co_await db.look(db::all(subjects_of_event, event->id), db::one(seal_by_number, *event->seal_number),
                                db::all(hashes_under_seal, *event->seal_number)));
    if (!seal) co_return broken("a seal of the log is not there");
    SealedDecision out{.event = events::with_subjects({static_cast<const events::EventRow&>(*event)}, subjects).front(),
                       .seal = *seal,
                       .hashes = {}};
    for (auto& row : rows) out.hashes.push_back(std::move(row.hash.bytes));
    if (const auto sha256 = accepted_text_in(out.event))
        if (auto kept = CO_TRY(co_await db.one(agreement_text, *sha256))) out.agreement_text = std::move(kept->text);
    co_return out;
}

Task<Result<Receipt>> ReceiptDesk::receipt(const Actor& reader, AccountRequestId request) const {
    const auto whole = CO_TRY(co_await records_.whole(reader, request));
    const auto now = records_.means.clock.now();
    const auto sight = requests::sight_of(whole, reader, now);
    CO_CHECK(requests::may_have_receipt(sight, whole.decision));
    const auto decision = CO_TRY(co_await sealed_decision(request));
    const MayKnow may_know{.decider = requests::knows_decider(sight, *whole.decision)};
    const bool keeps_actor = can_keep_actor(decision.event.row);
    if (!keeps_actor && !may_know.decider) co_return fail(Kind::conflict, "receipt.older_form");
    // One from before the key file was changed: there is nothing left to prove it with.
    if (!signature_is_good(decision.seal.hash.bytes, decision.seal.signature.bytes, key_.public_key()))
        co_return fail(Kind::conflict, "receipt.other_key");
    auto receipt =
        receipt_of(decision, may_know, issuer_, keeps_actor ? std::nullopt : recorded_in(whole, may_know), key_, now);
    if (!receipt) co_return broken("the event of a decision cannot be read");
    // What the portal hands out has to stand every test that it will ever be put to.
    if (const auto fault = fault_in(*receipt)) co_return broken("no receipt can be made: " + *fault);
    co_return std::move(*receipt);
}

Task<Result<std::string>> ReceiptDesk::page(Receipt receipt, Language language) const {
    co_return co_await pages_.run<std::string>([this, receipt = std::move(receipt), language] {
        return signed_page(drawn_page(receipt, texts_, language), json_of(receipt), described::enum_text(language),
                           key_);
    });
}

} // namespace deedbox::receipts

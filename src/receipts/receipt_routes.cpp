#include "receipts/receipt_routes.h"

namespace deedbox::receipts {

using namespace http;

namespace {

constexpr std::string_view json = "application/json";
constexpr std::string_view pdf = "application/pdf";

} // namespace

void add_receipt_routes(Routes& routes, const ReceiptDesk& desk) {
    routes.get("/account-requests/{id}/receipt", Access::user)
        .named("readReceipt",
               "The signed receipt of a decision, for the requester, those asked, and the reviewer whose "
               "decision it was; `deedbox verify-receipt` proves it")
        .limited(CountedBy::user, 120, hours{1})
        .gives<Receipt>(200)
        .or_as(std::string{pdf})
        .refuses(
            {"request.unknown", "receipt.undecided", "receipt.not_sealed", "receipt.older_form", "receipt.other_key"})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto id = CO_TRY(call.id<AccountRequestTag>("id", "request.unknown"));
            auto receipt = CO_TRY(co_await desk.receipt(call.actor(), id));
            const auto name = "receipt-" + id.text();
            if (call.preferred_type({json, pdf}) == json)
                co_return Reply::file(name + ".json", std::string{json}, json_of(receipt)).with("Vary", "Accept");
            auto page = CO_TRY(co_await desk.page(std::move(receipt), call.language));
            co_return Reply::file(name + ".pdf", std::string{pdf}, std::move(page)).with("Vary", "Accept");
        });
}

} // namespace deedbox::receipts

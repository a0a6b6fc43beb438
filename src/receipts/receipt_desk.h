#pragma once

#include "base/worker_pool.h"
#include "receipts/receipt.h"
#include "requests/request_records.h"

namespace deedbox::receipts {

/// Makes the receipts of decisions, each for the reader who asks.
class ReceiptDesk {
public:
    ReceiptDesk(const requests::RequestRecords& records, const SecretKey& key, const Texts& texts, Issuer issuer)
        : records_{records}, key_{key}, texts_{texts}, issuer_{std::move(issuer)} {}
    ReceiptDesk(const ReceiptDesk&) = delete;
    ReceiptDesk& operator=(const ReceiptDesk&) = delete;

    /// Errors: `request.unknown`, also for whoever may not have it; `receipt.undecided`, `receipt.not_sealed`,
    /// `receipt.older_form`, `receipt.other_key`.
    Task<Result<Receipt>> receipt(const Actor& reader, AccountRequestId request) const;
    /// The same to read, as a PDF with the receipt inside. Errors: `server.busy` when many are being drawn.
    Task<Result<std::string>> page(Receipt receipt, Language language) const;

private:
    Task<Result<SealedDecision>> sealed_decision(AccountRequestId request) const;

    const requests::RequestRecords& records_;
    const SecretKey& key_;
    const Texts& texts_;
    const Issuer issuer_;
    mutable WorkerPool pages_{1, 64}; // drawing one takes longer than an I/O thread may be kept
};

} // namespace deedbox::receipts

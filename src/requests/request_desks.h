#pragma once

#include "requests/approval_link_desk.h"
#include "requests/approver_desk.h"
#include "requests/decision_desk.h"
#include "requests/ending_desk.h"
#include "requests/filing_desk.h"

namespace deedbox::requests {

/// Every act of a request's life, one unit each, by the desk that knows how.
struct RequestDesks {
    RequestDesks(db::Database& db, const Clock& clock, IdMaker& ids, const SecretKey& key, const Agreements& agreed,
                 const mail::Outbox& outbox, RequestSettings chosen)
        : settings{std::move(chosen)}, agreements{agreed}, records{db, clock, ids, outbox, settings}, filing{records},
          decisions{records, agreements}, approvers{records}, endings{records}, links{records, key, agreements} {}
    RequestDesks(const RequestDesks&) = delete;
    RequestDesks& operator=(const RequestDesks&) = delete;

    const RequestSettings settings;
    const Agreements& agreements;
    RequestRecords records;
    FilingDesk filing;
    DecisionDesk decisions;
    ApproverDesk approvers;
    EndingDesk endings;
    ApprovalLinkDesk links;
};

} // namespace deedbox::requests

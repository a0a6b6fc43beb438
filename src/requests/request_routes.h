#pragma once

#include "http/routes.h"
#include "requests/ending_desk.h"
#include "requests/filing_allowance_desk.h"
#include "requests/filing_desk.h"
#include "requests/objection_desk.h"

namespace deedbox::requests {

/// The acts by which requests begin and end, and the reading of them.
struct RequestDesks {
    RequestDesks(const acts::Means& means, RequestSettings chosen)
        : settings{std::move(chosen)}, records{means, settings} {}
    RequestDesks(const RequestDesks&) = delete;
    RequestDesks& operator=(const RequestDesks&) = delete;

    const RequestSettings settings;
    RequestRecords records;
    ObjectionDesk objections{records};
    FilingDesk filing{records, objections};
    FilingAllowanceDesk allowances{records};
    EndingDesk endings{records};
};

/// Shows requests to whoever calls: what of it they may see, in their words.
struct RequestShower {
    const RequestRecords& records;
    const Texts& texts;
    const accounts::Agreements& agreements;

    RequestSight sight(const http::Call& call, const RequestState& state) const;
    Words words(const http::Call& call) const;
    RequestView view(const http::Call& call, const WholeRequest& whole) const;
    /// As it is after an act. Errors: `request.unknown`.
    Task<Result<RequestView>> view(const http::Call& call, AccountRequestId id) const;
};

/// To file, find, contest and withdraw.
void add_request_routes(http::Routes& routes, RequestDesks& desks, RequestShower shower);

} // namespace deedbox::requests

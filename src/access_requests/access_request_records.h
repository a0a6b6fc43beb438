#pragma once

#include "access_requests/access_request_store.h"
#include "acts/act.h"

namespace deedbox::access_requests {

/// In whose name requests are listed.
BOOST_DEFINE_ENUM_CLASS(AccessListedAs, requester, decider)

/// Reads requests for access.
class AccessRequestRecords {
public:
    explicit AccessRequestRecords(const acts::Means& means) : means_{means} {}

    /// Errors: `access_request.unknown`, also for whoever is not concerned.
    Task<Result<SeenRequest>> find(const Actor& actor, AccessRequestId id) const;
    /// A page of a list, with one more than the limit.
    Task<Result<std::vector<SeenRequest>>> list(const Actor& actor, AccessListedAs as,
                                                AccessRequestsSought sought) const;

private:
    Task<Result<void>> add_places(std::vector<SeenRequest>& requests) const;

    const acts::Means& means_;
};

} // namespace deedbox::access_requests

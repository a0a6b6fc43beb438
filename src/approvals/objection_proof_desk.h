#pragma once

#include "dns/resolver.h"
#include "requests/objection.h"
#include "requests/request_records.h"

namespace deedbox::approvals {

/// How somebody who objected proves that the domain is theirs, which takes no reviewer: they are asked in place of whom
/// the requester named.
class ObjectionProofDesk {
public:
    ObjectionProofDesk(const requests::RequestRecords& records, dns::Resolver& resolver, const SecretKey& key)
        : records_{records}, resolver_{resolver}, key_{key} {}

    /// Looks for the record of one's own objection now. Where it is, its writer is asked to decide, the requester is
    /// told, and so is whoever else objected. Errors: those of `may_prove`, `request.lapsed`, `server.busy`.
    Task<Result<requests::ObjectionId>> check(Doer by, requests::ObjectionId id);

private:
    /// An objection with its request, as far as its writer may prove the domain.
    struct Proving {
        requests::OwnObjection objection;
        std::vector<requests::Objection> others; // that nobody has answered
        requests::RequestState state;
        Ground ground;
    };
    Task<Result<Proving>> proving(const Actor& actor, requests::ObjectionId id);
    Result<void> take_over(acts::Act& act, const Proving& proving);

    const requests::RequestRecords& records_;
    dns::Resolver& resolver_;
    const SecretKey& key_;
};

} // namespace deedbox::approvals

#pragma once

#include "requests/request_records.h"

namespace deedbox::requests {

/// How requests begin.
class FilingDesk {
public:
    explicit FilingDesk(const RequestRecords& records) : records_{records} {}

    /// The request, its pending account, the claim on the identifier and one mail to each approver, all at once.
    /// Errors: invalid fields, `domain.taken`, `request.membership_required`, `request.too_many_open`.
    Task<Result<AccountRequestId>> file(const Actor& actor, RequestDraft draft);

    /// Somebody with a verified address on the registered domain answers a claim that a stranger's request holds. They
    /// become an approver of it; or, if nobody of the company is asked in it, the claim moves to the request that the
    /// draft makes, in one unit. Returns the request that holds the claim now.
    /// Errors: those of `file`, `contest.not_of_company`, `contest.own`, `contest.nothing`.
    Task<Result<AccountRequestId>> contest(const Actor& actor, RequestDraft draft);

private:
    struct Drawn {
        Request request;
        std::vector<Approver> approvers;
    };
    Task<Result<Drawn>> draw_up(const Actor& actor, const RequestDraft& draft, accounts::DomainIdentifier identifier);
    Task<Result<void>> add_filing(db::Unit& unit, const Drawn& drawn, const RequestDraft& draft,
                                  const accounts::DomainIdentifier& identifier);
    Task<Result<void>> may_file(const Actor& actor);
    Task<Result<std::optional<Instant>>> held_until(const Request& request);
    Task<Result<AccountRequestId>> join(const Actor& actor, const WholeRequest& whole);
    Task<Result<AccountRequestId>> move(const Actor& actor, const WholeRequest& holder, const RequestDraft& draft,
                                        const accounts::DomainIdentifier& identifier);

    const RequestRecords& records_;
};

} // namespace deedbox::requests

#pragma once

#include "requests/request_check.h"
#include "requests/request_records.h"

namespace deedbox::requests {

/// How requests begin.
class FilingDesk {
public:
    explicit FilingDesk(const RequestRecords& records) : records_{records} {}

    /// The request, its pending account, the claim on the identifier and one mail to each approver, all at once.
    /// Errors: invalid fields, `domain.taken`, those of `may_file`.
    Task<Result<AccountRequestId>> file(Doer by, RequestDraft draft);

    /// What `file` would come to; writes nothing. Errors: those of `file`.
    Task<Result<FilingCheck>> check(Doer by, RequestDraft draft);

    /// Somebody with a verified address on the registered domain answers a claim that a stranger's request holds. They
    /// become an approver of it; or, if nobody of the company is asked in it, the claim moves to the request that the
    /// draft makes, in one unit. Returns the request that holds the claim now.
    /// Errors: those of `file` and `may_contest`, `contest.own`, `contest.nothing`.
    Task<Result<AccountRequestId>> contest(Doer by, RequestDraft draft);

private:
    /// What the rules of filing look at, as it is at one moment.
    struct Facts {
        DomainState domain;
        OpenRequests open;
        std::optional<Instant> last_declined_at;
        bool is_member = false;
        Languages languages; // of those who may be asked
    };
    struct Drawn {
        Request request;
        std::vector<Approver> approvers;
        Ground ground;
        Languages languages;
        bool has_active_account = false; // on the registered domain, when it was drawn up
    };
    Task<Result<Facts>> facts_for(const Actor& actor, const RequestDraft& draft,
                                  const accounts::DomainIdentifier& identifier);
    Task<Result<Drawn>> draw_up(acts::Act& act, const RequestDraft& draft,
                                const accounts::DomainIdentifier& identifier);
    void add_filing(acts::Act& act, const Drawn& drawn, const RequestDraft& draft,
                    const accounts::DomainIdentifier& identifier);
    Task<Result<Error>> taken(const Actor& actor, const accounts::DomainIdentifier& identifier, Error error);
    Task<Result<bool>> may_be_contested(const Actor& actor, const accounts::DomainIdentifier& identifier);
    Result<AccountRequestId> join(acts::Act& act, Ground ground, const RequestState& state);
    Task<Result<AccountRequestId>> move(acts::Act& act, Ground ground, const RequestState& holder,
                                        const RequestDraft& draft, const accounts::DomainIdentifier& identifier);

    const RequestRecords& records_;
};

} // namespace deedbox::requests

#pragma once

#include "accounts/stranger_mails.h"
#include "requests/objection_desk.h"
#include "requests/request_check.h"

namespace deedbox::requests {

/// How requests begin.
class FilingDesk {
public:
    FilingDesk(const RequestRecords& records, ObjectionDesk& objections) : records_{records}, objections_{objections} {}

    /// The request, its pending account, the claim on the identifier and one mail to each approver, all at once.
    /// Errors: invalid fields, `domain.taken`, which says whether its requester may object, those of `may_file` and
    /// `check_caps`.
    Task<Result<AccountRequestId>> file(Doer by, RequestDraft draft);

    /// What `file` would come to; writes nothing. Errors: those of `file`.
    Task<Result<FilingCheck>> check(Doer by, RequestDraft draft);

private:
    /// What the rules of filing look at, as it is at one moment.
    struct Facts {
        DomainState domain;
        OpenRequests open;
        std::optional<Instant> last_declined_at;
        bool is_member = false;
        bool is_claimed = false;
        Languages languages; // of those who may be asked
        accounts::CountedAs requester;
        accounts::SentToStrangers sent_to_strangers;
    };
    struct Drawn {
        Request request;
        std::vector<Approver> approvers;
        Ground ground;
        Languages languages;
        bool has_active_account = false; // on the registered domain, when it was drawn up
        bool is_claimed = false;         // the identifier, then
        accounts::StrangerMails strangers;
    };
    Task<Result<Facts>> facts_for(const Actor& actor, const RequestDraft& draft,
                                  const accounts::DomainIdentifier& identifier);
    Task<Result<Drawn>> draw_up(acts::Act& act, const RequestDraft& draft,
                                const accounts::DomainIdentifier& identifier);
    void add_unasked(acts::Act& act, Drawn& drawn, const std::vector<EmailAddress>& named);
    void add_filing(acts::Act& act, const Drawn& drawn, const RequestDraft& draft,
                    const accounts::DomainIdentifier& identifier);
    Task<Result<Error>> refusal(const Actor& actor, const accounts::DomainIdentifier& identifier, Error error);

    const RequestRecords& records_;
    ObjectionDesk& objections_;
};

} // namespace deedbox::requests

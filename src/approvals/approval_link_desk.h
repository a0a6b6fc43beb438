#pragma once

#include "approvals/approval_link.h"
#include "approvals/decline_desk.h"
#include "requests/request_records.h"
#include "users/address_proof.h"

namespace deedbox::approvals {

struct RenewalBody {
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(RenewalBody, (), (email))

/// What the holder of a link can say without being a user.
BOOST_DEFINE_ENUM_CLASS(RefusalVerdict, declined, wrong_person)

struct RefusalBody {
    EmailAddress email; // typed, so that no robot that fills in forms says no for somebody
    RefusalVerdict verdict = RefusalVerdict::declined;
    Reason reason;
};
BOOST_DESCRIBE_STRUCT(RefusalBody, (), (email, verdict, reason))

struct LinkMay {
    bool decide = false;
    bool forward = false;
    // Of whoever holds the link, signed in or not:
    bool decline_by_link = false;
    bool say_wrong_person = false;
};
BOOST_DESCRIBE_STRUCT(LinkMay, (), (decide, forward, decline_by_link, say_wrong_person))

/// By whom the question came to this approver, when it did not come from the requester.
struct ForwardedBy {
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(ForwardedBy, (), (name, email))

/// What an approval link opens; the field names are the public contract.
struct LinkView {
    AccountRequestId request_id;
    std::string account_name;
    std::string domain_identifier;
    requests::PersonView requester;
    std::optional<std::string> note_to_approver;
    std::optional<ForwardedBy> forwarded_by;
    std::optional<std::string> forward_note;
    EmailAddress email;
    std::string country;
    Instant created_at;
    Instant expires_at;
    Instant link_expires_at;
    RequestStatus status = RequestStatus::pending;
    /// How its reader came to be asked: the admins of an account do not forward.
    requests::NamedBy named_by = requests::NamedBy::requester;
    std::vector<requests::ListedUserView> users;
    accounts::Agreement agreement;
    Language language = Language::en;
    LinkMay may;
};
BOOST_DESCRIBE_STRUCT(LinkView, (),
                      (request_id, account_name, domain_identifier, requester, note_to_approver, forwarded_by,
                       forward_note, email, country, created_at, expires_at, link_expires_at, status, named_by, users,
                       agreement, language, may))

/// What approval links open. Looking changes nothing, ever: scanners open every link they see.
class ApprovalLinkDesk final : public users::AddressProof {
public:
    ApprovalLinkDesk(const requests::RequestRecords& records, const SecretKey& key,
                     const accounts::Agreements& agreements)
        : records_{records}, key_{key}, agreements_{agreements} {}

    /// Errors: `link.unknown`, `link.dead`.
    Task<Result<LinkView>> open(std::string token, std::optional<Actor> actor, Language language);

    /// A new link to the address that had this one, if it is dead by age alone, its request is still pending, and the
    /// typed address is the one that it was mailed to; at most once an hour. Otherwise nothing happens, and whoever
    /// asks cannot tell. Errors: only those of the storage.
    Task<Result<void>> renew(Doer by, std::string token, EmailAddress email);

    /// Whoever holds a live link and knows where it was mailed declines the request, or is the wrong person, which
    /// closes their slot alone. Nobody is signed in by it, and nobody approves by it. Errors: `link.unknown`,
    /// `link.dead`, those of `may_decline_by_link` and `may_be_wrong_person`; invalid: `refusal.email` for another
    /// address.
    Task<Result<AccountRequestId>> refuse(Doer by, std::string token, RefusalBody body, Language language);

    Task<Result<Proven>> proven_by(std::string token) override;

private:
    struct Opened {
        Request request;
        Approver approver;
        std::int64_t generation = 0;
    };
    /// The link's, if both are there and the token is one of its issues. Errors: `link.unknown`.
    Result<Opened> opened_by(std::string_view token, std::optional<Request> request,
                             std::optional<Approver> approver) const;
    /// Errors: `link.unknown`.
    Task<Result<Opened>> find(std::string token);
    /// Whether it still opens its request. Errors: `link.dead`.
    Result<void> check_alive(const Opened& opened) const;
    Result<void> add_wrong_person(acts::Act& act, const requests::RequestState& state, const Approver& slot,
                                  std::int64_t generation, std::string_view reason) const;

    const requests::RequestRecords& records_;
    const SecretKey& key_;
    const accounts::Agreements& agreements_;
};

} // namespace deedbox::approvals

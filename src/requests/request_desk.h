#pragma once

#include "base/secrets.h"
#include "requests/request_view.h"
#include "users/address_proof.h"

namespace deedbox::requests {

/// The lifetimes and policies of this subject; settings.
struct RequestSettings {
    Duration request_lifetime;
    Duration link_lifetime;
    ReviewPolicy review_policy = ReviewPolicy::mismatch;
    RequestPolicy request_policy = RequestPolicy::verified_user;
};

using Reason = PlainText<1, 1000, Lines::many>;

struct DecisionBody {
    Verdict verdict = Verdict::approved;
    std::optional<std::string> agreement_version;
    std::vector<EmailAddress> exclude_users;
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(DecisionBody, (), (verdict, agreement_version, exclude_users, reason))

BOOST_DEFINE_ENUM_CLASS(ReviewVerdict, released, refused)
struct ReviewBody {
    ReviewVerdict verdict = ReviewVerdict::released;
    std::optional<Reason> reason;
};
BOOST_DESCRIBE_STRUCT(ReviewBody, (), (verdict, reason))

/// The part of somebody in whose name requests are listed.
BOOST_DEFINE_ENUM_CLASS(ListedAs, requester, approver, reviewer)

struct ListAsked {
    ListedAs as = ListedAs::requester;
    std::optional<RequestStatus> status{};
    std::int64_t before = 0;
    std::int64_t limit = 50;
};

/// The acts of a request's life, one unit each.
class RequestDesk final : public users::AddressProof {
public:
    RequestDesk(db::Database& db, const Clock& clock, IdMaker& ids, const SecretKey& key, const Agreements& agreements,
                RequestSettings settings)
        : db_{db}, clock_{clock}, ids_{ids}, key_{key}, agreements_{agreements}, settings_{settings} {}

    /// The request, its pending account, the claim on the identifier and one mail to each approver, all at once.
    /// Errors: invalid fields, `domain.taken`, `request.membership_required`.
    Task<Result<AccountRequestId>> file(const Actor& actor, RequestDraft draft);

    /// Errors: those of `check_decision`, `request.unknown`, `request.not_asked`, `agreement.stale`,
    /// `request.rerouted`.
    Task<Result<void>> decide(const Actor& actor, AccountRequestId id, DecisionBody body, Language language);

    /// Errors: those of `check_review`, `request.unknown`.
    Task<Result<void>> review(const Actor& actor, AccountRequestId id, ReviewBody body, Language language);

    /// Errors: `request.unknown` for whoever is not concerned.
    Task<Result<WholeRequest>> find(const Actor& actor, AccountRequestId id);
    /// One more than the limit, newest first.
    Task<Result<std::vector<WholeRequest>>> list(const Actor& actor, ListAsked asked);

    /// What an approval link opens. Errors: `link.unknown`, `link.dead`. Changes nothing.
    Task<Result<LinkView>> open_link(std::string token, std::optional<Actor> actor, Language language);

    Task<Result<Proven>> proven_by(std::string token) override;

    const Agreements& agreements() const { return agreements_; }

private:
    struct Opened {
        Request request;
        Approver approver;
    };
    Task<Result<Opened>> open(std::string token);
    Task<Result<WholeRequest>> whole(Request request);
    Task<Result<DomainState>> domain_state(std::string registered_domain);
    Task<Result<Language>> language_of(EmailAddress email, Language otherwise);
    Task<Result<void>> may_file(const Actor& actor);
    Task<Result<void>> post_approval_mails(db::Unit& unit, const Request& request,
                                           const std::vector<Approver>& approvers);
    Task<Result<void>> post_closing_mails(db::Unit& unit, const WholeRequest& whole, ApproverId decider,
                                          Verdict verdict);
    Task<Result<void>> approve(const Actor& actor, const WholeRequest& whole, const Approver& slot, DecisionBody body,
                               Language language);
    Task<Result<void>> decline(const Actor& actor, const WholeRequest& whole, const Approver& slot, DecisionBody body,
                               Language language);
    Task<Result<void>> release(const Actor& actor, const WholeRequest& whole);
    Task<Result<void>> refuse(const Actor& actor, const WholeRequest& whole, std::string reason, Language language);
    Task<Result<void>> check_routing(const WholeRequest& whole, const Actor& actor);
    Task<Result<void>> reroute(const WholeRequest& whole, const Actor& actor, std::vector<EmailAddress> deciders);
    Task<Result<void>> return_to_review(const WholeRequest& whole, const Actor& actor);

    db::Database& db_;
    const Clock& clock_;
    IdMaker& ids_;
    const SecretKey& key_;
    const Agreements& agreements_;
    RequestSettings settings_;
};

} // namespace deedbox::requests

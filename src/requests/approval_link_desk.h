#pragma once

#include "requests/request_records.h"
#include "users/address_proof.h"

namespace deedbox::requests {

struct RenewalBody {
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(RenewalBody, (), (email))

/// What approval links open. Looking changes nothing, ever: scanners open every link they see.
class ApprovalLinkDesk final : public users::AddressProof {
public:
    ApprovalLinkDesk(const RequestRecords& records, const SecretKey& key, const Agreements& agreements)
        : records_{records}, key_{key}, agreements_{agreements} {}

    /// Errors: `link.unknown`, `link.dead`.
    Task<Result<LinkView>> open(std::string token, std::optional<Actor> actor, Language language);

    /// A new link to the address that had this one, if it is dead by age alone, its request is still pending, and the
    /// typed address is the one that it was mailed to; at most once an hour. Otherwise nothing happens, and whoever
    /// asks cannot tell. Errors: only those of the storage.
    Task<Result<void>> renew(std::string token, EmailAddress email, const CallKey* key);

    Task<Result<Proven>> proven_by(std::string token) override;

private:
    struct Opened {
        Request request;
        Approver approver;
        std::int64_t generation = 0;
    };
    /// Errors: `link.unknown`.
    Task<Result<Opened>> find(std::string token);
    /// Errors: those of `find`, `link.dead`.
    Task<Result<Opened>> find_live(std::string token);

    const RequestRecords& records_;
    const SecretKey& key_;
    const Agreements& agreements_;
};

} // namespace deedbox::requests

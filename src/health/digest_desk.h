#pragma once

#include "base/secrets.h"
#include "health/digest_store.h"
#include "health/health_desk.h"

namespace deedbox::health {

/// The weekly digest of what was found in somebody's accounts, and the ways out of it.
class DigestDesk {
public:
    DigestDesk(const acts::Means& means, HealthDesk& health, const HealthSettings& settings, const SecretKey& key)
        : means_{means}, health_{health}, settings_{settings}, key_{key} {}

    /// One digest that is due: of what is wrong still. Who has stopped all mails that they did not ask for gets none.
    Task<Result<void>> send(Reader reader);

    /// Whose digests the link stops. Errors: `link.unknown`.
    Task<Result<DigestReader>> reader_of(std::string token);
    /// Errors: `link.unknown`.
    Task<Result<void>> stop(Doer by, std::string token);

    Task<Result<DigestReader>> of(const Actor& actor);
    /// Whether the actor wants a digest from now on; what is so already leaves no trace.
    Task<Result<void>> want(Doer by, bool wanted);

private:
    Result<UserId> user_of(const std::string& token) const;

    const acts::Means& means_;
    HealthDesk& health_;
    const HealthSettings& settings_;
    const SecretKey& key_;
};

} // namespace deedbox::health

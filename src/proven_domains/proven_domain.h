#pragma once

#include "base/described.h"
#include "base/id.h"
#include "base/instant.h"
#include "proven_domains/domain_record.h"

namespace deedbox::proven_domains {

using ProvenDomainId = Id<struct ProvenDomainTag>;

/// How long the record may take to be there.
constexpr Duration challenge_lives = std::chrono::days{30};
/// When a proof is looked at again by itself, and how soon when the record was not there.
constexpr Duration looked_at_every = std::chrono::days{30};
constexpr Duration looked_at_again = std::chrono::hours{84};
/// A proof is lost when its record was not there so often, for so long; longer, where nobody answered at all, which
/// says nothing of the record.
constexpr std::int64_t most_failures = 3;
constexpr Duration gone_for = std::chrono::days{7};
constexpr Duration unanswered_for = std::chrono::days{30};
constexpr std::int64_t most_in_account = 100;

BOOST_DEFINE_ENUM_CLASS(DomainState, waiting, proven, lost)

/// A domain whose owner can be told from its DNS: what a company registered, whole. Never a public suffix, a mailbox
/// provider's or another name below which its owner lets others have names or mail.
class ProvableDomain {
public:
    /// Refuses as `accounts::DomainIdentifier::parse` does, and with `domain.not_registered`, `domain.shared`.
    static std::expected<ProvableDomain, FieldProblem> parse(std::string_view text);
    static described::TextSchema schema() {
        return {.max_length = 253,
                .description = "a domain as it was registered; U-labels are taken, A-labels are kept",
                .example = "keio.jp"};
    }

    ProvableDomain() = default;
    const std::string& text() const { return name_.text(); }
    const DomainName& name() const { return name_; }

private:
    explicit ProvableDomain(DomainName name) : name_{std::move(name)} {}
    DomainName name_;
};

struct NewDomain {
    ProvableDomain domain;
};
BOOST_DESCRIBE_STRUCT(NewDomain, (), (domain))

/// A domain that an account says is its company's, and how its proof stands.
struct ProvenDomain {
    ProvenDomainId id;
    SmartAccountId smart_account_id;
    std::string domain;
    DomainState state = DomainState::waiting;
    Instant begun_at;
    Instant expires_at; // of the waiting for the record
    std::optional<Instant> proven_at{};
    std::optional<Instant> last_checked_at{};
    std::optional<Trouble> trouble{};       // of the last look
    std::int64_t failures = 0;              // looks by itself that did not find the record, one after the other
    std::optional<Instant> failing_since{}; // the first of those
    std::optional<Instant> next_check_at{};
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(ProvenDomain, (),
                      (id, smart_account_id, domain, state, begun_at, expires_at, proven_at, last_checked_at, trouble,
                       failures, failing_since, next_check_at, version))

/// The record that proves it.
DomainRecord record_of(const SecretKey& key, const ProvenDomain& domain);

/// One that waits for its record from now on.
ProvenDomain begun(ProvenDomainId id, SmartAccountId account, std::string domain, Instant now);
/// The same of one that is there already, and is not proven.
ProvenDomain begun_again(ProvenDomain domain, Instant now);
/// Whether it has waited for its record in vain.
bool is_over(const ProvenDomain& domain, Instant now);

/// Who looks: somebody, now; or the portal, by itself. Only what the portal finds takes a proof away: nobody shortens
/// the time that an owner has to put a record back.
enum class Looked { by_somebody, by_itself };
/// As it stands after a look.
ProvenDomain after_look(ProvenDomain domain, std::optional<Trouble> trouble, Looked looked, Instant now);

} // namespace deedbox::proven_domains

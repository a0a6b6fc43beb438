#pragma once

#include "proven_domains/proven_domain.h"

namespace deedbox::proven_domains {

// What goes over the wire; the field names are the public contract.

/// `failed`: the record was not there in time.
BOOST_DEFINE_ENUM_CLASS(ShownState, waiting, proven, failed, lost)

struct DomainMay {
    bool check = false;
    bool begin_again = false;
    bool remove = false;
};
BOOST_DESCRIBE_STRUCT(DomainMay, (), (check, begin_again, remove))

struct DomainView {
    ProvenDomainId id;
    std::string domain;
    std::string record_name;
    std::string record_value;
    ShownState state = ShownState::waiting;
    Instant expires_at;
    std::optional<Instant> proven_at;
    std::optional<Instant> last_checked_at;
    std::optional<Trouble> trouble;
    DomainMay may;
};
BOOST_DESCRIBE_STRUCT(DomainView, (),
                      (id, domain, record_name, record_value, state, expires_at, proven_at, last_checked_at, trouble,
                       may))

/// As a reader sees it who may change it, or may not.
DomainView view_of(const ProvenDomain& domain, const SecretKey& key, bool may_change, bool active, Instant now);

} // namespace deedbox::proven_domains

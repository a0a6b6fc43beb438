#pragma once

#include "base/domain_name.h"
#include "base/secrets.h"
#include "dns/resolver.h"

namespace deedbox::proven_domains {

/// What a record in the DNS says yes to.
BOOST_DEFINE_ENUM_CLASS(ProofOf, account, objection, succession)

/// The TXT record by which whoever runs the DNS of a domain says yes.
struct DomainRecord {
    std::string record_name;
    std::string record_value;
};
BOOST_DESCRIBE_STRUCT(DomainRecord, (), (record_name, record_value))

/// The record for one thing of ours and one domain. Its value comes from the key file, so it is stored nowhere, nobody
/// can make it up, and it proves nothing for another thing or another domain.
DomainRecord record_of(const SecretKey& key, ProofOf what, std::string_view id, const DomainName& domain);

/// Why the record was not found.
BOOST_DEFINE_ENUM_CLASS(Trouble, no_record, other_record, bogus, no_answer)

/// What stands against the proof in an answer of the DNS; nothing when the record is among those that are there.
std::optional<Trouble> trouble_with(const dns::TextAnswer& answer, const DomainRecord& record);

} // namespace deedbox::proven_domains

#include "proven_domains/domain_record.h"

#include "base/described.h"

#include <boost/algorithm/string/trim.hpp>

#include <algorithm>

namespace deedbox::proven_domains {

DomainRecord record_of(const SecretKey& key, ProofOf what, std::string_view id, const DomainName& domain) {
    const auto mac = key.mac({"domain proof", described::enum_text(what), id, domain.text()});
    return {"_deedbox-challenge." + domain.text(), "deedbox-proof=" + base64url(mac)};
}

std::optional<Trouble> trouble_with(const dns::TextAnswer& answer, const DomainRecord& record) {
    if (answer.trouble) {
        switch (*answer.trouble) {
        case dns::Trouble::no_name:
        case dns::Trouble::no_text: return Trouble::no_record;
        case dns::Trouble::bogus: return Trouble::bogus;
        case dns::Trouble::no_answer: return Trouble::no_answer;
        }
    }
    // Pages on which records are typed add a blank now and then.
    const bool there = std::ranges::any_of(
        answer.texts, [&](const std::string& text) { return boost::trim_copy(text) == record.record_value; });
    return there ? std::nullopt : std::optional{Trouble::other_record};
}

} // namespace deedbox::proven_domains

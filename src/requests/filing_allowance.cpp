#include "requests/filing_allowance.h"

namespace deedbox::requests {

Result<std::string> domain_counted(std::string_view typed) {
    const auto address = EmailAddress::parse("somebody@" + std::string{typed});
    if (!address) return invalid("/domain", "domain.syntax");
    auto counted = counted_domain(*address);
    if (counted.empty()) return invalid("/domain", "allowance.not_counted");
    return counted;
}

} // namespace deedbox::requests

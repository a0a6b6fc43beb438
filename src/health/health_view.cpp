#include "health/health_view.h"

namespace deedbox::health {

namespace {

FindingView shown(const Finding& finding, const Texts& texts, Language language, Duration unused_after) {
    const auto domain = finding.kind == FindingKind::domain_unresolved
                            ? accounts::shown_identifier(finding.concerned.front().address)
                            : std::string{};
    auto [title, advice] = text_of(texts, language, finding.kind, finding.count, domain, unused_after);
    FindingView out{.kind = finding.kind,
                    .severity = severity_of(finding.kind),
                    .title = std::move(title),
                    .advice = std::move(advice),
                    .count = finding.count,
                    .since = finding.since,
                    .concerned = {}};
    for (const auto& one : finding.concerned)
        out.concerned.push_back({one.member_id, one.name, one.address, one.virtual_account_name, one.at});
    return out;
}

} // namespace

HealthView view_of(const std::vector<Finding>& findings, const Texts& texts, Language language, Duration unused_after) {
    HealthView out;
    for (const auto& finding : findings) out.findings.push_back(shown(finding, texts, language, unused_after));
    return out;
}

} // namespace deedbox::health

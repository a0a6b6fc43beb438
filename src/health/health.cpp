#include "health/health.h"

#include <algorithm>
#include <cstdlib>

namespace deedbox::health {

Severity severity_of(FindingKind kind) {
    switch (kind) {
    case FindingKind::no_active_admin:
    case FindingKind::domain_unresolved: return Severity::urgent;
    case FindingKind::agreement_overdue:
    case FindingKind::domain_record_gone:
    case FindingKind::member_outside_company:
    case FindingKind::mails_bounce:
    case FindingKind::access_requests_wait:
    case FindingKind::pending_too_long: return Severity::warning;
    case FindingKind::one_admin:
    case FindingKind::member_unused: return Severity::advice;
    }
    std::abort();
}

namespace {

const Kept* kept_of(const Examined& examined, FindingKind kind) {
    const auto found = std::ranges::find(examined.kept, kind, &Kept::kind);
    return found == examined.kept.end() ? nullptr : &*found;
}

Finding about(std::vector<Concerned> concerned, FindingKind kind) {
    const auto count = concerned.front().total;
    return {.kind = kind, .count = count, .concerned = std::move(concerned)};
}

Finding about_domain(const Patient& account) {
    return {.kind = FindingKind::domain_unresolved,
            .concerned = {Concerned{.address = account.registered_domain, .total = 1}}};
}

void find_in_active(const Examined& examined, std::vector<Finding>& out) {
    const auto& account = examined.account;
    if (account.active_admins == 0) out.push_back({.kind = FindingKind::no_active_admin});
    if (kept_of(examined, FindingKind::domain_unresolved) != nullptr) out.push_back(about_domain(account));
    if (examined.agreement_overdue) out.push_back({.kind = FindingKind::agreement_overdue});
    const auto add = [&out](const std::vector<Concerned>& concerned, FindingKind kind) {
        if (!concerned.empty()) out.push_back(about(concerned, kind));
    };
    add(examined.records_gone, FindingKind::domain_record_gone);
    add(examined.outside, FindingKind::member_outside_company);
    add(examined.bounced, FindingKind::mails_bounce);
    add(examined.waiting, FindingKind::access_requests_wait);
    if (account.active_admins == 1) out.push_back({.kind = FindingKind::one_admin});
    add(examined.unused, FindingKind::member_unused);
}

} // namespace

std::vector<Finding> findings_of(const Examined& examined, Instant now) {
    const auto& account = examined.account;
    std::vector<Finding> out;
    if (account.status == accounts::AccountStatus::active) find_in_active(examined, out);
    if (account.status == accounts::AccountStatus::pending && now - account.created_at > longest_pending)
        out.push_back({.kind = FindingKind::pending_too_long});
    for (auto& finding : out)
        if (const auto* kept = kept_of(examined, finding.kind)) finding.since = kept->since;
    return out;
}

Instant next_digest(Instant now) {
    using namespace std::chrono;
    const auto day = floor<days>(now);
    const auto monday = day - (weekday{day} - Monday);
    const auto this_week = monday + hours{6};
    return time_point_cast<Duration>(this_week > now ? this_week : this_week + weeks{1});
}

bool is_worth_a_mail(const std::vector<Finding>& findings, std::optional<Instant> last_sent) {
    return std::ranges::any_of(findings, [&](const Finding& finding) {
        if (severity_of(finding.kind) != Severity::advice) return true;
        return !last_sent || !finding.since || *finding.since > *last_sent;
    });
}

} // namespace deedbox::health

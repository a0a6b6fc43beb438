#include "health/finding_text.h"

#include "base/text_family.h"

namespace deedbox::health {

namespace {

std::int64_t days_in(FindingKind kind, Duration unused_after) {
    const auto length = kind == FindingKind::member_unused          ? unused_after
                        : kind == FindingKind::access_requests_wait ? longest_asked
                                                                    : longest_pending;
    return length / std::chrono::days{1};
}

} // namespace

FindingText text_of(const Texts& texts, Language language, FindingKind kind, std::int64_t count,
                    const std::string& domain, Duration unused_after) {
    const Arguments facts{{"count", count}, {"days", days_in(kind, unused_after)}, {"domain", domain}};
    return {texts.format(language, deedbox::text_of<"health_title">(kind), facts),
            texts.format(language, deedbox::text_of<"health_advice">(kind), facts)};
}

} // namespace deedbox::health

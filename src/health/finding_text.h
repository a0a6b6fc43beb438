#pragma once

#include "base/texts.h"
#include "health/health.h"

namespace deedbox::health {

/// What a finding is called, and what to do about it, as pages and mails say it.
struct FindingText {
    std::string title;
    std::string advice;
};
FindingText text_of(const Texts& texts, Language language, FindingKind kind, std::int64_t count,
                    const std::string& domain, Duration unused_after);

} // namespace deedbox::health

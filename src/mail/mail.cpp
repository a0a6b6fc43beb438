#include "mail/mail.h"

#include "base/described.h"

namespace deedbox::mail {

std::optional<std::string> detail_in_words(const Texts& texts, Language language,
                                           const std::optional<MailReason>& reason,
                                           const std::optional<std::string>& detail, Instant due_at) {
    if (!reason) return detail;
    return texts.format(language, "mail_reason." + std::string{described::enum_text(*reason)},
                        {{"detail", detail.value_or("")}, {"due", due_at}, {"time", due_at}});
}

} // namespace deedbox::mail

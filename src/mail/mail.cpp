#include "mail/mail.h"

#include "base/text_family.h"

namespace deedbox::mail {

std::optional<std::string> detail_in_words(const Texts& texts, Language language,
                                           const std::optional<MailReason>& reason,
                                           const std::optional<std::string>& detail, Instant due_at) {
    if (!reason) return detail;
    return texts.format(language, text_of<"mail_reason">(*reason),
                        {{"detail", detail.value_or("")}, {"due", due_at}, {"time", due_at}});
}

} // namespace deedbox::mail

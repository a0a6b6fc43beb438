// What mail servers and operators write: reports of undelivered mails, refusals, senders. Anything may come, and is
// read in a moment, or refused.
#include "base/email_address.h"
#include "fuzz.h"
#include "mail/bounce_report.h"
#include "mail/reason_text.h"
#include "mail/refusal.h"
#include "mail/sender.h"

#include <algorithm>

namespace {

using namespace deedbox;

bool is_one_clean_line(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    if (const auto report = mail::read_bounce(text)) {
        fuzz::demand(!report->recipients.empty(), "a report is about somebody");
        for (const auto& recipient : report->recipients)
            fuzz::demand(is_one_clean_line(recipient.reason) && is_one_clean_line(recipient.recipient),
                         "what is shown and logged is clean");
    }
    if (const auto sender = mail::Sender::parse(text)) {
        fuzz::demand(is_one_clean_line(sender->text()), "no header is smuggled in");
        fuzz::demand(mail::Sender::parse(sender->address).value().address == sender->address, "normal stays normal");
    }
    (void)mail::about({mail::Stage::recipient, 550, std::string{text}});
    fuzz::demand(is_one_clean_line(mail::cleaned_reason(text)), "a server's words are clean");
    return 0;
}

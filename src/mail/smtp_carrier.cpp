#include "mail/smtp_carrier.h"

#include "base/described.h"
#include "mail/gmime.h"
#include "mail/reason_text.h"
#include "mail/return_token.h"

#include <boost/algorithm/string.hpp>
#include <curl/curl.h>
#include <fmt/chrono.h>

#include <memory>

namespace deedbox::mail {

namespace {

constexpr long timeout_seconds = 30;
constexpr long kept_seconds = 60; // how long a connection may have been idle to be used again

// A password is sent under TLS or not at all; without one, TLS is used where the server offers it.
long security_of(const std::string& url) {
    return url.find('@') == std::string::npos ? CURLUSESSL_TRY : CURLUSESSL_ALL;
}

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct FreeMime {
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
struct FreeHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using List = std::unique_ptr<curl_slist, FreeList>;
using Mime = std::unique_ptr<curl_mime, FreeMime>;
using Handle = std::unique_ptr<CURL, FreeHandle>;

List list_of(const std::vector<std::string>& lines) {
    List list;
    for (const auto& line : lines) list.reset(curl_slist_append(list.release(), line.c_str()));
    return list;
}

// Printable ASCII in which nothing looks like an encoded word: the reader's program would decode that into what nobody
// has checked.
bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; }) &&
           text.find("=?") == std::string_view::npos;
}

// RFC 2047: encoded words of at most 75 characters, each ending on a whole character, folded with a blank between. Not
// by GMime, which counts characters where the RFC counts octets (a name in Japanese becomes a word of 170), and leaves
// what looks like an encoded word to be decoded.
std::string encoded_words(std::string_view text) {
    if (is_plain(text)) return std::string{text};
    constexpr std::size_t largest_chunk = 42; // 56 characters of base64 and the 12 around them
    std::string out;
    while (!text.empty()) {
        auto size = std::min(largest_chunk, text.size());
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
        const HeldText word{g_base64_encode(reinterpret_cast<const guchar*>(text.data()), size)};
        out += (out.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + std::string{word.get()} + "?=";
        text.remove_prefix(size);
    }
    return out;
}

// `Name <address>` with the name quoted or encoded where it has to be.
std::string mailbox(const std::string& from) {
    const auto open = from.rfind('<');
    if (open == std::string::npos) return from;
    const auto name = boost::trim_copy(from.substr(0, open));
    if (!is_plain(name)) return encoded_words(name) + " " + from.substr(open);
    start_gmime();
    const Held<InternetAddress> address{internet_address_mailbox_new(name.c_str(), bare_address(from).c_str())};
    return HeldText{internet_address_to_string(address.get(), nullptr, true)}.get();
}

// RFC 5322 §3.3, in UTC.
std::string mail_date(Instant at) {
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(unix_seconds(at)));
}

// Keeps the refusal, which the server's good-bye follows.
std::size_t keep_refusal(char* data, std::size_t size, std::size_t count, void* into) {
    const auto line = boost::trim_copy(std::string(data, size * count));
    if (line.starts_with('4') || line.starts_with('5')) *static_cast<std::string*>(into) = line;
    return size * count;
}

void add_part(curl_mime* mime, const std::string& content, const char* type) {
    auto* part = curl_mime_addpart(mime);
    curl_mime_data(part, content.data(), content.size());
    curl_mime_type(part, type);
    curl_mime_encoder(part, "quoted-printable");
}

struct Talk {
    CURLcode code;
    std::string error;   // curl's own words
    std::string refusal; // the server's
    long answer = 0;
    bool reused = false; // over a connection that was kept from an earlier mail
    bool body_was_sent = false;
};

// Whether a refusal is about this mail or its recipient; one of our greeting or of our sender says nothing about them.
bool is_about_the_mail(const Talk& talk) {
    return talk.error.starts_with("RCPT failed") || talk.error.starts_with("DATA failed") || talk.body_was_sent;
}

Delivery outcome(const Talk& talk) {
    if (talk.code == CURLE_OK) return {MailState::sent};
    const auto refusal = cleaned_reason(talk.refusal);
    if (talk.code == CURLE_LOGIN_DENIED) return {MailState::deferred, MailReason::unreachable, refusal};
    if (talk.answer >= 500 && talk.answer < 600 && is_about_the_mail(talk)) return {MailState::bounced, {}, refusal};
    if (talk.answer >= 400) return {MailState::deferred, {}, refusal};
    return {MailState::deferred, MailReason::unreachable, curl_easy_strerror(talk.code)};
}

Talk send(CURL* handle, const std::string& url, const Envelope& envelope, bool fresh) {
    curl_easy_reset(handle); // keeps the connection
    const auto headers = list_of(headers_of(envelope));
    const auto recipients = list_of({"<" + envelope.to + ">"});
    const Mime mime{curl_mime_init(handle)};
    auto* alternatives = curl_mime_init(handle);
    add_part(alternatives, envelope.text, "text/plain; charset=utf-8");
    add_part(alternatives, envelope.html, "text/html; charset=utf-8");
    auto* body = curl_mime_addpart(mime.get());
    curl_mime_subparts(body, alternatives);
    curl_mime_type(body, "multipart/alternative");

    Talk talk{};
    std::string error(CURL_ERROR_SIZE, '\0');
    const auto from = "<" + envelope.return_path + ">";
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_USE_SSL, security_of(url));
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_MIMEPOST, mime.get());
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, keep_refusal);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &talk.refusal);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, error.data());
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
    curl_easy_setopt(handle, CURLOPT_MAXAGE_CONN, kept_seconds);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, timeout_seconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, timeout_seconds);
    talk.code = curl_easy_perform(handle);
    talk.error = error.c_str();
    long connections = 0;
    curl_off_t sent = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &talk.answer);
    curl_easy_getinfo(handle, CURLINFO_NUM_CONNECTS, &connections);
    curl_easy_getinfo(handle, CURLINFO_SIZE_UPLOAD_T, &sent);
    talk.reused = connections == 0;
    talk.body_was_sent = sent > 0;
    return talk;
}

// A kept connection may have been closed by the server meanwhile, which says nothing about the mail: once more, on a
// new one.
Delivery deliver(CURL* handle, const std::string& url, const Envelope& envelope) {
    const auto talk = send(handle, url, envelope, false);
    const auto delivery = outcome(talk);
    if (delivery.state != MailState::deferred || !talk.reused || talk.body_was_sent) return delivery;
    return outcome(send(handle, url, envelope, true));
}

} // namespace

std::vector<std::string> headers_of(const Envelope& envelope) {
    return {"Date: " + mail_date(envelope.date),
            "From: " + mailbox(envelope.from),
            "To: <" + envelope.to + ">",
            "Subject: " + encoded_words(envelope.subject),
            "Message-ID: <" + envelope.message_id + ">",
            "Auto-Submitted: auto-generated", // RFC 3834: no holiday replies, please
            "X-Deedbox-Mail: " + envelope.return_token,
            "Content-Language: " + std::string{described::enum_text(envelope.language)}};
}

SmtpCarrier::SmtpCarrier(std::string url, unsigned connections) : url_{std::move(url)}, pool_{connections, 1024} {
    static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    (void)started;
}

Task<Delivery> SmtpCarrier::carry(Wording wording) {
    auto delivery = co_await pool_.run<Delivery>([this, &wording] {
        thread_local const Handle handle{curl_easy_init()};
        const auto envelope = wording();
        return envelope ? deliver(handle.get(), url_, *envelope) : unwordable(envelope.error());
    });
    co_return delivery ? std::move(*delivery)
                       : Delivery{MailState::deferred, MailReason::unreachable, "too many mails at once"};
}

} // namespace deedbox::mail

#include "mail/smtp_carrier.h"

#include "base/described.h"
#include "mail/gmime.h"
#include "mail/reason_text.h"

#include <boost/algorithm/string.hpp>
#include <fmt/chrono.h>

namespace deedbox::mail {

namespace {

struct FreeMime {
    void operator()(curl_mime* mime) const { curl_mime_free(mime); }
};
using Mime = std::unique_ptr<curl_mime, FreeMime>;

constexpr unsigned service_closing = 421; // RFC 5321 §3.8

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
std::string mailbox(const Sender& from) {
    const auto address = "<" + from.address + ">";
    if (!is_plain(from.name)) return encoded_words(from.name) + " " + address;
    if (from.name.empty()) return from.address;
    start_gmime();
    const Held<InternetAddress> mailbox{internet_address_mailbox_new(from.name.c_str(), from.address.c_str())};
    return HeldText{internet_address_to_string(mailbox.get(), nullptr, true)}.get();
}

// RFC 5322 §3.3, in UTC.
std::string mail_date(Instant at) {
    return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(unix_seconds(at)));
}

void add_part(curl_mime* mime, const std::string& content, const char* type) {
    auto* part = curl_mime_addpart(mime);
    curl_mime_data(part, content.data(), content.size());
    curl_mime_type(part, type);
    curl_mime_encoder(part, "quoted-printable");
}

// Lines end with CRLF (RFC 2045 §6.8), or the encoder would write their ends as characters.
std::string on_the_wire(const std::string& text) {
    return boost::replace_all_copy(text, "\n", "\r\n");
}

// What is wrong between us and the server, though it refused nothing: no encryption, or no way to sign in.
bool is_about_us(CURLcode code) {
    switch (code) {
    case CURLE_LOGIN_DENIED:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER: return true;
    default: return false;
    }
}

Delivery outcome(const SmtpRun& run, CURLcode code) {
    if (code == CURLE_OK) return {MailState::sent};
    const auto& answer = run.answer();
    if (!answer.is_refusal())
        return {MailState::deferred, is_about_us(code) ? MailReason::refused_us : MailReason::unreachable,
                cleaned_reason(run.fault())};
    const auto words = cleaned_reason(answer.text);
    if (about(answer) == About::us) return {MailState::deferred, MailReason::refused_us, words};
    return {answer.is_for_good() ? MailState::bounced : MailState::deferred, {}, words};
}

struct Try {
    Delivery delivery;
    bool worth_another = false;
};

Try send(CURL* handle, const SmtpServer& server, const std::atomic<bool>& gives_up, const Envelope& envelope,
         bool fresh) {
    SmtpRun run{handle, server, gives_up};
    const auto headers = curl_list(headers_of(envelope));
    const auto recipients = curl_list({"<" + envelope.to + ">"});
    const auto text = on_the_wire(envelope.text);
    const auto html = on_the_wire(envelope.html);
    const Mime mime{curl_mime_init(handle)};
    add_part(mime.get(), text, "text/plain; charset=utf-8");
    add_part(mime.get(), html, "text/html; charset=utf-8");
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, ("<" + envelope.return_path + ">").c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_MIMEPOST, mime.get());
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
    const auto code = run.perform();
    // A kept connection may have been closed by the server meanwhile, which says nothing about the mail.
    const bool was_closed = !run.answer().is_refusal() || run.answer().code == service_closing;
    return {outcome(run, code), was_closed && run.was_reused() && !run.sent_content()};
}

void start_curl() {
    static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    (void)started;
}

} // namespace

std::vector<std::string> headers_of(const Envelope& envelope) {
    std::vector<std::string> out{
        "Date: " + mail_date(envelope.date),
        "From: " + mailbox(envelope.from),
        "To: <" + envelope.to + ">",
        "Subject: " + encoded_words(envelope.subject),
        "Message-ID: <" + envelope.message_id + ">",
        "Auto-Submitted: auto-generated", // RFC 3834: no holiday replies, please
        "X-Deedbox-Mail: " + envelope.return_token,
        "Content-Language: " + std::string{described::enum_text(envelope.language)},
        "Content-Type: multipart/alternative"}; // or libcurl would put a multipart/mixed around it
    if (!envelope.one_click_stop.empty()) {
        out.push_back("List-Unsubscribe: <" + envelope.one_click_stop + ">");
        out.emplace_back("List-Unsubscribe-Post: List-Unsubscribe=One-Click"); // RFC 8058 §3.1
    }
    return out;
}

SmtpCarrier::SmtpCarrier(SmtpServer server, unsigned connections)
    : server_{std::move(server)}, pool_{connections, 1024} {
    start_curl();
}

Delivery SmtpCarrier::deliver(CURL* handle, const Envelope& envelope) const {
    auto first = send(handle, server_, stopping_, envelope, false);
    if (first.delivery.state != MailState::deferred || !first.worth_another) return std::move(first.delivery);
    return send(handle, server_, stopping_, envelope, true).delivery;
}

Task<Delivery> SmtpCarrier::carry(Wording wording) {
    auto delivery = co_await pool_.run<Delivery>([this, &wording] {
        thread_local const CurlHandle handle{curl_easy_init()};
        const auto envelope = wording();
        return envelope ? deliver(handle.get(), *envelope) : unwordable(envelope.error());
    });
    co_return delivery ? std::move(*delivery)
                       : Delivery{MailState::deferred, MailReason::unreachable, "too many mails at once"};
}

std::expected<std::string, std::string> check_mail_server(const SmtpServer& server, const Sender& sender) {
    start_curl();
    static const std::atomic<bool> never{false};
    const CurlHandle handle{curl_easy_init()};
    const auto address = "<" + sender.address + ">";
    for (const auto& command : {"MAIL FROM:" + address, "RCPT TO:" + address, std::string{"RSET"}}) {
        SmtpRun run{handle.get(), server, never};
        curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, command.c_str());
        curl_easy_setopt(handle.get(), CURLOPT_NOBODY, 1L);
        const auto& answer = run.answer();
        if (run.perform() == CURLE_OK && !answer.is_refusal()) continue;
        const auto said = cleaned_reason(answer.is_refusal() ? answer.text : run.fault());
        return std::unexpected{answer.stage < Stage::sender ? said : command + ": " + said};
    }
    return "takes mails from " + sender.address;
}

} // namespace deedbox::mail

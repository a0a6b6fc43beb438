#include "mail/smtp_client.h"

#include <boost/algorithm/string.hpp>

#include <sys/socket.h>

#include <charconv>

namespace deedbox::mail {

namespace {

constexpr long kept_seconds = 60; // how long a connection may have been idle to be used again
constexpr std::chrono::seconds farewell{10};
constexpr std::size_t longest_answer = 2000; // of what it says; no more is shown anyway
// libcurl counts the greeting as part of the connection; what is meant by either is looked at here.
constexpr long longest_seconds = 3600;

std::string with_greeting(CURL* handle, const SmtpServer& server) {
    const std::unique_ptr<char, void (*)(void*)> name{
        curl_easy_escape(handle, server.greets_as.data(), static_cast<int>(server.greets_as.size())), curl_free};
    return server.url + (server.url.ends_with('/') ? "" : "/") + name.get();
}

std::string_view without_end(std::string_view line) {
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// What a further line of an answer adds: its text, without the code, and without the status that the first had, too.
std::string_view added_by(std::string_view line, std::string_view first) {
    auto more = line.substr(std::min<std::size_t>(4, line.size()));
    const auto status = first.substr(std::min<std::size_t>(4, first.size()));
    const auto end = std::min(status.find(' '), status.size());
    if (status.substr(0, end).find('.') != std::string_view::npos && more.starts_with(status.substr(0, end)))
        more.remove_prefix(end);
    return boost::trim_copy(more);
}

} // namespace

CurlList curl_list(const std::vector<std::string>& lines) {
    CurlList list;
    for (const auto& line : lines) list.reset(curl_slist_append(list.release(), line.c_str()));
    return list;
}

SmtpRun::SmtpRun(CURL* handle, const SmtpServer& server, const std::atomic<bool>& gives_up)
    : handle_{handle}, patience_{server.patience}, gives_up_{gives_up} {
    curl_easy_reset(handle); // keeps the connection
    const auto set = [handle](CURLoption option, auto value) { curl_easy_setopt(handle, option, value); };
    set(CURLOPT_URL, with_greeting(handle, server).c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    // A password is sent under TLS or not at all. Encryption that nobody demands keeps out who only listens, whatever
    // the certificate: without a name that can be believed, there is none to check.
    const bool believed = server.demands_tls || !server.ca_file.empty();
    set(CURLOPT_USE_SSL, static_cast<long>(server.demands_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    set(CURLOPT_SSL_VERIFYPEER, believed ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, believed ? 2L : 0L);
    if (!server.ca_file.empty()) set(CURLOPT_CAINFO, server.ca_file.c_str());
    set(CURLOPT_ERRORBUFFER, error_.data());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_MAXAGE_CONN, kept_seconds);
    set(CURLOPT_CONNECTTIMEOUT, longest_seconds);
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, longest_seconds);
    set(CURLOPT_VERBOSE, 1L);
    set(CURLOPT_DEBUGFUNCTION, hear);
    set(CURLOPT_DEBUGDATA, this);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, look_at_clock);
    set(CURLOPT_XFERINFODATA, this);
}

// The handle lives on with its connection, and may still say good-bye.
SmtpRun::~SmtpRun() {
    curl_easy_reset(handle_);
}

CURLcode SmtpRun::perform() {
    code_ = curl_easy_perform(handle_);
    if (code_ != CURLE_OK && !answer_.is_refusal()) hang_up();
    return code_;
}

// libcurl keeps a connection on which an answer is still to come, would take that for the answer to the next mail, and
// at the end waits for it to say good-bye.
void SmtpRun::hang_up() const {
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(handle_, CURLINFO_ACTIVESOCKET, &socket);
    if (socket != CURL_SOCKET_BAD) ::shutdown(socket, SHUT_RDWR);
}

std::string SmtpRun::fault() const {
    if (code_ == CURLE_ABORTED_BY_CALLBACK && !gives_up_) return "it took too long";
    const std::string said{error_.c_str()};
    return said.empty() ? curl_easy_strerror(code_) : said;
}

bool SmtpRun::was_reused() const {
    long connections = 0;
    curl_easy_getinfo(handle_, CURLINFO_NUM_CONNECTS, &connections);
    return connections == 0;
}

int SmtpRun::hear(CURL*, curl_infotype kind, char* data, std::size_t size, void* self) {
    auto& run = *static_cast<SmtpRun*>(self);
    if (kind == CURLINFO_TEXT) return 0; // libcurl's own words; whatever else there is, somebody has said something
    run.last_heard_ = Steady::now();
    if (kind == CURLINFO_HEADER_OUT) run.hear_command({data, size});
    if (kind == CURLINFO_HEADER_IN) run.hear_answer(without_end({data, size}));
    if (kind == CURLINFO_DATA_OUT) {
        run.stage_ = Stage::content;
        run.sent_content_ = true;
    }
    return 0;
}

// What is said while signing in may be a password: only the verbs that are known are looked at.
void SmtpRun::hear_command(std::string_view command) {
    constexpr std::pair<std::string_view, Stage> verbs[] = {
        {"EHLO", Stage::hello},  {"HELO", Stage::hello},     {"STARTTLS", Stage::encryption}, {"AUTH", Stage::sign_in},
        {"MAIL", Stage::sender}, {"RCPT", Stage::recipient}, {"DATA", Stage::data},           {"QUIT", Stage::over}};
    const auto said = command.substr(0, command.find_first_of(" \r\n"));
    for (const auto& [verb, stage] : verbs)
        if (said == verb) stage_ = stage;
}

void SmtpRun::hear_answer(std::string_view line) {
    if (stage_ == Stage::over) return;
    line = line.substr(0, longest_answer);
    if (goes_on_ && answer_.text.size() < longest_answer) {
        if (const auto more = added_by(line, answer_.text); !more.empty()) answer_.text += " " + std::string{more};
    } else if (!goes_on_) {
        answer_ = {.stage = stage_, .code = 0, .text = std::string{line}};
        std::from_chars(line.data(), line.data() + line.size(), answer_.code);
        if (answer_.text.size() > 3) answer_.text[3] = ' ';
    }
    goes_on_ = line.size() > 3 && line[3] == '-';
}

bool SmtpRun::is_connected() const {
    double seconds = 0;
    curl_easy_getinfo(handle_, CURLINFO_CONNECT_TIME, &seconds);
    return seconds > 0 || answer_.code != 0;
}

SmtpRun::Steady::duration SmtpRun::patience() const {
    if (stage_ == Stage::over) return farewell;
    if (stage_ == Stage::content) return patience_.taking;
    return is_connected() ? patience_.answer : patience_.connection;
}

int SmtpRun::look_at_clock(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& run = *static_cast<SmtpRun*>(self);
    return run.gives_up_ || Steady::now() - run.last_heard_ > run.patience() ? 1 : 0;
}

} // namespace deedbox::mail

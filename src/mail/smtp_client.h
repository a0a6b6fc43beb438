#pragma once

#include "mail/refusal.h"

#include <curl/curl.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace deedbox::mail {

/// How long a mail server may take (RFC 5321 §4.5.3.2): a server that takes a mail and is slow to say so would get it
/// again and again from who does not wait.
struct SmtpPatience {
    std::chrono::milliseconds connection = std::chrono::seconds{30};
    std::chrono::milliseconds answer = std::chrono::minutes{5};
    std::chrono::milliseconds taking = std::chrono::minutes{10}; // behind the final dot
};

/// The mail server that every mail is handed to, and how.
struct SmtpServer {
    std::string url;         // `smtp://` or `smtps://`, without a path
    std::string greets_as;   // what EHLO says: a host's name or an address literal (RFC 5321 §4.1.1.1)
    bool demands_tls = true; // otherwise it is used where the server offers it, whatever certificate that has
    std::string ca_file{};   // whose certificates are believed; empty: the system's
    SmtpPatience patience{};
};

struct FreeHandle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using CurlHandle = std::unique_ptr<CURL, FreeHandle>;
struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlList = std::unique_ptr<curl_slist, FreeList>;
CurlList curl_list(const std::vector<std::string>& lines);

/// One run of libcurl against the mail server: it says what is to be done by options, and listens to what is said on
/// the wire, because only that tells which command a refusal answers, and all its lines.
class SmtpRun {
public:
    /// Sets up the handle; a connection that it has kept stays. `gives_up`: ends the run when it becomes true.
    SmtpRun(CURL* handle, const SmtpServer& server, const std::atomic<bool>& gives_up);
    ~SmtpRun();
    SmtpRun(const SmtpRun&) = delete;
    SmtpRun& operator=(const SmtpRun&) = delete;

    CURLcode perform();

    /// The last answer, to a command of the mail or before; the good-bye is none.
    const Answer& answer() const { return answer_; }
    /// Why it came to nothing without an answer, in libcurl's words.
    std::string fault() const;
    /// Over a connection that was kept from an earlier run.
    bool was_reused() const;
    bool sent_content() const { return sent_content_; }

private:
    using Steady = std::chrono::steady_clock;

    static int hear(CURL* handle, curl_infotype kind, char* data, std::size_t size, void* self);
    static int look_at_clock(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t);
    void hang_up() const;
    void hear_command(std::string_view command);
    void hear_answer(std::string_view line);
    bool is_connected() const;
    Steady::duration patience() const;

    CURL* handle_;
    const SmtpPatience& patience_;
    const std::atomic<bool>& gives_up_;
    Stage stage_ = Stage::greeting;
    Answer answer_;
    bool goes_on_ = false; // the last line of the answer has more behind it
    bool sent_content_ = false;
    CURLcode code_ = CURLE_OK;
    Steady::time_point last_heard_ = Steady::now();
    std::string error_ = std::string(CURL_ERROR_SIZE, '\0');
};

} // namespace deedbox::mail

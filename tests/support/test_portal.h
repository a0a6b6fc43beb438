#pragma once

#include "portal/portal.h"
#include "support/interrupting.h"
#include "support/smtp_sink.h"
#include "support/test_database.h"

#include <filesystem>
#include <memory>

namespace deedbox::testing {

namespace json = boost::json;

/// A clock that stands until a test moves it.
class StoppedClock final : public Clock {
public:
    Instant now() const override { return Instant{Duration{milliseconds_.load()}}; }
    void pass(Duration duration) { milliseconds_ += duration.count(); }

private:
    static constexpr auto start = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::hours{9};
    std::atomic<std::int64_t> milliseconds_{Instant{start}.time_since_epoch().count()};
};

/// What came back of one call.
struct Answer {
    int status = 0;
    json::value body{};
    std::map<std::string, std::string> headers{}; // names in lower case
    std::string text{};

    /// A member by JSON Pointer, as text; empty when it is not there.
    std::string at(std::string_view pointer) const;
    std::string code() const { return at("/code"); }
    /// A header, its name in lower case; empty when it is not there.
    std::string header(const std::string& name) const {
        const auto found = headers.find(name);
        return found == headers.end() ? std::string{} : found->second;
    }
    /// An answer that was given before, to the same call with the same Idempotency-Key.
    bool is_replay() const { return header("idempotency-replayed") == "true"; }
    /// `field code, field code` of a 422, in order.
    std::string fields() const;
};

class TestPortal;

/// A browser of one person, or a program: keeps its cookies and calls the real server over a real socket.
class Browser {
public:
    explicit Browser(TestPortal& portal) : portal_{&portal} {}

    /// Goes on at another portal over the same database.
    Browser& at(TestPortal& portal) {
        portal_ = &portal;
        return *this;
    }

    // Paths are below /api/v1; `//` in front means the server's root.
    Answer get(const std::string& path);
    Answer post(const std::string& path, const json::value& body = json::object{});
    Answer put(const std::string& path, const json::value& body);
    Answer patch(const std::string& path, const json::value& body);
    Answer remove(const std::string& path);
    /// Anything at all: the body as it is, headers beyond the usual ones.
    Answer send(const std::string& method, const std::string& path, const std::string& body,
                std::vector<std::string> headers = {});

    Browser& speaks(std::string language) {
        language_ = std::move(language);
        return *this;
    }

    // ---- the acts that tests speak of ----
    Answer signs_up(const std::string& email, const std::string& name = "", json::object more = {});
    Answer signs_in(const std::string& email, const std::string& password = "");
    /// A request that is good as it is; members given take the place of its own.
    Answer files(json::object more = {});
    /// Files a request for a domain and returns the status; 0 when the server is gone.
    int tries_to_file(const std::string& domain);
    Answer approves(const std::string& request, json::object more = {});
    Answer declines(const std::string& request, const std::string& reason = "not ours");

    std::map<std::string, std::string> cookies{};

private:
    Answer exchange(const std::string& method, const std::string& path, const std::string& body,
                    std::vector<std::string> headers, std::string& failure);
    TestPortal* portal_;
    std::string language_ = "en";
};

constexpr auto usual_password = "a password for tests";

/// The whole program on a database of its own, with its clock stopped, its mails caught and its jobs run by hand.
class TestPortal {
public:
    /// Settings by their names, without the prefix: `{{"REVIEW_POLICY", "never"}}`.
    explicit TestPortal(std::map<std::string, std::string> settings = {});
    /// One more over the same database, with the same key and mail server.
    explicit TestPortal(const TestPortal* beside, std::map<std::string, std::string> settings = {});
    ~TestPortal();
    TestPortal(const TestPortal&) = delete;
    TestPortal& operator=(const TestPortal&) = delete;

    Browser visitor() { return Browser{*this}; }
    /// Somebody who signed up and verified their address.
    Browser user(const std::string& email, const std::string& name = "");
    /// One of the operator's staff.
    Browser staff(const std::string& email = "desk@operator.example");

    /// One turn of every job that is due.
    void run_jobs();
    /// Sends every mail that is due.
    void deliver();
    /// The newest mail to an address; delivers first. Fails the test when there is none.
    CaughtMail mail_to(const std::string& address);
    std::vector<CaughtMail> mails_to(const std::string& address);

    /// What happened to a request, as the log tells it: `filed by Asya; approved by Ito`.
    std::string story_of(const std::string& request);
    /// Every act in the log, in order.
    std::vector<std::string> acts();

    /// Stops and starts the program over the same database, with other settings if given.
    void restart(std::map<std::string, std::string> settings);

    /// Everything that is stored.
    std::string database_bytes() const { return database_->bytes(); }
    /// The settings, as a command of the program over the same database takes them: `NAME=VALUE …`.
    std::string environment() const { return environment_; }
    const std::filesystem::path& folder() const { return folder_; }
    /// Changes the database behind the program's back.
    void tamper(const std::string& sql) const { database_->change(sql); }

    /// As DEEDBOX_DATABASE and DEEDBOX_SECRET_KEY_FILE take them, for a command beside the portal.
    const std::string& location() const { return database_->location(); }
    std::string key_file() const { return (folder_ / "secret.key").string(); }

    /// Ends the program, for good or until it is restarted.
    void stop();

    /// Sent with every POST while it is set.
    std::string idempotency_key;

    /// Comes before the next unit that this portal writes, when armed.
    Interruption interruption;

    StoppedClock clock;
    SmtpSink sink;
    portal::Portal& portal() { return *portal_; }
    std::string url() const { return portal_->address(); }

    template <class T>
    T run(Task<T> task);

private:
    void open(const std::map<std::string, std::string>& settings);

    std::filesystem::path folder_;
    std::shared_ptr<TestDatabase> database_ = std::make_shared<TestDatabase>();
    std::map<std::string, std::string> shared_settings_{};
    std::string environment_;
    std::unique_ptr<portal::Portal> portal_;
};

} // namespace deedbox::testing

#include "portal/wait.h"

template <class T>
T deedbox::testing::TestPortal::run(Task<T> task) {
    return portal::wait_for(std::move(task));
}

// What nobody waits for has a thread of its own: however busy they are, it and the connections do not hold each other
// up. The portal has one thread for connections here.
#include "portal/portal.h"
#include "support/smtp_sink.h"
#include "support/talk.h"
#include "support/test_database.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <future>
#include <semaphore>

namespace deedbox::testing {
namespace {

using portal::Portal;
using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr std::chrono::seconds patience{20};

/// A clock that stands. Told so, it holds the next thread that asks it, unless it is the one that is let go.
class HoldingClock final : public Clock {
public:
    Instant now() const override {
        if (std::this_thread::get_id() != let_go_ && holds_.exchange(false)) {
            held.release();
            go_on.acquire();
        }
        return std::chrono::sys_days{std::chrono::year{2026} / 3 / 2};
    }
    void hold_all_but(std::thread::id let_go) {
        let_go_ = let_go;
        holds_ = true;
    }

    mutable std::binary_semaphore held{0};
    mutable std::binary_semaphore go_on{0};

private:
    std::atomic<std::thread::id> let_go_;
    mutable std::atomic<bool> holds_{false};
};

struct BesideConnections : ::testing::Test {
    TestDatabase database;
    std::filesystem::path folder;
    SmtpSink sink;
    HoldingClock clock;
    std::unique_ptr<Portal> portal;

    BesideConnections() {
        auto pattern = (std::filesystem::temp_directory_path() / "deedbox-test-XXXXXX").string();
        folder = mkdtemp(pattern.data());
        const std::map<std::string, std::string> settings{{"DEEDBOX_LISTEN", "127.0.0.1:0"},
                                                          {"DEEDBOX_PUBLIC_URL", "http://portal.test"},
                                                          {"DEEDBOX_DATABASE", database.location()},
                                                          {"DEEDBOX_SECRET_KEY_FILE", (folder / "key").string()},
                                                          {"DEEDBOX_SMTP_URL", sink.url()},
                                                          {"DEEDBOX_LMTP_LISTEN", "127.0.0.1:0"},
                                                          {"DEEDBOX_THREADS", "1"}};
        const auto values = portal::read_settings(
            [&](const char* name) {
                const auto found = settings.find(name);
                return found == settings.end() ? nullptr : found->second.c_str();
            },
            "");
        portal = std::move(*Portal::open(*portal::checked(*values), clock));
    }
    ~BesideConnections() override {
        portal.reset();
        std::filesystem::remove_all(folder);
    }

    void start_with(Duration every, std::function<void()> work) {
        portal->calendar().add({.kind = "test.job",
                                .every = every,
                                .wanted = [](Instant) -> Task<Result<bool>> { co_return true; },
                                .run = [work = std::move(work)](Instant) -> Task<Result<void>> {
                                    work();
                                    co_return Result<void>{};
                                }});
        ASSERT_TRUE(portal->start(Portal::Jobs::run));
    }
    static std::future<std::string> talk(unsigned short port, std::string words) {
        return std::async(std::launch::async, [port, words = std::move(words)] { return talk_to(port, words); });
    }
    std::future<std::string> call(const std::string& method, const std::string& path, const std::string& body = "{}") {
        return talk(portal->port(),
                    method + " " + path +
                        " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: application/json\r\n"
                        "Content-Length: " +
                        std::to_string(body.size()) + "\r\n\r\n" + body);
    }
};

TEST_F(BesideConnections, AJobThatHoldsItsThreadDelaysNoCall) {
    std::binary_semaphore began{0};
    std::binary_semaphore go_on{0};
    start_with(std::chrono::hours{1}, [&] {
        began.release();
        go_on.acquire();
    });
    ASSERT_TRUE(began.try_acquire_for(patience));
    auto answer = call("POST", "/api/v1/sessions");
    EXPECT_EQ(answer.wait_for(patience), std::future_status::ready);
    go_on.release();
    EXPECT_THAT(answer.get(), StartsWith("HTTP/1.1 422 "));
}

TEST_F(BesideConnections, ACallThatHoldsItsThreadDelaysNeitherJobsNorReports) {
    std::atomic<std::thread::id> background;
    std::counting_semaphore<> runs{0};
    start_with(Duration{0}, [&] { // due again at once
        background = std::this_thread::get_id();
        runs.release();
    });
    ASSERT_TRUE(runs.try_acquire_for(patience));
    clock.hold_all_but(background);
    auto answer = call("POST", "/api/v1/sessions");
    ASSERT_TRUE(clock.held.try_acquire_for(patience));
    while (runs.try_acquire()) {} // those from before
    EXPECT_TRUE(runs.try_acquire_for(patience));
    auto report = talk(portal->lmtp_port(), "QUIT\r\n");
    EXPECT_EQ(report.wait_for(patience), std::future_status::ready);
    clock.go_on.release();
    EXPECT_THAT(answer.get(), StartsWith("HTTP/1.1 422 "));
    EXPECT_THAT(report.get(), AllOf(StartsWith("220 "), HasSubstr("221 ")));
}

TEST_F(BesideConnections, AMailThatIsOnItsWayAtAStopIsWrittenDown) {
    std::binary_semaphore there{0};
    std::binary_semaphore go_on{0};
    sink.before_taking = [&] {
        there.release();
        go_on.acquire();
    };
    ASSERT_TRUE(portal->start(Portal::Jobs::run));
    const auto answer =
        call("POST", "/api/v1/sign-ups", R"({"email":"ann@keio.jp","name":"Ann","password":"a password for tests"})");
    ASSERT_TRUE(there.try_acquire_for(patience));
    auto stopped = std::async(std::launch::async, [&] { portal->stop(); });
    while (!portal->outbox().is_stopping()) std::this_thread::yield();
    go_on.release();
    stopped.get();
    EXPECT_THAT(rows_at(database.location()).at("mails"), Contains(HasSubstr("sent")));
}

} // namespace
} // namespace deedbox::testing

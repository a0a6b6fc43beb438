#include "support/test_portal.h"

#include <boost/algorithm/string.hpp>
#include <curl/curl.h>
#include <gtest/gtest.h>

#include <cstdlib>

namespace deedbox::testing {

namespace {

std::size_t append(char* data, std::size_t size, std::size_t count, void* into) {
    static_cast<std::string*>(into)->append(data, size * count);
    return size * count;
}

std::size_t take_header(char* data, std::size_t size, std::size_t count, void* into) {
    const std::string line(data, size * count);
    const auto colon = line.find(':');
    if (colon != std::string::npos) {
        auto& headers = *static_cast<std::map<std::string, std::string>*>(into);
        auto& value = headers[boost::to_lower_copy(line.substr(0, colon))];
        value += (value.empty() ? "" : "\n") + boost::trim_copy(line.substr(colon + 1));
    }
    return size * count;
}

std::string name_from(const std::string& email) {
    auto name = email.substr(0, email.find('@'));
    name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    return name;
}

json::object merged(json::object base, const json::object& more) {
    for (const auto& member : more) {
        if (member.value().is_null())
            base.erase(member.key());
        else
            base[member.key()] = member.value();
    }
    return base;
}

// What Argon2 takes least of. That the program takes more is for `Passwords.*` to say.
constexpr users::PasswordCost cheapest{.passes = 1, .memory_bytes = 8192};

struct Act {
    std::string act;
};
BOOST_DESCRIBE_STRUCT(Act, (), (act))
const db::Query<Act> acts_of_log{"SELECT act FROM events ORDER BY id"};

struct Told {
    std::string act;
    std::optional<std::string> name;
};
BOOST_DESCRIBE_STRUCT(Told, (), (act, name))
const db::Query<Told> story{R"(
    SELECT e.act, u.name
    FROM event_subjects s JOIN events e ON e.id = s.event_id LEFT JOIN users u ON u.id = e.actor_id
    WHERE s.subject_id = $1 AND s.kind = 'account_request' ORDER BY e.id)"};

} // namespace

std::string Answer::at(std::string_view pointer) const {
    boost::system::error_code error;
    const auto* value = body.find_pointer(pointer, error);
    if (!value) return {};
    return value->is_string() ? std::string{value->as_string()} : json::serialize(*value);
}

std::string Answer::fields() const {
    std::string out;
    if (const auto* object = body.if_object())
        if (const auto* errors = object->if_contains("errors"))
            for (const auto& error : errors->as_array())
                out += (out.empty() ? "" : ", ") + std::string{error.at("field").as_string()} + " " +
                       std::string{error.at("code").as_string()};
    return out;
}

// ---- a browser ----

Answer Browser::send(const std::string& method, const std::string& path, const std::string& body,
                     std::vector<std::string> headers) {
    std::string failure;
    auto answer = exchange(method, path, body, std::move(headers), failure);
    EXPECT_EQ(failure, "") << method << " " << path;
    return answer;
}

Answer Browser::exchange(const std::string& method, const std::string& path, const std::string& body,
                         std::vector<std::string> headers, std::string& failure) {
    const std::unique_ptr<CURL, void (*)(CURL*)> handle{curl_easy_init(), curl_easy_cleanup};
    const auto url = portal_->url() + (path.starts_with("//")     ? path.substr(1)
                                       : path.starts_with("/api") ? path
                                                                  : "/api/v1" + path);
    headers.push_back("Accept-Language: " + language_);
    headers.emplace_back("Expect:");
    std::string jar;
    for (const auto& [name, value] : cookies) jar += (jar.empty() ? "" : "; ") + name + "=" + value;
    curl_slist* list = nullptr;
    for (const auto& header : headers) list = curl_slist_append(list, header.c_str());
    Answer answer;
    curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_NOBODY, method == "HEAD" ? 1L : 0L);
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, 20L);
    if (!jar.empty()) curl_easy_setopt(handle.get(), CURLOPT_COOKIE, jar.c_str());
    if (method != "GET" && method != "HEAD") {
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, body.data());
        curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    }
    curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &answer.text);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(handle.get(), CURLOPT_HEADERDATA, &answer.headers);
    const auto code = curl_easy_perform(handle.get());
    curl_slist_free_all(list);
    if (code != CURLE_OK) failure = curl_easy_strerror(code);
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    boost::system::error_code error;
    answer.body = json::parse(answer.text, error);
    if (const auto cookie = answer.headers["set-cookie"]; !cookie.empty()) {
        const auto equals = cookie.find('=');
        const auto value = cookie.substr(equals + 1, cookie.find(';') - equals - 1);
        if (value.empty())
            cookies.erase(cookie.substr(0, equals));
        else
            cookies[cookie.substr(0, equals)] = value;
    }
    return answer;
}

Answer Browser::get(const std::string& path) {
    return send("GET", path, "");
}

namespace {

std::vector<std::string> as_a_page_would(const TestPortal& portal) {
    return {"Content-Type: application/json", "Origin: " + portal.url(), "Sec-Fetch-Site: same-origin"};
}

} // namespace

Answer Browser::post(const std::string& path, const json::value& body) {
    auto headers = as_a_page_would(*portal_);
    if (!portal_->idempotency_key.empty()) headers.push_back("Idempotency-Key: " + portal_->idempotency_key);
    return send("POST", path, json::serialize(body), headers);
}
Answer Browser::put(const std::string& path, const json::value& body) {
    return send("PUT", path, json::serialize(body), as_a_page_would(*portal_));
}
Answer Browser::patch(const std::string& path, const json::value& body) {
    return send("PATCH", path, json::serialize(body), as_a_page_would(*portal_));
}
Answer Browser::remove(const std::string& path) {
    return send("DELETE", path, "", as_a_page_would(*portal_));
}

Answer Browser::signs_up(const std::string& email, const std::string& name, json::object more) {
    return post(
        "/sign-ups",
        merged({{"email", email}, {"name", name.empty() ? name_from(email) : name}, {"password", usual_password}},
               more));
}

Answer Browser::signs_in(const std::string& email, const std::string& password) {
    return post("/sessions", {{"email", email}, {"password", password.empty() ? usual_password : password}});
}

Answer Browser::files(json::object more) {
    return post("/account-requests", merged({{"accountName", "Keio University"},
                                             {"domainIdentifier", "keio.jp"},
                                             {"country", "JP"},
                                             {"approverEmails", {"it@keio.jp"}}},
                                            more));
}

int Browser::tries_to_file(const std::string& domain) {
    const json::object body{
        {"accountName", domain}, {"domainIdentifier", domain}, {"country", "JP"}, {"approverEmails", {"it@" + domain}}};
    std::string failure;
    const auto answer =
        exchange("POST", "/account-requests", json::serialize(body), as_a_page_would(*portal_), failure);
    return failure.empty() ? answer.status : 0;
}

Answer Browser::approves(const std::string& request, json::object more) {
    return post("/account-requests/" + request + "/decision",
                merged({{"verdict", "approved"}, {"agreementVersion", "2026-12"}}, more));
}

Answer Browser::declines(const std::string& request, const std::string& reason) {
    return post("/account-requests/" + request + "/decision", {{"verdict", "declined"}, {"reason", reason}});
}

// ---- the portal ----

TestPortal::TestPortal(std::map<std::string, std::string> settings) {
    auto pattern = (std::filesystem::temp_directory_path() / "deedbox-test-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    open(settings);
}

TestPortal::TestPortal(const TestPortal* beside, std::map<std::string, std::string> settings)
    : database_{beside->database_}, shared_settings_{{"SECRET_KEY_FILE", (beside->folder_ / "secret.key").string()},
                                                     {"SMTP_URL", beside->sink.url()}} {
    auto pattern = (std::filesystem::temp_directory_path() / "deedbox-test-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
    open(settings);
}

TestPortal::~TestPortal() {
    stop();
    std::filesystem::remove_all(folder_);
}

void TestPortal::open(const std::map<std::string, std::string>& settings) {
    std::map<std::string, std::string> all{{"LISTEN", "127.0.0.1:0"},
                                           {"PUBLIC_URL", "http://portal.test"},
                                           {"DATABASE", database_->location()},
                                           {"SECRET_KEY_FILE", (folder_ / "secret.key").string()},
                                           {"SMTP_URL", sink.url()},
                                           {"MAIL_FROM", "Perla Networks <accounts@perla.example>"},
                                           {"OPERATOR_NAME", "Perla Networks"},
                                           {"RATE_LIMITS", "off"},
                                           {"DNS", "off"},
                                           {"THREADS", "2"}};
    for (const auto& [name, value] : shared_settings_) all[name] = value;
    for (const auto& [name, value] : settings) all[name] = value;
    environment_.clear();
    for (const auto& [name, value] : all) environment_ += "DEEDBOX_" + name + "='" + value + "' ";
    const auto values = portal::read_settings(
        [&](const char* name) -> const char* {
            const auto found = all.find(std::string{name}.substr(8));
            return found == all.end() ? nullptr : found->second.c_str();
        },
        "");
    auto checked = portal::checked(*values);
    if (!checked) throw std::runtime_error{checked.error().cause};
    auto opened = portal::Portal::open(std::move(*checked), clock, portal::Portal::Node::server,
                                       {.cost = cheapest, .wrap = [this](auto database) {
                                            return std::make_unique<Interrupting>(std::move(database), interruption);
                                        }});
    if (!opened) throw std::runtime_error{opened.error().cause};
    portal_ = std::move(*opened);
    if (const auto started = portal_->start(portal::Portal::Jobs::by_hand); !started)
        throw std::runtime_error{started.error().cause};
    if (const auto entered = run(portal_->calendar().open()); !entered) throw std::runtime_error{entered.error().cause};
}

void TestPortal::stop() {
    if (portal_) portal_->stop();
    portal_.reset();
}

void TestPortal::restart(std::map<std::string, std::string> settings) {
    stop();
    open(settings);
}

Browser TestPortal::user(const std::string& email, const std::string& name) {
    Browser browser{*this};
    EXPECT_EQ(browser.signs_up(email, name).status, 202);
    EXPECT_EQ(browser.post("/email-verifications", {{"token", mail_to(email).token("verify")}}).status, 204);
    return browser;
}

Browser TestPortal::staff(const std::string& email) {
    const auto token = run(portal_->users().create_administrator(*EmailAddress::parse(email), "Desk"));
    Browser browser{*this};
    EXPECT_EQ(browser.post("/sign-in-links/" + *token, {{"password", usual_password}}).status, 201);
    return browser;
}

void TestPortal::run_jobs() {
    const auto done = run(portal_->calendar().turn());
    EXPECT_TRUE(done) << done.error().cause;
}

void TestPortal::deliver() {
    for (;;) {
        const auto sent = run(portal_->outbox().deliver_due(clock.now(), 100));
        ASSERT_TRUE(sent) << sent.error().cause;
        if (*sent == 0) return;
    }
}

std::vector<CaughtMail> TestPortal::mails_to(const std::string& address) {
    deliver();
    std::vector<CaughtMail> out;
    for (auto& mail : sink.mails())
        if (mail.to == address) out.push_back(std::move(mail));
    return out;
}

CaughtMail TestPortal::mail_to(const std::string& address) {
    auto mails = mails_to(address);
    if (mails.empty()) throw std::runtime_error{"no mail to " + address};
    return mails.back();
}

std::string TestPortal::story_of(const std::string& request) {
    std::string out;
    for (const auto& told : *run(portal_->database().all(story, *AccountRequestId::parse(request))))
        out +=
            (out.empty() ? "" : "; ") + told.act.substr(told.act.find('.') + 1) + " by " + told.name.value_or("nobody");
    return out;
}

std::vector<std::string> TestPortal::acts() {
    std::vector<std::string> out;
    for (auto& act : *run(portal_->database().all(acts_of_log))) out.push_back(std::move(act.act));
    return out;
}

} // namespace deedbox::testing

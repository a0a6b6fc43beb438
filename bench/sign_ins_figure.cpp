// Sign-ins, each of which costs two Argon2 hashes, with the reads of those who are signed in already beside them.
#include "figure.h"

#include "users/password.h"

#include <sodium.h>

#include <thread>

namespace deedbox::bench {

namespace {

// What the hashing alone comes to on as many threads as the program has for it.
double hashes_per_second(std::chrono::seconds length) {
    std::atomic<std::uint64_t> done{0};
    const auto end = std::chrono::steady_clock::now() + length;
    std::vector<std::thread> threads;
    for (int i = 0; i < 2; ++i)
        threads.emplace_back([&] {
            char out[crypto_pwhash_STRBYTES];
            while (std::chrono::steady_clock::now() < end) {
                (void)crypto_pwhash_str(out, "a password for tests", 20, 2, std::size_t{19} * 1024 * 1024);
                ++done;
            }
        });
    for (auto& thread : threads) thread.join();
    return static_cast<double>(done) / static_cast<double>(length.count());
}

} // namespace

void measure_sign_ins(const Options& options, Table& table) {
    std::vector<double> sign_ins, p99, limits, reads_p99, reads_alone;
    const std::chrono::seconds length{options.seconds};
    for (unsigned round = 0; round < options.rounds; ++round) {
        Installation installation{options, "sign-ins"};
        Actor user;
        add_user(installation.portal(), "signs-in@partner.example", user, "a password for tests");
        installation.serve();
        const auto read = [&] {
            return drive({.port = installation.portal().port(),
                          .connections = 4,
                          .length = length,
                          .status = "200",
                          .next = [&] { return installation.http("GET", "/api/v1/session"); },
                          .pause = std::chrono::milliseconds{5}});
        };
        reads_alone.push_back(read().p99_ms);
        LoadFigures beside;
        std::thread reader{[&] { beside = read(); }};
        const auto signed_in = drive(
            {.port = installation.portal().port(), .connections = 8, .length = length, .status = "201", .next = [] {
                 return http_as("", "POST", "/api/v1/sessions",
                                R"({"email":"signs-in@partner.example","password":"a password for tests"})");
             }});
        reader.join();
        table.note_unexpected(signed_in.unexpected + beside.unexpected);
        sign_ins.push_back(signed_in.per_second);
        p99.push_back(signed_in.p99_ms);
        reads_p99.push_back(beside.p99_ms);
        limits.push_back(hashes_per_second(length) / 2);
    }
    table.begin("Sign-ins");
    table.row("sign-ins", sign_ins, "/s");
    table.row("… p99", p99, "ms");
    table.row("pairs of Argon2 hashes on the same threads (limit)", limits, "/s");
    table.ratio("ratio", sign_ins, limits);
    table.row("p99 of reads beside them", reads_p99, "ms");
    table.row("… alone", reads_alone, "ms");
}

} // namespace deedbox::bench

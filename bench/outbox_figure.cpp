// Mails out of the outbox into a mail server on this machine, beside the same mails without a database.
#include "figure.h"
#include "mail/smtp_carrier.h"
#include "portal/wait.h"
#include "support/smtp_sink.h"

#include <fmt/format.h>

#include <thread>

namespace deedbox::bench {

namespace {

// The same number of mails by the carrier alone, as many at once as the outbox sends.
double carried_per_second(const std::string& url, std::size_t count) {
    mail::SmtpCarrier carrier{{.url = url, .greets_as = "portal.example", .demands_tls = false}};
    const mail::Envelope envelope{.from = {"Bench", "bench@portal.example"},
                                  .to = "it@company.example",
                                  .subject = "Somebody asks you to approve a Smart Account",
                                  .message_id = "bench@portal.example",
                                  .text = std::string(2'000, 'x'),
                                  .html = std::string(6'000, 'x'),
                                  .language = Language::en,
                                  .date = SystemClock{}.now()};
    const auto start = std::chrono::steady_clock::now();
    std::atomic<std::size_t> left{count};
    std::vector<std::thread> senders;
    for (int i = 0; i < 4; ++i)
        senders.emplace_back([&] {
            while (left-- <= count) (void)portal::wait_for(carrier.carry([&] { return envelope; }));
        });
    for (auto& sender : senders) sender.join();
    return static_cast<double>(count) / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

void measure_outbox(const Options& options, Table& table) {
    std::vector<double> sent, limits;
    for (unsigned round = 0; round < options.rounds; ++round) {
        testing::SmtpSink sink;
        Installation installation{options, "outbox", {{"DEEDBOX_SMTP_URL", sink.url()}}};
        write_all(installation.portal(),
                  units_of_requests(installation.portal(), installation.requester(), options.mails, "mail"));
        const auto start = std::chrono::steady_clock::now();
        installation.serve(portal::Portal::Jobs::run);
        while (sink.count() < options.mails && std::chrono::steady_clock::now() - start < std::chrono::minutes{5})
            std::this_thread::sleep_for(std::chrono::milliseconds{20});
        sent.push_back(static_cast<double>(sink.count()) /
                       std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        installation.close();
        testing::SmtpSink other;
        limits.push_back(carried_per_second(other.url(), options.mails));
    }
    table.begin(fmt::format("{} mails out of the outbox", options.mails));
    table.row("mails sent and settled", sent, "/s");
    table.row("the same carrier without the outbox (limit)", limits, "/s");
    table.ratio("ratio", sent, limits);
}

} // namespace deedbox::bench

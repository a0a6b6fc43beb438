#include "portal/metrics.h"

#include <prometheus/text_serializer.h>
#include <sodium.h>

namespace deedbox::portal {

namespace {

prometheus::Gauge& gauge(prometheus::Registry& registry, const char* name, const char* help) {
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

bool same_text(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool may_read(const http::Request& request, const Settings& settings) {
    if (!settings.metrics_token.empty())
        return same_text(request.header("Authorization"), "Bearer " + settings.metrics_token);
    // Through a proxy everybody comes from the machine itself; the proxy's header gives them away.
    return request.peer.is_loopback() && request.header("X-Forwarded-For").empty();
}

} // namespace

Metrics::Metrics()
    : answers_{prometheus::BuildCounter()
                   .Name("deedbox_http_answers_total")
                   .Help("Answers by class of status")
                   .Register(registry_)},
      refusals_{prometheus::BuildCounter()
                    .Name("deedbox_refusals_total")
                    .Help("Failed sign-ins, and calls refused for who made them or where they came from")
                    .Register(registry_)},
      seconds_{prometheus::BuildHistogram()
                   .Name("deedbox_http_seconds")
                   .Help("Time from a whole request to its answer")
                   .Register(registry_)
                   .Add({}, prometheus::Histogram::BucketBoundaries{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                                    0.1, 0.25, 1, 5})},
      connections_{gauge(registry_, "deedbox_http_connections", "Open connections")},
      in_flight_{gauge(registry_, "deedbox_http_in_flight", "Requests being answered")},
      turned_away_{gauge(registry_, "deedbox_http_turned_away", "Requests and connections refused for want of room")},
      failures_{gauge(registry_, "deedbox_failures", "Answers with status 500")},
      units_{gauge(registry_, "deedbox_units", "Units of writes that were committed or refused")},
      commits_{gauge(registry_, "deedbox_commits", "Commits that those units shared")},
      writer_busy_{gauge(registry_, "deedbox_writer_busy_seconds", "Time that the writer spent in the database")} {
    constexpr const char* classes[] = {"", "1xx", "2xx", "3xx", "4xx", "5xx"};
    for (std::size_t i = 1; i < by_class_.size(); ++i) by_class_[i] = &answers_.Add({{"status", classes[i]}});
}

void Metrics::count(unsigned status, std::chrono::nanoseconds spent) {
    by_class_[std::min(status / 100, 5U)]->Increment();
    seconds_.Observe(std::chrono::duration<double>(spent).count());
}

void Metrics::count_refusal(std::string_view operation, std::string_view code) {
    refusals_.Add({{"operation", std::string{operation}}, {"code", std::string{code}}}).Increment();
}

http::Response Metrics::answer(const http::Request& request, const Settings& settings, const db::Database& db,
                               const http::ServerFigures& server, std::uint64_t failures) {
    const http::Headers plain{{"Content-Type", "text/plain; version=0.0.4; charset=utf-8"},
                              {"Cache-Control", "no-store"}};
    if (!may_read(request, settings)) return {.status = 403, .headers = plain, .body = "not for this caller\n"};
    const auto writer = db.writer_figures();
    connections_.Set(static_cast<double>(server.connections));
    in_flight_.Set(static_cast<double>(server.in_flight));
    turned_away_.Set(static_cast<double>(server.turned_away));
    failures_.Set(static_cast<double>(failures));
    units_.Set(static_cast<double>(writer.units));
    commits_.Set(static_cast<double>(writer.commits));
    writer_busy_.Set(static_cast<double>(writer.busy_nanoseconds) / 1e9);
    return {.status = 200, .headers = plain, .body = prometheus::TextSerializer{}.Serialize(registry_.Collect())};
}

} // namespace deedbox::portal

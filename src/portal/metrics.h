#pragma once

#include "db/database.h"
#include "http/server.h"
#include "portal/settings.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

namespace deedbox::portal {

/// `/metrics` in Prometheus' text format.
class Metrics {
public:
    Metrics();

    void count(unsigned status, std::chrono::nanoseconds spent);
    /// A call that was turned away for who made it or where it came from.
    void count_refusal(std::string_view operation, std::string_view code);

    /// For whoever has the token; with none set, for the machine itself.
    http::Response answer(const http::Request& request, const Settings& settings, const db::Database& db,
                          const http::ServerFigures& server, std::uint64_t failures);

private:
    prometheus::Registry registry_;
    prometheus::Family<prometheus::Counter>& answers_;
    prometheus::Family<prometheus::Counter>& refusals_;
    prometheus::Histogram& seconds_;
    prometheus::Gauge& connections_;
    prometheus::Gauge& in_flight_;
    prometheus::Gauge& turned_away_;
    prometheus::Gauge& failures_;
    prometheus::Gauge& units_;
    prometheus::Gauge& commits_;
    prometheus::Gauge& writer_busy_;
    std::array<prometheus::Counter*, 6> by_class_{};
};

} // namespace deedbox::portal

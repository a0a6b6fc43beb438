#pragma once

#include "base/worker_pool.h"

#include <boost/describe/enum.hpp>

#include <atomic>
#include <string>
#include <vector>

namespace deedbox::dns {

struct ResolverSettings {
    bool asks = true;                   // or there is no DNS, and every look ends without an answer
    std::vector<std::string> servers{}; // `127.0.0.1` or `127.0.0.1@5353`; none: those of the machine
    std::string trust_anchor_file{};    // empty: what a server answers is believed as it comes
    Duration patience = std::chrono::seconds{10};
};

/// Why a look brought no text.
BOOST_DEFINE_ENUM_CLASS(Trouble,
                        no_name,   // there is no such name
                        no_text,   // there is, without a TXT record
                        bogus,     // DNSSEC does not prove the answer: somebody changed it, or its signatures are over
                        no_answer) // in time, or the servers could not find out

/// The TXT records of a name, each put together from its strings (RFC 7208 §3.3), in no order.
struct TextAnswer {
    std::vector<std::string> texts{};
    std::optional<Trouble> trouble{};
};

/// Asks the DNS as it is at that moment: nothing is kept from one look to the next. A few threads of its own wait for
/// the answers, so that slow servers hold up nobody else; looks beyond those wait their turn.
class Resolver {
public:
    explicit Resolver(ResolverSettings settings);
    /// Looks on their way end without an answer.
    ~Resolver();
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    /// Errors: `server.busy`, when too many wait already.
    Task<Result<TextAnswer>> texts_of(std::string name);

private:
    const ResolverSettings settings_;
    std::atomic<bool> stopping_{false};
    WorkerPool pool_;
};

/// The same on the caller's thread; ends early, without an answer, once `stopping` says so.
TextAnswer look_up_texts(const ResolverSettings& settings, const std::string& name, const std::atomic<bool>& stopping);

} // namespace deedbox::dns

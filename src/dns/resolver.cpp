#include "dns/resolver.h"

#include <spdlog/spdlog.h>
#include <unbound.h>

#include <poll.h>

#include <memory>

namespace deedbox::dns {

namespace {

constexpr unsigned looks_together = 4;
constexpr std::size_t most_waiting = 64;
constexpr int type_txt = 16;
constexpr int class_in = 1;
constexpr std::chrono::milliseconds pause{50}; // how soon a look notices that the program ends

struct DeleteContext {
    void operator()(ub_ctx* context) const { ub_ctx_delete(context); }
};
struct FreeResult {
    void operator()(ub_result* result) const { ub_resolve_free(result); }
};
using Context = std::unique_ptr<ub_ctx, DeleteContext>;
using Found = std::unique_ptr<ub_result, FreeResult>;

struct Outcome {
    bool done = false;
    int error = 0;
    Found found{};
};

void take(void* outcome, int error, ub_result* result) {
    *static_cast<Outcome*>(outcome) = {true, error, Found{result}};
}

// A context of its own for each look keeps nothing of the one before.
Context context_for(const ResolverSettings& settings) {
    Context context{ub_ctx_create()};
    if (!context) return context;
    ub_ctx_debugout(context.get(), nullptr);
    ub_ctx_async(context.get(), 1);
    // A resolver on this very machine is an ordinary one.
    ub_ctx_set_option(context.get(), "do-not-query-localhost:", "no");
    for (const auto& server : settings.servers) ub_ctx_set_fwd(context.get(), server.c_str());
    if (settings.servers.empty()) ub_ctx_resolvconf(context.get(), nullptr);
    if (!settings.trust_anchor_file.empty()) ub_ctx_add_ta_file(context.get(), settings.trust_anchor_file.c_str());
    return context;
}

// A record is made of strings of at most 255 octets, each with its length in front (RFC 1035 §3.3.14).
std::string text_of(std::string_view record) {
    std::string out;
    while (!record.empty()) {
        const auto length = static_cast<unsigned char>(record.front());
        out += record.substr(1, length);
        record.remove_prefix(std::min(record.size(), std::size_t{length} + 1));
    }
    return out;
}

TextAnswer answer_of(const ub_result& found) {
    TextAnswer out;
    if (found.bogus) {
        out.trouble = Trouble::bogus;
    } else if (found.havedata) {
        for (int i = 0; found.data[i]; ++i)
            out.texts.push_back(text_of({found.data[i], static_cast<std::size_t>(found.len[i])}));
    } else if (found.nxdomain) {
        out.trouble = Trouble::no_name;
    } else {
        out.trouble = found.rcode == 0 ? Trouble::no_text : Trouble::no_answer;
    }
    return out;
}

void wait_for(ub_ctx* context, const Outcome& outcome, Duration patience, const std::atomic<bool>& stopping) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!outcome.done && !stopping && std::chrono::steady_clock::now() < end) {
        pollfd waiting{.fd = ub_fd(context), .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, static_cast<int>(pause.count())) > 0) ub_process(context);
    }
}

} // namespace

TextAnswer look_up_texts(const ResolverSettings& settings, const std::string& name, const std::atomic<bool>& stopping) {
    if (!settings.asks) return {.trouble = Trouble::no_answer};
    Outcome outcome; // outlives the context, which may still write into it
    const auto context = context_for(settings);
    const int begun = context
                          ? ub_resolve_async(context.get(), name.c_str(), type_txt, class_in, &outcome, take, nullptr)
                          : static_cast<int>(UB_NOMEM);
    if (begun != 0) {
        spdlog::error("dns: {}", ub_strerror(begun));
        return {.trouble = Trouble::no_answer};
    }
    wait_for(context.get(), outcome, settings.patience, stopping);
    if (!outcome.found || outcome.error != 0) return {.trouble = Trouble::no_answer};
    return answer_of(*outcome.found);
}

Resolver::Resolver(ResolverSettings settings) : settings_{std::move(settings)}, pool_{looks_together, most_waiting} {}

Resolver::~Resolver() {
    stopping_ = true;
}

Task<Result<TextAnswer>> Resolver::texts_of(std::string name) {
    co_return co_await pool_.run<TextAnswer>([this, &name] { return look_up_texts(settings_, name, stopping_); });
}

} // namespace deedbox::dns

#pragma once

#include "base/task.h"
#include "http/access.h"
#include "http/call.h"
#include "http/reply.h"

#include <functional>

namespace deedbox::http {

using std::chrono::hours;
using std::chrono::minutes;

/// What a limit counts by: never by the user alone where a stranger could lock them out.
enum class CountedBy { client, user, client_and_email };

/// So many calls in so much time, for each client address, user, or address and mail address in the body together.
struct Limit {
    CountedBy by;
    int calls;
    std::chrono::seconds window;
};

using Handler = std::function<Task<Result<Reply>>(const Call&)>;

/// How large a body may be where its type does not say more (`static constexpr std::size_t most_bytes`): a few fields,
/// however they are escaped.
constexpr std::size_t small_body = 16 * 1024;

/// What an act has made, by its id; acts that make nothing of their own leave it as it is.
struct Made {
    std::int64_t id = 0;
};
using Act = std::function<Task<Result<Made>>(const Call&)>;
using Shower = std::function<Task<Result<Reply>>(const Call&, Made)>;

/// One operation of the API: what it takes, what it gives, who may call it and what it leaves in the event log. The
/// OpenAPI document, the permission check and the coverage test all read this same record.
struct Route {
    struct Answer {
        unsigned status;
        std::function<boost::json::value(described::Schemas&)> schema; // empty: no body
        std::vector<std::string> other_types{};                        // in which the same is had, by `Accept`
    };
    struct QueryParameter {
        std::string name;
        std::string meaning;
    };

    std::string method;
    std::string path; // `/account-requests/{id}`, below `/api/v1`
    Access access;
    std::string operation{};
    std::string summary{};
    std::function<boost::json::value(described::Schemas&)> body{};
    std::string file_type{};             // of a body that is a file, and no JSON
    std::size_t most_bytes = small_body; // of the body
    std::vector<Answer> answers{};
    std::vector<QueryParameter> query{};
    bool paged = false;                    // a list that comes in pages
    std::vector<std::string> problems{};   // codes beyond the ones that every call can get
    bool versioned = false;                // shows or changes something that has an ETag
    bool changes_nothing = false;          // a POST that only answers
    std::vector<std::string_view> deeds{}; // all that can stand in the event log after a call; none: it only shows
    std::vector<Limit> limits{}; // the wider first: whoever has reached it makes no more keys for the narrower
    Handler handler{};
    Shower shows{}; // of a POST that is an act and then shows what came of it: its response is kept for a replay
};

class Routes {
public:
    class Building {
    public:
        explicit Building(Route& route) : route_{route} {}

        Building& named(std::string operation, std::string summary) {
            route_.operation = std::move(operation);
            route_.summary = std::move(summary);
            return *this;
        }
        /// Once more for each further limit, the wider first. A route that changes something has one at least.
        Building& limited(CountedBy by, int calls, std::chrono::seconds window) {
            route_.limits.push_back({by, calls, window});
            return *this;
        }
        template <class T>
        Building& takes() {
            if constexpr (requires { T::most_bytes; }) route_.most_bytes = T::most_bytes;
            route_.body = [](described::Schemas& schemas) { return schemas.of<T>(described::Travels::in); };
            return *this;
        }
        /// A body that is a file of this type, taken as it comes (`Call::file`).
        Building& takes_file(std::string type, std::size_t most_bytes) {
            route_.file_type = std::move(type);
            route_.most_bytes = most_bytes;
            return *this;
        }
        template <class T>
        Building& gives(unsigned status) {
            route_.answers.push_back(
                {status, [](described::Schemas& schemas) { return schemas.of<T>(described::Travels::out); }, {}});
            return *this;
        }
        /// The same as a document of another type, to whoever would rather have that (`Call::preferred_type`).
        Building& or_as(std::string type) {
            route_.answers.back().other_types.push_back(std::move(type));
            return *this;
        }
        /// Nothing but a document of this type.
        Building& gives_file(std::string type) {
            route_.answers.push_back({200, {}, {std::move(type)}});
            return *this;
        }
        Building& gives_nothing() {
            route_.answers.push_back({204, {}, {}});
            return *this;
        }
        Building& query(std::string name, std::string meaning) {
            route_.query.push_back({std::move(name), std::move(meaning)});
            return *this;
        }
        Building& paged() {
            route_.paged = true;
            return query("limit", "how many, 1 to 200; 50 when left out")
                .query("cursor", "the `nextCursor` of the page before");
        }
        /// Of a route that shows: it gives an ETag and takes If-None-Match. Of one that changes: it takes If-Match.
        Building& versioned() {
            route_.versioned = true;
            return *this;
        }
        Building& refuses(std::vector<std::string> codes) {
            route_.problems = std::move(codes);
            return *this;
        }
        /// The names of the deeds that a call can leave in the event log, every one of them.
        Building& leaves(std::vector<std::string_view> deeds) {
            route_.deeds = std::move(deeds);
            return *this;
        }
        /// Of a POST that only works something out: it leaves no event, and no answer of it is kept.
        Building& changes_nothing() {
            route_.changes_nothing = true;
            return *this;
        }
        void by(Handler handler) { route_.handler = std::move(handler); }
        /// A POST in two steps: the act, and showing what came of it. Sent with an Idempotency-Key it is done once, so
        /// the act has to be the doer's of the call (`Call::doer`), whose key its unit takes along. A POST that sets a
        /// cookie is no such route.
        void by(Act act, Shower shows) {
            route_.shows = shows;
            route_.handler = [act = std::move(act), shows = std::move(shows)](const Call& call) -> Task<Result<Reply>> {
                const auto made = CO_TRY(co_await act(call));
                co_return co_await shows(call, made);
            };
        }

    private:
        Route& route_;
    };

    Building get(std::string path, Access access) { return add("GET", std::move(path), access); }
    Building post(std::string path, Access access) { return add("POST", std::move(path), access); }
    Building put(std::string path, Access access) { return add("PUT", std::move(path), access); }
    Building patch(std::string path, Access access) { return add("PATCH", std::move(path), access); }
    Building remove(std::string path, Access access) { return add("DELETE", std::move(path), access); }

    struct Match {
        const Route* route;
        Parameters parameters;
    };
    /// Errors: `route.unknown`; `route.method`, with the methods that the path does take in `allowed`.
    Result<Match> find(std::string_view method, std::string_view path) const;

    /// How large the body of a call may be; what is no route of ours has a small one.
    std::size_t most_bytes(std::string_view method, std::string_view path) const;

    const std::vector<std::unique_ptr<Route>>& all() const { return routes_; }

private:
    Building add(std::string method, std::string path, Access access) {
        routes_.push_back(std::make_unique<Route>(Route{std::move(method), std::move(path), access}));
        return Building{*routes_.back()};
    }

    std::vector<std::unique_ptr<Route>> routes_;
};

} // namespace deedbox::http

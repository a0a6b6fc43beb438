#pragma once

#include <cstdint>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/json/object.hpp>

#include "base/instant.h"

namespace deedbox {

/// What went wrong, as far as the answer's status is concerned. A closed list: `http/problem.cpp` maps each to HTTP
/// once.
enum class Kind {
    malformed,        // cannot be read at all
    unauthenticated,  // nobody is signed in, or the proof was wrong
    forbidden,        // signed in, not allowed
    not_found,        // not there, or not for these eyes
    wrong_method,     // the path is known, the method is not
    conflict,         // the state of things says no
    gone,             // a dead link, a request whose days are over
    stale,            // changed since the caller looked (If-Match)
    too_large,        // more bytes than the edge takes
    unsupported_type, // not JSON
    invalid,          // understood, but a field is wrong
    too_many,         // a limit was reached; `retry_after` says when to come back
    busy,             // no room right now; `retry_after` says when to come back
    broken,           // our fault; `cause` goes to the log, never out
};

/// Named values for a text of the catalogue. Numbers stay numbers and moments stay moments, so that each language
/// prints them its own way.
using Argument = std::variant<std::string, std::int64_t, Instant>;
using Arguments = std::map<std::string, Argument>;

/// What is wrong with one value. The sentence is `problem.<code>` of the catalogue, or `problem.<code>.<because>` where
/// one code has several causes that a person would mend in different ways.
struct FieldProblem {
    std::string code;
    Arguments arguments{};
    std::string because{};
};

struct FieldError {
    std::string field; // JSON Pointer into the body
    FieldProblem problem;
};

/// A failure on its way to the caller. The sentence that the person reads is looked up by `code` at the edge, in the
/// person's language, so no code carries English.
struct Error {
    Kind kind;
    std::string code; // stable, dotted, for programs: "request.decided"
    Arguments arguments{};
    std::vector<FieldError> fields{}; // only when kind is invalid
    std::string cause{};              // for the log; never leaves the server
    boost::json::object extra{};      // further members of the problem, such as `reason`
    std::optional<std::chrono::seconds> retry_after{};
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(Kind kind, std::string code, Arguments arguments = {}) {
    return std::unexpected{Error{.kind = kind, .code = std::move(code), .arguments = std::move(arguments)}};
}

inline std::unexpected<Error> broken(std::string cause) {
    return std::unexpected{Error{.kind = Kind::broken, .code = "internal", .cause = std::move(cause)}};
}

/// A refusal that names one field; `field` is a JSON Pointer.
inline std::unexpected<Error> invalid(std::string field, std::string code, Arguments arguments = {}) {
    return std::unexpected{Error{.kind = Kind::invalid,
                                 .code = "body.invalid",
                                 .fields = {{std::move(field), {std::move(code), std::move(arguments)}}}}};
}

} // namespace deedbox

// The value, or out of the function with the error. CO_TRY is the same for coroutines.
#define TRY(...)                                                                                                       \
    ({                                                                                                                 \
        auto try_result = (__VA_ARGS__);                                                                               \
        if (!try_result) return std::unexpected(std::move(try_result).error());                                        \
        std::move(*try_result);                                                                                        \
    })
#define CO_TRY(...)                                                                                                    \
    ({                                                                                                                 \
        auto try_result = (__VA_ARGS__);                                                                               \
        if (!try_result) co_return std::unexpected(std::move(try_result).error());                                     \
        std::move(*try_result);                                                                                        \
    })
// The same for a Result<void>: go on, or out with the error.
#define CO_CHECK(...)                                                                                                  \
    do {                                                                                                               \
        if (auto try_result = (__VA_ARGS__); !try_result) co_return std::unexpected(std::move(try_result).error());    \
    } while (false)
#define CHECK_OR_RETURN(...)                                                                                           \
    do {                                                                                                               \
        if (auto try_result = (__VA_ARGS__); !try_result) return std::unexpected(std::move(try_result).error());       \
    } while (false)

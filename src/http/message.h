#pragma once

#include "base/result.h"
#include "base/task.h"

#include <boost/asio/ip/address.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deedbox::http {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// The value of a header, its name compared without case; empty when it is not there.
std::string_view header(const Headers& headers, std::string_view name);

/// Adds a line. What stands on several lines is one list (RFC 9110 §5.3), and cookies are joined by their own sign (RFC
/// 9113 §8.2.3).
void add_line(Headers& headers, std::string_view name, std::string_view value);

/// What a request is sent to.
struct Target {
    std::string_view authority; // of the absolute form only; then it takes the place of Host (RFC 9112 §3.2.2)
    std::string_view path;      // begins with a slash
    std::string_view query;     // what follows the `?`

    /// `/a?b` or `http://host/a?b`; nothing for any other form.
    static std::optional<Target> parse(std::string_view text);
};

struct Request {
    std::string method;
    std::string path;  // as sent, still percent-encoded, without the query; well escaped, as is the query
    std::string query; // what follows the `?`
    Headers headers;
    std::string body;
    boost::asio::ip::address peer;

    std::string_view header(std::string_view name) const { return http::header(headers, name); }
};

/// The next octets of a body whose length nobody knows yet; nothing at its end. After an error the connection is cut,
/// so that whoever reads it knows that the end is missing.
using Pieces = std::function<Task<Result<std::optional<std::string>>>()>;

struct Response {
    unsigned status = 200;
    Headers headers;
    std::string body;
    /// What comes behind `body`, piece by piece.
    Pieces pieces{};
    /// A body that lives as long as the program (a file of the UI); used instead of `body` when it is not empty.
    std::string_view embedded{};

    std::string_view content() const { return embedded.empty() ? std::string_view{body} : embedded; }
};

/// Whether two hexadecimal digits follow every `%`; what is not so escaped is refused before it becomes a request.
bool is_well_escaped(std::string_view target);

/// Decodes the `%41` of a well escaped text.
std::string percent_decoded(std::string_view text);

/// The value of a parameter of a well escaped query, decoded, with `+` as a blank; nothing when it is not there.
std::optional<std::string> query_parameter(std::string_view query, std::string_view name);

/// The strong entity tag of a representation: the version of the thing, which a change can be conditional on, and a
/// digest of what was shown, which differs between readers who may do different things.
std::string entity_tag(std::int64_t version, std::string_view content);

/// Whether `If-None-Match` names the tag (the weak comparison of RFC 9110 §8.8.3.2), so that 304 is the answer.
bool is_known_to(std::string_view if_none_match, std::string_view entity_tag);

} // namespace deedbox::http

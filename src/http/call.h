#pragma once

#include "base/actor.h"
#include "base/call_key.h"
#include "base/described.h"
#include "base/json.h"
#include "http/message.h"

#include <map>

namespace deedbox::http {

/// How much of a list is asked for: `limit` rows after the cursor.
struct PageAsked {
    std::int64_t limit = 50;
    std::optional<std::string> cursor{};

    /// For lists whose newest row comes first: the id that the page's rows are below. Errors: `field.cursor`.
    Result<std::int64_t> before() const;
    /// For lists whose oldest row comes first: the id that the page's rows are above. Errors: `field.cursor`.
    Result<std::int64_t> after() const;
};

/// What `If-Match` demands of a thing before it may be changed (RFC 9110 §13.1.1); most calls demand nothing.
class IfMatch {
public:
    IfMatch() = default;
    explicit IfMatch(std::string_view header);

    /// The version that the unit has to guard, given the one that was read: nothing when the call demands none.
    /// Errors: `precondition.failed` when the caller looked at another version.
    Result<std::optional<std::int64_t>> against(std::int64_t version) const;

private:
    std::optional<std::vector<std::string>> tags_{};
};

/// The failure of `IfMatch`, for the guard in the unit too.
Error precondition_failed();

using Parameters = std::map<std::string, std::string, std::less<>>;

/// One call as a handler sees it: decoded, its language known, its actor told. It outlives the handler.
class Call {
public:
    const Request& request;
    Parameters parameters;        // of the path, decoded
    std::string_view operation{}; // of the route, once it is known
    std::optional<Actor> who{};
    Language language = Language::en;
    std::string client;                  // the address that limits count by
    std::string network;                 // where that is, in coarse terms
    std::optional<CallKey> key{};        // of an act that is done once however often it is asked for
    std::optional<std::string> cursor{}; // where the page before ended, as the handler wrote it

    /// Only for routes that let nobody in without signing in.
    const Actor& actor() const { return *who; }

    /// In whose name an act of this call happens, signed in or not.
    Doer doer() const { return {.actor = who ? &*who : nullptr, .key = key ? &*key : nullptr}; }

    /// The body as a described struct. Errors: `body.malformed`, `body.type` (not JSON), `body.invalid` with the
    /// fields.
    template <class T>
    Result<T> body() const {
        const auto value = TRY(json_body());
        described::Errors errors;
        auto decoded = described::decode<T>(value, "", errors);
        if (!errors.empty())
            return std::unexpected{Error{.kind = Kind::invalid, .code = "body.invalid", .fields = std::move(errors)}};
        return std::move(*decoded);
    }

    /// The body as it came. Errors: `body.type`, where it was not sent as this type.
    Result<std::string_view> file(std::string_view type) const;

    /// An id in the path; whatever is no id is unknown, like an id that names nothing.
    template <class T>
    Result<Id<T>> id(std::string_view parameter, const char* unknown) const {
        if (auto id = Id<T>::parse(parameters.find(parameter)->second)) return *id;
        return fail(Kind::not_found, unknown);
    }

    const std::string& parameter(std::string_view name) const { return parameters.find(name)->second; }
    std::optional<std::string> query(std::string_view name) const;
    /// `limit` 1 to 200, default 50.
    Result<PageAsked> page() const;
    std::optional<std::string> cookie(std::string_view name) const;
    /// Of the types in which something can be had the one that `Accept` likes best (RFC 9110 §12.5.1); the first of
    /// them where it does not say, or likes none.
    std::string_view preferred_type(std::initializer_list<std::string_view> types) const;
    IfMatch if_match() const { return IfMatch{request.header("If-Match")}; }

private:
    Result<void> check_type(std::string_view wanted) const;
    Result<boost::json::value> json_body() const;
};

} // namespace deedbox::http

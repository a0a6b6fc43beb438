#pragma once

#include "base/described.h"
#include "http/call.h"

namespace deedbox::http {

/// What a handler gives back when all went well; failures are `Error`s and become problems at the edge.
struct Reply {
    /// What is no JSON, or JSON that goes out as it is.
    struct Document {
        std::string type;
        std::string octets;
        Pieces pieces{}; // and what comes behind them
    };

    unsigned status = 204;
    std::optional<boost::json::value> json{};
    Headers headers{};
    std::optional<std::int64_t> version{}; // of what is shown; the edge makes the ETag from it
    std::optional<Document> document{};    // in the place of `json`

    template <class T>
    static Reply ok(const T& body) {
        return {200, described::encode(body)};
    }
    template <class T>
    static Reply created(const T& body) {
        return {201, described::encode(body)};
    }
    template <class T>
    static Reply created(std::string location, const T& body) {
        return {201, described::encode(body), {{"Location", std::move(location)}}};
    }
    template <class T>
    static Reply accepted(const T& body) {
        return {202, described::encode(body)};
    }
    /// A file to be kept, under this name.
    static Reply file(std::string name, std::string type, std::string octets) {
        Reply reply{.status = 200,
                    .headers = {{"Content-Disposition", "attachment; filename=\"" + std::move(name) + "\""}}};
        reply.document = {std::move(type), std::move(octets)};
        return reply;
    }
    /// The same of a file that is made while it goes out, so that it may be as long as it likes.
    static Reply file(std::string name, std::string type, Pieces pieces) {
        auto reply = file(std::move(name), std::move(type), std::string{});
        reply.document->pieces = std::move(pieces);
        return reply;
    }
    static Reply no_content() { return {}; }

    /// Gives the reply an ETag, which `If-Match` and `If-None-Match` of later calls can name.
    Reply&& of_version(std::int64_t shown) && {
        version = shown;
        return std::move(*this);
    }
    Reply&& with(std::string name, std::string value) && {
        headers.emplace_back(std::move(name), std::move(value));
        return std::move(*this);
    }
};

/// A page of a list; `next_cursor` is null on the last one.
template <class T>
struct PageOf {
    std::vector<T> items;
    std::optional<std::string> next_cursor;
    BOOST_DESCRIBE_CLASS(PageOf, (), (items, next_cursor), (), ())
};

/// A page from rows read with one more than the limit: that one only tells that there is a next page.
template <class T>
PageOf<T> page_of(std::vector<T> rows, const PageAsked& asked) {
    PageOf<T> page{.items = std::move(rows), .next_cursor = {}};
    if (page.items.size() <= static_cast<std::size_t>(asked.limit)) return page;
    page.items.resize(static_cast<std::size_t>(asked.limit));
    page.next_cursor = page.items.back().id.text();
    return page;
}

} // namespace deedbox::http

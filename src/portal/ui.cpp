#include "portal/ui.h"

#include "base/secrets.h"

#include <boost/algorithm/string/replace.hpp>

#include <algorithm>

namespace deedbox::portal {

namespace {

struct Type {
    std::string_view ending;
    std::string_view type;
};
constexpr Type types[] = {{".html", "text/html; charset=utf-8"},
                          {".js", "text/javascript; charset=utf-8"},
                          {".css", "text/css; charset=utf-8"},
                          {".svg", "image/svg+xml"},
                          {".json", "application/json"},
                          {".png", "image/png"},
                          {".woff2", "font/woff2"},
                          {".txt", "text/plain; charset=utf-8"},
                          {".webmanifest", "application/manifest+json"}};

std::string_view type_of(std::string_view path) {
    for (const auto& [ending, type] : types)
        if (path.ends_with(ending)) return type;
    return "application/octet-stream";
}

const UiFile* file_at(std::string_view path) {
    const auto found = std::ranges::find(ui_files(), path, &UiFile::path);
    return found == ui_files().end() ? nullptr : &*found;
}

http::Response file_response(const UiFile& file, const http::Request& request) {
    // The build puts a hash of the content into these names, so what is at one never changes.
    const bool hashed = file.path.starts_with("/assets/");
    http::Response response{
        .status = 200,
        .headers = {{"Content-Type", std::string{type_of(file.path)}},
                    {"Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache"}}};
    response.embedded = file.content;
    if (file.gzip.empty()) return response;
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (request.header("Accept-Encoding").find("gzip") == std::string_view::npos) return response;
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.embedded = file.gzip;
    return response;
}

std::string content_security_policy(const std::string& nonce, bool mailbox) {
    return "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce + "'; " +
           (mailbox ? "style-src-attr 'unsafe-inline'; frame-src 'self'; " : "") +
           "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
           "form-action 'self'; frame-ancestors 'none'";
}

// Its scripts and styles carry a nonce of this one answer, so the page itself is never kept.
http::Response page_response(const UiFile& page, bool mailbox) {
    const auto nonce = base64url(random_bytes(16));
    http::Response response{.status = 200,
                            .headers = {{"Content-Type", "text/html; charset=utf-8"},
                                        {"Cache-Control", "no-store"},
                                        {"Content-Security-Policy", content_security_policy(nonce, mailbox)}},
                            .body = boost::replace_all_copy(std::string{page.content}, "__CSP_NONCE__", nonce)};
    return response;
}

http::Response plain(unsigned status, std::string text) {
    return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = std::move(text)};
}

} // namespace

http::Response ui_response(const http::Request& request, bool https, bool mailbox) {
    const auto answer = [&]() -> http::Response {
        if (request.method != "GET" && request.method != "HEAD") {
            auto refused = plain(405, "Only GET and HEAD here.\n");
            refused.headers.emplace_back("Allow", "GET, HEAD");
            return refused;
        }
        if (request.path != "/index.html")
            if (const auto* file = file_at(request.path)) return file_response(*file, request);
        if (request.path.starts_with("/assets/")) return plain(404, "There is no such file.\n");
        if (const auto* page = file_at("/index.html")) return page_response(*page, mailbox);
        return plain(404, "This program was built without its web UI; the API is at /api/v1.\n");
    };
    auto response = answer();
    add_security_headers(response, https);
    return response;
}

void add_security_headers(http::Response& response, bool https) {
    // What is no page loads nothing, runs nothing and stands in no frame, should a browser show it as one.
    if (http::header(response.headers, "Content-Security-Policy").empty())
        response.headers.emplace_back(
            "Content-Security-Policy",
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("X-Frame-Options", "DENY");
    response.headers.emplace_back("Referrer-Policy", "no-referrer"); // the path may hold a link's token
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    if (https) response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

} // namespace deedbox::portal

#include "portal/ui.h"

#include "base/described.h"
#include "base/language.h"
#include "base/secrets.h"
#include "portal/content_coding.h"
#include "users/user_routes.h"

#include <boost/algorithm/string.hpp>
#include <boost/json.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>

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

// A file with its tags, one for each coding: what differs in its octets differs in its tag (RFC 9110 §8.8.3.3).
struct Asset {
    struct Representation {
        std::string_view content;
        std::string tag;
    };
    const UiFile* file;
    std::map<Coding, Representation> representations{};
    std::vector<Coding> codings{};
};

Asset asset_of(const UiFile& file) {
    Asset asset{.file = &file};
    for (const auto& [coding, content] :
         {std::pair{Coding::brotli, file.brotli}, {Coding::gzip, file.gzip}, {Coding::identity, file.content}}) {
        if (content.empty() && coding != Coding::identity) continue;
        asset.representations[coding] = {content, "\"" + base64url(digest({content}).substr(0, 12)) + "\""};
        asset.codings.push_back(coding);
    }
    return asset;
}

const Asset* asset_at(std::string_view path) {
    static const auto assets = [] {
        std::unordered_map<std::string_view, Asset> all;
        for (const auto& file : ui_files()) all.emplace(file.path, asset_of(file));
        return all;
    }();
    const auto found = assets.find(path);
    return found == assets.end() ? nullptr : &found->second;
}

http::Response plain(unsigned status, std::string text) {
    return {.status = status, .headers = {{"Content-Type", "text/plain; charset=utf-8"}}, .body = std::move(text)};
}

http::Response asset_response(const Asset& asset, const http::Request& request) {
    const auto path = asset.file->path;
    const auto coding = best_coding(request.headers, asset.codings);
    auto response = coding ? http::Response{} : plain(406, "There is no representation that Accept-Encoding allows.\n");
    if (asset.codings.size() > 1) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (!coding) return response;
    const auto& [content, tag] = asset.representations.at(*coding);
    // The build puts a hash of the content into these names, so what is at one never changes.
    const bool hashed = path.starts_with("/assets/");
    response.headers.emplace_back("Cache-Control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
    response.headers.emplace_back("ETag", tag);
    if (http::is_known_to(request.header("If-None-Match"), tag)) {
        response.status = 304;
        return response;
    }
    response.headers.emplace_back("Content-Type", std::string{type_of(path)});
    if (*coding != Coding::identity) response.headers.emplace_back("Content-Encoding", std::string{name_of(*coding)});
    response.embedded = content;
    return response;
}

std::string content_security_policy(const std::string& nonce, bool mailbox) {
    return "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce + "'; " +
           (mailbox ? "style-src-attr 'unsafe-inline'; frame-src 'self'; " : "") +
           "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; "
           "form-action 'self'; frame-ancestors 'none'";
}

// The files that a page needs at once beyond the first one, by its path as the router has it.
struct FirstFiles {
    std::string path;                                      // "/approvals/$token"
    std::map<std::string, std::vector<std::string>> files; // by language
};
BOOST_DESCRIBE_STRUCT(FirstFiles, (), (path, files))

bool is_of(std::string_view path, std::string_view pattern) {
    std::vector<std::string> segments;
    std::vector<std::string> wanted;
    boost::split(segments, path, boost::is_any_of("/"));
    boost::split(wanted, pattern, boost::is_any_of("/"));
    return std::ranges::equal(segments, wanted, [](const auto& segment, const auto& part) {
        return part.starts_with('$') ? !segment.empty() : segment == part;
    });
}

// Links that have the browser fetch them beside the first file of code, and not when that has run.
std::string first_files_of(std::string_view path, Language language) {
    static const auto pages = [] {
        const auto* table = asset_at("/.vite/first-files.json");
        return table ? boost::json::value_to<std::vector<FirstFiles>>(boost::json::parse(table->file->content))
                     : std::vector<FirstFiles>{};
    }();
    std::string links;
    const auto page = std::ranges::find_if(pages, [&](const auto& one) { return is_of(path, one.path); });
    if (page == pages.end()) return links;
    for (const auto& file : page->files.at(std::string{described::enum_text(language)}))
        links += "<link rel=\"modulepreload\" crossorigin href=\"" + file + "\">";
    return links;
}

// Whoever brings no cookie of a session is nobody, and need not ask.
bool is_visitor(const http::Request& request, bool https) {
    const auto cookie = users::session_cookie(https);
    return std::ranges::none_of(request.headers, [&](const auto& header) {
        return boost::iequals(header.first, "Cookie") && header.second.contains(cookie);
    });
}

// As data, which runs nowhere; `<` could end the element.
std::string known_to(const http::Request& request, const UiSettings& settings) {
    boost::json::object known{{"portal", settings.facts}};
    if (is_visitor(request, settings.https)) known["session"] = nullptr;
    return "<script type=\"application/json\" id=\"known\">" +
           boost::replace_all_copy(boost::json::serialize(known), "<", "\\u003c") + "</script>";
}

// Its scripts and styles carry a nonce of this one answer, so the page itself is never kept.
http::Response page_response(const Asset& asset, const http::Request& request, const UiSettings& settings) {
    const auto nonce = base64url(random_bytes(16));
    const auto language = preferred_language(request.header("Accept-Language"));
    std::string page{asset.file->content};
    boost::replace_first(page, "<!--first-files-->", first_files_of(request.path, language));
    boost::replace_first(page, "<!--known-->", known_to(request, settings));
    boost::replace_all(page, "__CSP_NONCE__", nonce);
    return {.status = 200,
            .headers = {{"Content-Type", "text/html; charset=utf-8"},
                        {"Cache-Control", "no-store"},
                        {"Content-Security-Policy", content_security_policy(nonce, settings.mailbox)}},
            .body = std::move(page)};
}

} // namespace

http::Response ui_response(const http::Request& request, const UiSettings& settings) {
    const auto answer = [&]() -> http::Response {
        if (request.method != "GET" && request.method != "HEAD") {
            auto refused = plain(405, "Only GET and HEAD here.\n");
            refused.headers.emplace_back("Allow", "GET, HEAD");
            return refused;
        }
        if (request.path != "/index.html" && !request.path.starts_with("/."))
            if (const auto* asset = asset_at(request.path)) return asset_response(*asset, request);
        if (request.path.starts_with("/assets/")) return plain(404, "There is no such file.\n");
        if (const auto* page = asset_at("/index.html")) return page_response(*page, request, settings);
        return plain(404, "This program was built without its web UI; the API is at /api/v1.\n");
    };
    auto response = answer();
    add_security_headers(response, settings.https);
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

#pragma once

#include "http/message.h"

#include <boost/json/value.hpp>

#include <string_view>
#include <vector>

namespace deedbox::portal {

/// A file of the built web UI inside the program, as it is and as the build has compressed it; what does not get
/// smaller has no second form.
struct UiFile {
    std::string_view path; // "/assets/index-1a2b.js"
    std::string_view content;
    std::string_view brotli;
    std::string_view gzip;
};

/// What the build put in; empty when the UI was not built.
const std::vector<UiFile>& ui_files();

/// What the pages are served with.
struct UiSettings {
    bool https = false;
    /// The demonstration's mailbox shows mails as they look, whose styles stand in attributes.
    bool mailbox = false;
    /// What `GET /portal` answers: it comes with the page, which need not ask then.
    boost::json::value facts{};
};

/// A file, or the page for every path that is a route of the UI.
http::Response ui_response(const http::Request& request, const UiSettings& settings);

/// Headers that every answer carries.
void add_security_headers(http::Response& response, bool https);

} // namespace deedbox::portal

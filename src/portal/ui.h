#pragma once

#include "http/message.h"

#include <optional>
#include <string_view>
#include <vector>

namespace deedbox::portal {

/// A file of the built web UI inside the program; `gzip` is empty for what does not get smaller.
struct UiFile {
    std::string_view path; // "/assets/index-1a2b.js"
    std::string_view content;
    std::string_view gzip;
};

/// What the build put in; empty when the UI was not built.
const std::vector<UiFile>& ui_files();

/// A file, or the page for every path that is a route of the UI. `mailbox`: the demonstration's mailbox shows mails as
/// they look, whose styles stand in attributes.
http::Response ui_response(const http::Request& request, bool https, bool mailbox);

/// Headers that every answer carries.
void add_security_headers(http::Response& response, bool https);

} // namespace deedbox::portal

#pragma once

#include "access_requests/access_request.h"

namespace deedbox::access_requests {

/// A Virtual Account that requests or rules name.
struct NamedPlace {
    VirtualAccountId id;
    SmartAccountId smart_account_id;
    std::string name;
    std::string path;
    accounts::Visibility visibility = accounts::Visibility::restricted;
};
BOOST_DESCRIBE_STRUCT(NamedPlace, (), (id, smart_account_id, name, path, visibility))

/// A request, and what the one who looks, and whoever asked, are in its account.
struct SeenRequest {
    AccessRequest request;
    Standing standing{};
    Standing requester{};             // not read for lists
    std::vector<NamedPlace> places{}; // that it names, as far as they are still there
};

} // namespace deedbox::access_requests

#include "users/user.h"

namespace deedbox::users {

CookieSecret new_cookie_secret() {
    auto text = base64url(random_bytes(32));
    auto hashed = cookie_digest(text);
    return {std::move(text), std::move(hashed)};
}

Blob cookie_digest(std::string_view secret) {
    return {digest({"cookie", secret})};
}

} // namespace deedbox::users

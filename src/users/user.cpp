#include "users/user.h"

namespace deedbox::users {

std::optional<Error> dead_because(const std::optional<Instant>& used_at, Instant created_at, Duration lifetime,
                                  Instant now) {
    if (used_at) return dead_link("used");
    if (now >= created_at + lifetime) return dead_link("aged");
    return std::nullopt;
}

CookieSecret new_cookie_secret() {
    auto text = base64url(random_bytes(32));
    auto hashed = cookie_digest(text);
    return {std::move(text), std::move(hashed)};
}

Blob cookie_digest(std::string_view secret) {
    return {digest({"cookie", secret})};
}

} // namespace deedbox::users

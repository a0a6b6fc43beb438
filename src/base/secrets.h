#pragma once

#include "base/id.h"
#include "base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace deedbox {

using Bytes = std::string; // octets, not text

/// Has to be called once before anything else in this header; throws when the machine has no randomness to give.
void start_cryptography();

Bytes random_bytes(std::size_t count);
/// BLAKE2b-256 of the parts, each with its length in front, so that no two lists of parts give the same bytes.
Bytes digest(std::initializer_list<std::string_view> parts);
/// SHA-256 (FIPS 180-4), as everybody else's programs work it out too.
Bytes sha256(std::string_view bytes);
std::string base64url(std::string_view bytes);
std::optional<Bytes> from_base64url(std::string_view text);
std::string hex(std::string_view bytes);
/// Takes capital letters too. Nothing for a text that is not whole octets in hex.
std::optional<Bytes> from_hex(std::string_view text);

/// What a link in a mail is for. The purpose is part of the MAC, so a link of one kind never opens another's door.
/// The numbers are in links that are already in people's mailboxes: never change one.
enum class LinkPurpose : std::uint8_t {
    approval = 1,
    verification = 2,
    password_reset = 3,
    sign_in = 4,
    mail_stop = 5,
    mail_return = 6,
    invitation = 7,
    digest_stop = 9
};

/// A link that no longer opens anything, and why: 410 `link.dead`; `may_renew`: whoever got it may ask for a new one.
Error dead_link(std::string_view reason, bool may_renew = false);
/// A token that is none of ours, or not for whoever holds it: 404 `link.unknown`.
std::unexpected<Error> unknown_link();

/// The installation's one secret, kept in a file of its own outside the database (decision: no link secret is ever
/// stored). From it come the keys for links and for the seals of the event log.
class SecretKey {
public:
    /// Reads the key file; makes it, readable by its owner only, when there is none yet.
    static Result<SecretKey> open(const std::filesystem::path& file);
    static SecretKey from_bytes(std::string_view bytes);

    /// base64url(link id ‖ MAC(purpose ‖ link id ‖ generation)): 32 characters, 128 bits that nobody can guess.
    std::string link_token(LinkPurpose purpose, std::int64_t link, std::int64_t generation) const;
    /// The link that a token claims to be for; nothing when it is not shaped like a token. Proves nothing yet.
    static std::optional<std::int64_t> link_of(std::string_view token);
    /// Whether the token is the one of this purpose, link and generation; compares in constant time.
    bool opens(std::string_view token, LinkPurpose purpose, std::int64_t link, std::int64_t generation) const;
    /// Which of the link's issues, the newest of which is given, the token is; nothing when it is none, and so forged.
    std::optional<std::int64_t> generation_of(std::string_view token, LinkPurpose purpose, std::int64_t link,
                                              std::int64_t newest) const;

    /// A keyed MAC of the parts, 32 bytes; the first part says what it is for.
    Bytes mac(std::initializer_list<std::string_view> parts) const;

    /// The text with its MAC in front, in base64url: can be read by whoever looks, but not changed unnoticed.
    std::string sealed(std::string_view purpose, std::string_view text) const;
    /// The text of what `sealed` made for this purpose; nothing for anything else.
    std::optional<std::string> opened(std::string_view purpose, std::string_view token) const;

    /// Ed25519, detached (RFC 8032).
    Bytes sign(std::string_view message) const;
    Bytes public_key() const;

private:
    explicit SecretKey(std::string_view master);
    Bytes link_mac(LinkPurpose purpose, std::int64_t link, std::int64_t generation) const;

    Bytes link_key_;
    Bytes mac_key_;
    Bytes signing_key_;
    Bytes verifying_key_;
};

bool signature_is_good(std::string_view message, std::string_view signature, std::string_view public_key);

} // namespace deedbox

#include "base/secrets.h"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

namespace deedbox {

namespace {

const unsigned char* octets(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* octets(Bytes& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}

constexpr std::size_t master_size = crypto_kdf_KEYBYTES;
constexpr std::size_t mac_size = 16;

std::string big_endian(std::int64_t number) {
    std::string out(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        out[i] = static_cast<char>(static_cast<std::uint64_t>(number) >> (56U - 8U * i));
    return out;
}

std::int64_t from_big_endian(std::string_view bytes) {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < 8; ++i) out = out << 8U | static_cast<unsigned char>(bytes[i]);
    return static_cast<std::int64_t>(out);
}

Bytes derived(std::string_view master, std::uint64_t number) {
    Bytes key(32, '\0');
    crypto_kdf_derive_from_key(octets(key), key.size(), number, "deedbox1", octets(master));
    return key;
}

Result<Bytes> new_key_file(const std::filesystem::path& file) {
    const auto master = random_bytes(master_size);
    const auto text = base64url(master) + "\n";
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return broken("cannot make the secret key file " + file.string());
    const bool written =
        ::write(descriptor, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!written) return broken("cannot write the secret key file " + file.string());
    return master;
}

} // namespace

void start_cryptography() {
    if (sodium_init() < 0) throw std::runtime_error{"libsodium could not start"};
}

Bytes random_bytes(std::size_t count) {
    Bytes out(count, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

Bytes digest(std::initializer_list<std::string_view> parts) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, 32);
    for (const auto part : parts) {
        const auto length = big_endian(static_cast<std::int64_t>(part.size()));
        crypto_generichash_update(&state, octets(length), length.size());
        crypto_generichash_update(&state, octets(part), part.size());
    }
    Bytes out(32, '\0');
    crypto_generichash_final(&state, octets(out), out.size());
    return out;
}

Bytes sha256(std::string_view bytes) {
    Bytes out(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(octets(out), octets(bytes), bytes.size());
    return out;
}

std::string base64url(std::string_view bytes) {
    constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(out.data(), out.size(), octets(bytes), bytes.size(), variant);
    out.pop_back(); // its terminating zero
    return out;
}

std::optional<Bytes> from_base64url(std::string_view text) {
    Bytes out(text.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(octets(out), out.size(), text.data(), text.size(), nullptr, &length, nullptr,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
        return std::nullopt;
    out.resize(length);
    return out;
}

std::string hex(std::string_view bytes) {
    std::string out(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(out.data(), out.size(), octets(bytes), bytes.size());
    out.pop_back();
    return out;
}

std::optional<Bytes> from_hex(std::string_view text) {
    Bytes out(text.size() / 2, '\0');
    std::size_t length = 0;
    if (text.size() % 2 != 0 ||
        sodium_hex2bin(octets(out), out.size(), text.data(), text.size(), nullptr, &length, nullptr) != 0)
        return std::nullopt;
    if (length != out.size()) return std::nullopt;
    return out;
}

Error dead_link(std::string_view reason, bool may_renew) {
    return {.kind = Kind::gone,
            .code = "link.dead",
            .extra = {{"reason", reason}, {"may", boost::json::object{{"renew", may_renew}}}}};
}

std::unexpected<Error> unknown_link() {
    return fail(Kind::not_found, "link.unknown");
}

Result<SecretKey> SecretKey::open(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return SecretKey{TRY(new_key_file(file))};
    struct stat facts{};
    if (::stat(file.c_str(), &facts) != 0) return broken("cannot read the secret key file " + file.string());
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return broken("the secret key file " + file.string() + " is open to others; set its mode to 0600");
    std::ifstream in{file};
    std::string text;
    std::getline(in, text);
    const auto master = from_base64url(text);
    if (!master || master->size() != master_size)
        return broken("the secret key file " + file.string() + " holds no key of 32 bytes");
    return SecretKey{*master};
}

SecretKey SecretKey::from_bytes(std::string_view bytes) {
    return SecretKey{digest({bytes})};
}

SecretKey::SecretKey(std::string_view master)
    : link_key_{derived(master, 1)}, mac_key_{derived(master, 3)}, signing_key_(crypto_sign_SECRETKEYBYTES, '\0'),
      verifying_key_(crypto_sign_PUBLICKEYBYTES, '\0') {
    const auto seed = derived(master, 2);
    crypto_sign_seed_keypair(octets(verifying_key_), octets(signing_key_), octets(seed));
}

Bytes SecretKey::link_mac(LinkPurpose purpose, std::int64_t link, std::int64_t generation) const {
    const auto message = std::string(1, static_cast<char>(purpose)) + big_endian(link) + big_endian(generation);
    Bytes mac(mac_size, '\0');
    crypto_generichash(octets(mac), mac.size(), octets(message), message.size(), octets(link_key_), link_key_.size());
    return mac;
}

std::string SecretKey::link_token(LinkPurpose purpose, std::int64_t link, std::int64_t generation) const {
    return base64url(big_endian(link) + link_mac(purpose, link, generation));
}

std::optional<std::int64_t> SecretKey::link_of(std::string_view token) {
    if (token.size() != 32) return std::nullopt;
    const auto bytes = from_base64url(token);
    if (!bytes || bytes->size() != 8 + mac_size) return std::nullopt;
    return from_big_endian(*bytes);
}

bool SecretKey::opens(std::string_view token, LinkPurpose purpose, std::int64_t link, std::int64_t generation) const {
    const auto expected = link_token(purpose, link, generation);
    return token.size() == expected.size() && sodium_memcmp(token.data(), expected.data(), expected.size()) == 0;
}

std::optional<std::int64_t> SecretKey::generation_of(std::string_view token, LinkPurpose purpose, std::int64_t link,
                                                     std::int64_t newest) const {
    for (auto generation = newest; generation >= 1; --generation)
        if (opens(token, purpose, link, generation)) return generation;
    return std::nullopt;
}

Bytes SecretKey::mac(std::initializer_list<std::string_view> parts) const {
    const auto message = digest(parts);
    Bytes mac(32, '\0');
    crypto_generichash(octets(mac), mac.size(), octets(message), message.size(), octets(mac_key_), mac_key_.size());
    return mac;
}

std::string SecretKey::sealed(std::string_view purpose, std::string_view text) const {
    return base64url(mac({purpose, text}).substr(0, mac_size).append(text));
}

std::optional<std::string> SecretKey::opened(std::string_view purpose, std::string_view token) const {
    const auto bytes = from_base64url(token);
    if (!bytes || bytes->size() < mac_size) return std::nullopt;
    auto text = bytes->substr(mac_size);
    if (sodium_memcmp(bytes->data(), mac({purpose, text}).data(), mac_size) != 0) return std::nullopt;
    return text;
}

Bytes SecretKey::sign(std::string_view message) const {
    Bytes signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(octets(signature), nullptr, octets(message), message.size(), octets(signing_key_));
    return signature;
}

Bytes SecretKey::public_key() const {
    return verifying_key_;
}

bool signature_is_good(std::string_view message, std::string_view signature, std::string_view public_key) {
    return signature.size() == crypto_sign_BYTES && public_key.size() == crypto_sign_PUBLICKEYBYTES &&
           crypto_sign_verify_detached(octets(signature), octets(message), message.size(), octets(public_key)) == 0;
}

} // namespace deedbox

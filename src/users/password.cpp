#include "users/password.h"

#include "users/password_rules.h"

#include <sodium.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace deedbox::users {

namespace {

constexpr std::size_t shortest = 12;
constexpr std::size_t longest = 128;
// A queue longer than this keeps people waiting for more than a second on one thread (17 ms a hash).
constexpr std::size_t longest_queue = 64;

// The one form in which passwords are counted, hashed and compared.
std::expected<std::string, FieldProblem> normalized(std::string_view text) {
    auto status = U_ZERO_ERROR;
    const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
    std::string out;
    nfkc->normalize(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), status)
        .toUTF8String(out);
    if (out.find('\0') != std::string::npos) return std::unexpected{FieldProblem{"field.control_character"}};
    if (code_points(out) > longest)
        return std::unexpected{FieldProblem{"password.too_long", {{"max", std::int64_t{longest}}}}};
    return out;
}

std::string hash_now(const std::string& password, PasswordCost cost) {
    std::string out(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_alg(out.data(), password.data(), password.size(), cost.passes, cost.memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::bad_alloc{};
    out.resize(out.find('\0'));
    return out;
}

} // namespace

std::expected<Password, FieldProblem> Password::parse(std::string_view text) {
    auto form = TRY(normalized(text));
    if (code_points(form) < shortest)
        return std::unexpected{FieldProblem{"password.too_short", {{"min", std::int64_t{shortest}}}}};
    if (auto known = known_to_everybody(form)) return std::unexpected{std::move(*known)};
    return Password{std::move(form)};
}

std::expected<TypedPassword, FieldProblem> TypedPassword::parse(std::string_view text) {
    if (text.empty()) return std::unexpected{FieldProblem{"field.empty"}};
    return TypedPassword{TRY(normalized(text))};
}

PasswordHasher::PasswordHasher(unsigned threads, PasswordCost cost)
    : cost_{cost}, pool_{threads, longest_queue}, nobodys_hash_{hash_now("a password that nobody has", cost)} {}

Task<Result<std::string>> PasswordHasher::hash(std::string password) {
    co_return co_await pool_.run<std::string>([&] { return hash_now(password, cost_); });
}

Task<Result<bool>> PasswordHasher::matches(std::string password, std::optional<std::string> hash) {
    const auto& against = hash ? *hash : nobodys_hash_;
    const auto equal = CO_TRY(co_await pool_.run<bool>(
        [&] { return crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0; }));
    co_return equal&& hash.has_value();
}

} // namespace deedbox::users

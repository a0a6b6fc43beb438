#pragma once

#include "base/plain_text.h"
#include "base/worker_pool.h"

namespace deedbox::users {

/// A password as typed, in NFKC (NIST SP 800-63B §3.1.1.2), 12 to 128 characters in that form: what was typed in pieces
/// (a Hangul syllable of three letters) counts as what it comes to. Its text never goes into a log.
class Password {
public:
    /// Refuses with `password.too_short`, `password.too_long`, and what `known_to_everybody` refuses.
    static std::expected<Password, FieldProblem> parse(std::string_view text);
    static described::TextSchema schema() {
        return {.min_length = 1,
                .format = "password",
                .description = "12 to 128 characters, counted in NFKC; not a common one, nor made of the owner's name "
                               "and address"};
    }

    Password() = default;
    const std::string& text() const { return text_; }

private:
    explicit Password(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// A password at sign-in: whatever was typed, in the same form and no longer than one can be; the other rules are for
/// who chooses one.
class TypedPassword {
public:
    /// Refuses with `field.empty`, `password.too_long`.
    static std::expected<TypedPassword, FieldProblem> parse(std::string_view text);
    static described::TextSchema schema() {
        return {.min_length = 1, .format = "password", .description = "at most 128 characters, counted in NFKC"};
    }

    TypedPassword() = default;
    const std::string& text() const { return text_; }

private:
    explicit TypedPassword(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// What one hash costs whoever makes it: Argon2id, one lane. What is here without being given is what the program takes
/// (OWASP Password Storage Cheat Sheet); no setting changes it. Tests, which have nothing to protect, give less.
struct PasswordCost {
    unsigned long long passes = 2;
    std::size_t memory_bytes = 19 * 1024 * 1024;
};

/// Argon2id on threads of its own.
class PasswordHasher {
public:
    explicit PasswordHasher(unsigned threads, PasswordCost cost = {});

    /// Whether there is no room; asked before anything is looked up, so that the answer tells nothing about anybody.
    bool is_full() const { return pool_.is_full(); }
    Task<Result<std::string>> hash(std::string password);
    /// Whether the password is the one of the hash. With no hash it works just as long, and says no.
    Task<Result<bool>> matches(std::string password, std::optional<std::string> hash);

private:
    const PasswordCost cost_;
    WorkerPool pool_;
    std::string nobodys_hash_;
};

} // namespace deedbox::users

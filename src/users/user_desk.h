#pragma once

#include "acts/act.h"
#include "http/call.h"
#include "users/address_proof.h"
#include "users/password_rules.h"
#include "users/user.h"

namespace deedbox::users {

struct SignUpBody {
    EmailAddress email;
    UserName name;
    Password password;
    std::optional<Language> language;
    std::optional<std::string> approval_token;
    std::optional<std::string> invitation_token;

    bool by_link() const { return approval_token || invitation_token; }
};
BOOST_DESCRIBE_STRUCT(SignUpBody, (), (email, name, password, language, approval_token, invitation_token))

struct VerificationBody {
    std::string token;
    std::optional<TypedPassword> password;
};
BOOST_DESCRIBE_STRUCT(VerificationBody, (), (token, password))

struct SignInBody {
    EmailAddress email;
    TypedPassword password;
    std::optional<std::string> otp;
};
BOOST_DESCRIBE_STRUCT(SignInBody, (), (email, password, otp))

constexpr std::string_view wrong_password = "password.wrong";

struct PasswordChange {
    TypedPassword current_password;
    Password new_password;
};
BOOST_DESCRIBE_STRUCT(PasswordChange, (), (current_password, new_password))

struct ProfileChange {
    std::optional<UserName> name;
    std::optional<Language> language;
};
BOOST_DESCRIBE_STRUCT(ProfileChange, (), (name, language))

/// Somebody who has just signed in, and what their browser is to keep.
struct SignedIn {
    User user;
    CookieSecret session;
};

/// The acts of people's own: to sign up, prove an address, sign in and out, and change what is theirs. Each is one
/// unit. An unknown and a known address cost the same work and get the same answer.
class UserDesk {
public:
    UserDesk(const acts::Means& means, const SecretKey& key, PasswordHasher& hasher, AddressProofs proofs,
             Lifetimes lifetimes, std::string_view operator_name)
        : means_{means}, key_{key}, hasher_{hasher}, proofs_{proofs}, lifetimes_{lifetimes}, rules_{operator_name} {}

    /// Owes the address a mail and returns the secret that lets this browser verify it without the password. Errors:
    /// `password.own_words`.
    Task<Result<CookieSecret>> sign_up(SignUpBody body, Language language);
    /// Sign-up through the link of an approval or an invitation that was mailed to this address: verified and signed in
    /// at once. Errors: `link.dead`, `link.unknown`, `user.exists`, `email.other_than_link`, `sign_up.two_links`,
    /// `password.own_words`.
    Task<Result<SignedIn>> sign_up_by_link(SignUpBody body, Language language, Visit from);
    /// Errors: `link.unknown`, `link.dead`, `verification.password_required`, `session.refused`.
    Task<Result<SignedIn>> verify(VerificationBody body, std::optional<std::string> sign_up_cookie, Visit from);
    /// Errors: `session.refused`, `session.unverified`, `server.busy`.
    Task<Result<SignedIn>> sign_in(SignInBody body, Visit from);
    Task<Result<void>> sign_out(Doer by);
    Task<Result<void>> ask_password_reset(Doer by, EmailAddress email, Language language);
    /// Ends every other session of the user, and tells them by mail. Errors: `link.unknown`, `link.dead`,
    /// `password.own_words`.
    Task<Result<SignedIn>> reset_password(std::string token, Password password, Visit from);
    /// The one-time link that `deedbox admin create` printed. Errors: `link.unknown`, `link.dead`,
    /// `password.own_words`.
    Task<Result<SignedIn>> sign_in_by_link(std::string token, Password password, Visit from);
    /// Ends every other session of the user and every link for a new password, and tells them by mail. Errors:
    /// `password.wrong`, `password.own_words`, `server.busy`.
    Task<Result<void>> change_password(Doer by, PasswordChange change);
    /// The sessions of the actor's that are alive, the newest first.
    Task<Result<std::vector<Session>>> sessions_of(const Actor& actor, const http::PageAsked& asked);
    /// Errors: `session.unknown`.
    Task<Result<void>> end_session(Doer by, SessionId id);
    /// Ends all but the one that the actor calls with.
    Task<Result<void>> end_other_sessions(Doer by);
    Task<Result<User>> change_profile(Doer by, ProfileChange change);
    /// Who a session cookie belongs to; nobody when it is unknown or over.
    Task<Result<std::optional<Actor>>> actor_of(std::string_view session_cookie);
    /// Makes the administrator and returns the token of their one-time sign-in link.
    Task<Result<std::string>> create_administrator(EmailAddress email, std::string name);

private:
    Task<Result<UserLink>> open_link(std::string token, UserLinkPurpose purpose);
    Task<Result<SignedIn>> use_link(std::string token, UserLinkPurpose purpose, Password password,
                                    const events::Deed& deed, Visit from);
    /// Opens a session in the act's unit, in the place of the one that the browser had. Errors at the commit:
    /// `session.refused`.
    CookieSecret open_session(acts::Act& act, const EmailAddress& email, const Visit& from) const;

    const acts::Means& means_;
    const SecretKey& key_;
    PasswordHasher& hasher_;
    AddressProofs proofs_;
    Lifetimes lifetimes_;
    PasswordRules rules_;
};

} // namespace deedbox::users

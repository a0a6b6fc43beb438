#include "portal/demo.h"

#include "events/event_store.h"
#include "users/user_deeds.h"
#include "users/user_store.h"

#include <fmt/format.h>

namespace deedbox::portal {

namespace {

constexpr std::string_view password = "deedbox-demo-2026";

struct Person {
    std::string_view email;
    std::string_view name;
    std::string_view who;
    bool administrator = false;
};
// Domains that nobody can have (RFC 2606).
constexpr Person people[] = {
    {"asya@partner.example", "Asya Brandt", "a partner's employee: requests an account for a customer"},
    {"it@customer.example", "Marco Conti", "the customer's IT person: approves or declines"},
    {"admin@operator.example", "Ines Ortega", "the operator's administrator: reviews", true},
};

} // namespace

Task<Result<void>> add_demo_people(Portal& portal) {
    users::PasswordHasher hasher{1};
    const auto hash = CO_TRY(co_await hasher.hash(std::string{password}));
    for (const auto& person : people) {
        const auto email = *EmailAddress::parse(person.email);
        CO_CHECK(co_await acts::carry_out(portal.means(), Doer::portal(), [&](acts::Act& act) -> Task<Result<void>> {
            if (CO_TRY(co_await portal.database().one(users::user_by_email, email))) co_return Result<void>{};
            const auto id = act.make<UserId>();
            act.record({.deed = users::user_verified, .because = Ground::command_line, .subjects = {id}});
            users::save_verified_user(act.unit(), id, email, person.name, Language::en, hash, act.now());
            if (person.administrator) users::save_administrator(act.unit(), id, email, person.name, act.now());
            co_return Result<void>{};
        }));
    }
    co_return Result<void>{};
}

std::string demo_sign_ins(std::string_view public_url) {
    auto out =
        fmt::format("\n  Deedbox is at {}\n  Its mails are at {}/mailbox\n\n  Sign in (password of all: {}) as\n",
                    public_url, public_url, password);
    for (const auto& person : people) out += fmt::format("    {:<30} {}\n", person.email, person.who);
    return out + "\n";
}

} // namespace deedbox::portal

#include "portal/demo.h"

#include "events/event.h"
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
    auto& ids = portal.ids();
    for (const auto& person : people) {
        const auto email = *EmailAddress::parse(person.email);
        if (CO_TRY(co_await portal.database().one(users::user_by_email, email))) continue;
        const auto now = SystemClock{}.now();
        const auto id = ids.make<UserTag>(now);
        db::Unit unit;
        events::record(unit, {.act = "user.verified", .because = "made for the demonstration", .user = id},
                       ids.make<events::EventTag>(now), now);
        users::save_verified_user(unit, id, email, person.name, Language::en, hash, now);
        if (person.administrator) users::save_administrator(unit, id, email, person.name, now);
        CO_CHECK(co_await portal.database().write(std::move(unit)));
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

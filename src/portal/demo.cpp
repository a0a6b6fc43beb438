#include "portal/demo.h"

#include "base/text_keys.h"
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
constexpr Person persons[] = {
    {"asya@partner.example", "Asya Brandt", "a partner's employee: requests an account for a customer"},
    {"it@customer.example", "Marco Conti", "the customer's IT person: approves or declines"},
    {"admin@operator.example", "Ines Ortega", "the operator's administrator: reviews", true},
    {"giulia@ceramics.example", "Giulia Rossi", "runs the account of Rossi Ceramics, which is active"},
    {"luca@ceramics.example", "Luca Ferri", "runs its Virtual Account Production, with all that is in it"},
    {"vera@ceramics.example", "Vera Sala", "sees all of it, and changes nothing"},
    {"paolo@adria.example", "Paolo Greco", "runs Adria Tiles and is said not to answer: can still object"},
    {"carla@adria.example", "Carla Neri", "its approver, who has named a new administrator"},
    {"sara@pearl.example", "Sara Vitale", "runs Pearl Works, which only its complete name or identifier finds"},
};
constexpr auto requester = 0;

/// A company whose account is there when the demonstration begins.
struct Company {
    std::string_view name;
    std::string_view domain;
    std::size_t runs_it; // which of the people
};
constexpr Company ceramics{"Rossi Ceramics", "ceramics.example", 3};
constexpr Company adria{"Adria Tiles", "adria.example", 6};
constexpr Company pearl{"Pearl Works", "pearl.example", 8};
constexpr auto carla = 7;

struct Part {
    std::string_view name;
    std::string_view description;
    int within; // which of the parts before; -1: at the top
};
constexpr Part parts[] = {
    {"Production", "Kilns, glazing lines and the people who keep them going", -1},
    {"Line 1", "Floor tiles", 0},
    {"Line 2", "Wall tiles; moves to the new hall next year", 0},
    {"Test kiln", "For the laboratory, outside working hours", 1},
    {"Office", "", -1},
    {"Showrooms", "Milan and Munich", -1},
};
constexpr auto production = 0;

/// Somebody who is named for the account.
struct Named {
    std::string_view email;
    powers::Role role;
    int within = -1; // which of the parts; -1: the whole account
};
constexpr Named named[] = {
    {"vera@ceramics.example", powers::Role::viewer},
    {"luca@ceramics.example", powers::Role::admin, production},
    {"anna@ceramics.example", powers::Role::approver},
    {"piero@ceramics.example", powers::Role::user, 1},
    {"service@kilns.example", powers::Role::user, production},
};

/// Somebody who asks for access to it.
struct Asking {
    int person; // which of the people
    powers::Role role;
    std::string_view note;
};
constexpr Asking asking[] = {
    {0, powers::Role::user, "We look after your licences for the glazing lines, and would like to see what is due."},
    {1, powers::Role::viewer, "Our two companies share the test kiln. Giulia knows me from the fair."},
};

template <class Text>
Text text(std::string_view words) {
    return *Text::parse(words);
}

Task<Result<Actor>> actor(Portal& portal, const Person& person) {
    const auto user = CO_TRY(co_await portal.database().one(users::user_by_email, text<EmailAddress>(person.email)));
    co_return Actor{.id = user->id, .email = user->email, .name = user->name, .staff = user->staff_role};
}

// Asked for by the partner and approved by who runs it, as it is every day. Nothing when it is there since the first
// start.
Task<Result<std::optional<SmartAccountId>>> open_account(Portal& portal, const Company& company,
                                                         const Actor& approves) {
    const auto asks = CO_TRY(co_await actor(portal, persons[requester]));
    const auto filed = co_await portal.requests().filing.file(
        {.actor = &asks}, {.account_name = text<accounts::AccountName>(company.name),
                           .domain_identifier = text<accounts::DomainIdentifier>(company.domain),
                           .country = text<Country>("IT"),
                           .approver_emails = {approves.email}});
    if (!filed && filed.error().code == "domain.taken") co_return std::optional<SmartAccountId>{};
    const auto request = CO_TRY(filed);
    CO_TRY(co_await portal.outbox().deliver_due(portal.means().clock.now())); // nobody decides before they are asked
    CO_CHECK(co_await portal.approvals().decisions.decide(
        {.actor = &approves}, request, {.agreement_version = portal.agreements().version()}, Language::en));
    const auto state = CO_TRY(co_await portal.requests().records.state(request));
    co_return std::optional{state.request.smart_account_id};
}

Task<Result<std::vector<VirtualAccountId>>> make_parts(Portal& portal, Doer by, SmartAccountId account) {
    std::vector<VirtualAccountId> out;
    for (const auto& part : parts) {
        virtual_accounts::NewVirtualAccount wanted{.name = text<virtual_accounts::VirtualAccountName>(part.name),
                                                   .description =
                                                       text<virtual_accounts::Description>(part.description)};
        if (part.within >= 0) wanted.parent_id = out[static_cast<std::size_t>(part.within)];
        out.push_back(CO_TRY(co_await portal.virtual_accounts().create(by, account, std::move(wanted))));
    }
    co_return out;
}

Task<Result<void>> ask_for_access(Portal& portal, SmartAccountId account) {
    for (const auto& one : asking) {
        const auto asks = CO_TRY(co_await actor(portal, persons[one.person]));
        CO_TRY(co_await portal.access_requests().file(
            {.actor = &asks},
            {.smart_account_id = account, .role = one.role, .note = text<access_requests::Note>(one.note)}));
    }
    co_return Result<void>{};
}

Task<Result<void>> add_ceramics(Portal& portal) {
    const auto runs = CO_TRY(co_await actor(portal, persons[ceramics.runs_it]));
    const auto account = CO_TRY(co_await open_account(portal, ceramics, runs));
    if (!account) co_return Result<void>{};
    const Doer by{.actor = &runs};
    const auto places = CO_TRY(co_await make_parts(portal, by, *account));
    for (const auto& one : named) {
        people::NewMember wanted{.email = text<EmailAddress>(one.email), .role = one.role};
        if (one.within >= 0) {
            wanted.virtual_account_id = places[static_cast<std::size_t>(one.within)];
            wanted.include_nested = true;
        }
        CO_CHECK(co_await portal.people().add(by, *account, std::move(wanted)));
    }
    co_return co_await ask_for_access(portal, *account);
}

// Whose administrator does not answer.
Task<Result<void>> add_adria(Portal& portal) {
    const auto runs = CO_TRY(co_await actor(portal, persons[adria.runs_it]));
    const auto account = CO_TRY(co_await open_account(portal, adria, runs));
    if (!account) co_return Result<void>{};
    const auto approver = CO_TRY(co_await actor(portal, persons[carla]));
    CO_CHECK(co_await portal.people().add({.actor = &runs}, *account,
                                          {.email = approver.email, .role = powers::Role::approver}));
    // As the portal's own desk, which nobody outside it has a use for.
    accounts::AccountDesk accounts{portal.means()};
    const invitations::InvitationDesk invitations{portal.means(), portal.key(), portal.settings().invitations};
    dns::Resolver resolver{portal.settings().dns};
    successions::SuccessionDesk successions{portal.means(), accounts,     invitations,
                                            resolver,       portal.key(), portal.settings().successions};
    CO_CHECK(co_await successions.begin(
        {.actor = &approver}, *account,
        {.admin_email = text<EmailAddress>("dario@adria.example"),
         .reason = text<successions::Reason>("Paolo left the company in spring, and nobody else runs the account.")}));
    co_return Result<void>{};
}

// Which is not found by a search.
Task<Result<void>> add_pearl(Portal& portal) {
    const auto runs = CO_TRY(co_await actor(portal, persons[pearl.runs_it]));
    const auto account = CO_TRY(co_await open_account(portal, pearl, runs));
    if (!account) co_return Result<void>{};
    accounts::AccountDesk accounts{portal.means()};
    co_return co_await accounts.change({.actor = &runs}, *account, {.visibility = accounts::Visibility::restricted},
                                       {});
}

} // namespace

Task<Result<void>> add_demo_people(Portal& portal) {
    users::PasswordHasher hasher{1};
    const auto hash = CO_TRY(co_await hasher.hash(std::string{password}));
    for (const auto& person : persons) {
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
    CO_CHECK(co_await add_ceramics(portal));
    CO_CHECK(co_await add_adria(portal));
    co_return co_await add_pearl(portal);
}

std::string demo_sign_ins(std::string_view public_url) {
    auto out =
        fmt::format("\n  Deedbox is at {}\n  Its mails are at {}/mailbox\n\n  Sign in (password of all: {}) as\n",
                    public_url, public_url, password);
    for (const auto& person : persons) out += fmt::format("    {:<30} {}\n", person.email, person.who);
    return out + "\n";
}

} // namespace deedbox::portal

#include "powers/capability_routes.h"

#include "base/text_family.h"
#include "powers/capability.h"

#include <array>

namespace deedbox::powers {

using namespace http;

namespace {

/// How far a capability goes for whoever has a role.
struct ReachView {
    Role role = Role::viewer;
    HeldIn held_in = HeldIn::smart_account;
    Reach reach = Reach::nothing;
};
BOOST_DESCRIBE_STRUCT(ReachView, (), (role, held_in, reach))

struct CapabilityView {
    Capability capability = Capability::see_members;
    std::string text;
    std::vector<ReachView> reaches;
};
BOOST_DESCRIBE_STRUCT(CapabilityView, (), (capability, text, reaches))

struct StaffCapabilityView {
    Capability capability = Capability::see_jobs;
    std::string text;
    std::vector<StaffRole> roles;
};
BOOST_DESCRIBE_STRUCT(StaffCapabilityView, (), (capability, text, roles))

struct CapabilityTable {
    std::vector<CapabilityView> of_members;
    std::vector<StaffCapabilityView> of_staff;
};
BOOST_DESCRIBE_STRUCT(CapabilityTable, (), (of_members, of_staff))

template <class E, class Do>
void for_each(Do&& each) {
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto entry) { each(entry.value); });
}

// As people read them: who has most comes first.
constexpr std::array roles{Role::admin, Role::approver, Role::user, Role::viewer};

// Nobody is the approver of a Virtual Account.
bool can_be_held(Role role, HeldIn held_in) {
    return role != Role::approver || held_in == HeldIn::smart_account;
}

std::vector<ReachView> reaches_of(Capability capability) {
    std::vector<ReachView> out;
    for_each<HeldIn>([&](HeldIn held_in) {
        for (const auto role : roles)
            if (can_be_held(role, held_in)) out.push_back({role, held_in, reach(role, held_in, capability)});
    });
    return out;
}

std::vector<StaffRole> staff_with(Capability capability) {
    std::vector<StaffRole> out;
    for_each<StaffRole>([&](StaffRole role) {
        if (has(role, capability)) out.push_back(role);
    });
    return out;
}

CapabilityTable table_in(Language language, const Texts& texts) {
    CapabilityTable out;
    for_each<Capability>([&](Capability capability) {
        const auto text = texts.format(language, text_of<"capability">(capability));
        if (is_of_staff(capability))
            out.of_staff.push_back({capability, text, staff_with(capability)});
        else
            out.of_members.push_back({capability, text, reaches_of(capability)});
    });
    return out;
}

} // namespace

void add_capability_routes(Routes& routes, const Texts& texts) {
    routes.get("/capabilities", Access::anyone)
        .named("listCapabilities", "Who may do what: each role with how far each capability goes for it")
        .gives<CapabilityTable>(200)
        .by([&texts](const Call& call) -> Task<Result<Reply>> { co_return Reply::ok(table_in(call.language, texts)); });
}

} // namespace deedbox::powers

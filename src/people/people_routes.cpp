#include "people/people_routes.h"

#include "accounts/account_rulings.h"
#include "db/json_members.h"
#include "invitations/invitation_store.h"
#include "members/member_store.h"
#include "people/people_deeds.h"
#include "people/people_view.h"

namespace deedbox::people {

using namespace http;
using accounts::SeenAccount;
using powers::Capability;

namespace {

Result<SmartAccountId> account_of(const Call& call) {
    return call.id<SmartAccountTag>("id", "account.unknown");
}
Result<MemberId> member_of(const Call& call) {
    return call.id<powers::MemberTag>("memberId", "member.unknown");
}
Result<InvitationId> invitation_of(const Call& call) {
    return call.id<invitations::InvitationTag>("invitationId", "invitation.unknown");
}

Tell tell_of(const Call& call) {
    return call.query("tell") == "true" ? Tell::by_mail : Tell::not_at_all;
}

// What the list is asked for. A role or a Virtual Account that there is not is told; nobody has it.
Result<members::MembersSought> sought_by(const Call& call, const SeenAccount& seen) {
    members::MembersSought out{.account = seen.account.id,
                               .places = powers::reached(seen.standing, Capability::see_members),
                               .text = call.query("q").value_or("")};
    if (const auto role = call.query("role")) {
        out.role = described::enum_from_text<Role>(*role);
        if (!out.role) return invalid("/role", "field.choice", {{"choices", "approver, admin, user, viewer"}});
    }
    if (const auto id = call.query("virtualAccountId")) {
        out.virtual_account = VirtualAccountId::parse(*id);
        if (!out.virtual_account) return invalid("/virtualAccountId", "virtual_account.unknown");
    }
    return out;
}

Task<Result<MemberView>> member_shown(PeopleDesk& desk, accounts::AccountDesk& accounts, const Call& call,
                                      SmartAccountId in, MemberId id) {
    const auto seen = CO_TRY(co_await accounts.find(call.actor(), in));
    const auto member = CO_TRY(co_await desk.find(seen, id));
    co_return people::view_of(member, seen.standing, call.actor().id, is_active(seen.account));
}

ListedInvitationView invitation_shown(const invitations::ListedInvitation& row, const SeenAccount& seen) {
    const auto place = row.path ? Within{powers::Place{*row.path, row.include_nested}} : Within{};
    const bool open = row.state == invitations::InvitationState::invited;
    const bool runs = open && may_manage(seen.standing, place).has_value();
    return {.id = row.id,
            .email = row.email,
            .role = row.role,
            .virtual_account_id = row.virtual_account_id,
            .virtual_account_name = row.virtual_account_name,
            .include_nested = row.include_nested,
            .note = row.note,
            .state = row.state,
            .invited_by = {row.inviter_name, row.inviter_email},
            .invited_at = row.issued_at,
            .expires_at = row.expires_at,
            .decided_at = row.decided_at,
            .refusal_reason = row.refusal_reason,
            .may = {.resend = runs && is_active(seen.account), .revoke = runs}};
}

Task<Result<std::vector<ListedInvitationView>>> invitations_shown(db::Database& db, const SeenAccount& seen,
                                                                  std::int64_t before, std::int64_t limit) {
    const auto places = db::json_array(powers::reached(seen.standing, Capability::manage_members));
    const auto rows =
        CO_TRY(co_await db.all(invitations::invitations_of_account, seen.account.id, before, limit, places));
    std::vector<ListedInvitationView> out;
    for (const auto& row : rows) out.push_back(invitation_shown(row, seen));
    co_return out;
}

// Whoever was named is a member now, or an invitation has their name; the one has no id of the other.
Task<Result<NamedView>> named_shown(PeopleDesk& desk, accounts::AccountDesk& accounts, db::Database& db,
                                    const Call& call, SmartAccountId in, std::int64_t id) {
    const auto seen = CO_TRY(co_await accounts.find(call.actor(), in));
    if (const auto member = co_await desk.find(seen, MemberId{id}))
        co_return NamedView{NamedState::active,    member->id.text(),          member->email,
                            member->role,          member->virtual_account_id, member->virtual_account_name,
                            member->include_nested};
    const auto found = CO_TRY(co_await invitations_shown(db, seen, id + 1, 1));
    if (found.empty() || found.front().id.number != id) co_return fail(Kind::not_found, "member.unknown");
    const auto& invitation = found.front();
    co_return NamedView{NamedState::invited,      invitation.id.text(),          invitation.email,
                        invitation.role,          invitation.virtual_account_id, invitation.virtual_account_name,
                        invitation.include_nested};
}

void add_member_routes(Routes& routes, PeopleDesk& desk, accounts::AccountDesk& accounts, db::Database& db) {
    routes.get("/smart-accounts/{id}/members", Access::user)
        .named("listMembers", "Who has a role in a Smart Account, as far as the reader sees; newest first")
        .query("q", "a part of the name or the mail address")
        .query("role", "approver, admin, user or viewer")
        .query("virtualAccountId", "with a role in this Virtual Account itself")
        .paged()
        .gives<PageOf<MemberView>>(200)
        .refuses({"account.unknown", "account.members_only", "virtual_account.unknown", "field.choice"})
        .by([&accounts, &db](const Call& call) -> Task<Result<Reply>> {
            const auto seen = CO_TRY(co_await accounts.find(call.actor(), CO_TRY(account_of(call))));
            CO_CHECK(powers::rule_somewhere(seen.standing, Capability::see_members));
            const auto sought = CO_TRY(sought_by(call, seen));
            const auto page = CO_TRY(call.page());
            const auto before = CO_TRY(page.before());
            const auto [found] = CO_TRY(co_await db.look(members::members_sought(sought, before, page.limit + 1)));
            std::vector<MemberView> out;
            for (const auto& member : found)
                out.push_back(people::view_of(member, seen.standing, call.actor().id, is_active(seen.account)));
            co_return Reply::ok(page_of(std::move(out), page));
        });

    routes.post("/smart-accounts/{id}/members", Access::user)
        .named("addMember", "Give somebody a role: people of the company at once, others when they accept")
        .limited(CountedBy::user, 1200, hours{1})
        .takes<NewMember>()
        .gives<NamedView>(201)
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "account.not_active",
                  "member.already", "member.nested_in_nothing", "invitation.already", "role.approver_domain",
                  "role.virtual_account", "virtual_account.unknown", "mails.too_many.of_sender",
                  "mails.too_many.of_domain"})
        .leaves({member_added.name(), member_invited.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto in = CO_TRY(account_of(call));
                auto wanted = CO_TRY(call.body<NewMember>());
                co_return Made{CO_TRY(co_await desk.add(call.doer(), in, std::move(wanted))).id};
            },
            [&desk, &accounts, &db](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto in = CO_TRY(account_of(call));
                co_return Reply::created(CO_TRY(co_await named_shown(desk, accounts, db, call, in, made.id)));
            });

    routes.get("/smart-accounts/{id}/members/{memberId}", Access::user)
        .named("readMember", "One role of somebody in a Smart Account, as far as the reader sees")
        .gives<MemberView>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "member.unknown"})
        .by([&desk, &accounts](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            co_return Reply::ok(CO_TRY(co_await member_shown(desk, accounts, call, in, CO_TRY(member_of(call)))));
        });

    routes.patch("/smart-accounts/{id}/members/{memberId}", Access::user)
        .named("changeMember", "Change somebody's role, or what it is held in")
        .limited(CountedBy::user, 1200, hours{1})
        .query("tell", "`true`: by a mail")
        .takes<MemberChange>()
        .gives<MemberView>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "account.not_active",
                  "member.unknown", "member.already", "member.last_admin", "role.approver_domain",
                  "role.virtual_account", "virtual_account.unknown"})
        .leaves({member_changed.name()})
        .by([&desk, &accounts](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            const auto id = CO_TRY(member_of(call));
            auto change = CO_TRY(call.body<MemberChange>());
            CO_CHECK(co_await desk.change(call.doer(), in, id, change, tell_of(call)));
            co_return Reply::ok(CO_TRY(co_await member_shown(desk, accounts, call, in, id)));
        });

    routes.remove("/smart-accounts/{id}/members/{memberId}", Access::user)
        .named("removeMember", "End somebody's role, or one's own")
        .limited(CountedBy::user, 1200, hours{1})
        .query("tell", "`true`: by a mail")
        .gives_nothing()
        .refuses(
            {"account.unknown", "account.members_only", "account.role_refused", "member.unknown", "member.last_admin"})
        .leaves({member_removed.name(), member_left.name()})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            const auto id = CO_TRY(member_of(call));
            CO_CHECK(co_await desk.remove(call.doer(), in, id, tell_of(call)));
            co_return Reply::no_content();
        });
}

} // namespace

void add_people_routes(Routes& routes, PeopleDesk& desk, accounts::AccountDesk& accounts, db::Database& db) {
    add_member_routes(routes, desk, accounts, db);

    routes.get("/smart-accounts/{id}/invitations", Access::user)
        .named("listInvitations", "Who was invited to a Smart Account, for those who run it; newest first")
        .paged()
        .gives<PageOf<ListedInvitationView>>(200)
        .refuses({"account.unknown", "account.members_only", "account.role_refused"})
        .by([&accounts, &db](const Call& call) -> Task<Result<Reply>> {
            const auto seen = CO_TRY(co_await accounts.find(call.actor(), CO_TRY(account_of(call))));
            CO_CHECK(powers::rule_somewhere(seen.standing, Capability::manage_members));
            const auto page = CO_TRY(call.page());
            const auto before = CO_TRY(page.before());
            co_return Reply::ok(page_of(CO_TRY(co_await invitations_shown(db, seen, before, page.limit + 1)), page));
        });

    routes.post("/smart-accounts/{id}/invitations/{invitationId}/resends", Access::user)
        .named("resendInvitation", "Send an invitation again, with a new link; the one before ends")
        .limited(CountedBy::user, 120, hours{1})
        .gives<ListedInvitationView>(202)
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "account.not_active",
                  "invitation.unknown", "invitation.over", "mails.too_many.of_sender", "mails.too_many.of_domain"})
        .leaves({invitation_resent.name()})
        .by(
            [&desk](const Call& call) -> Task<Result<Made>> {
                const auto in = CO_TRY(account_of(call));
                const auto id = CO_TRY(invitation_of(call));
                co_return Made{CO_TRY(co_await desk.resend(call.doer(), in, id)).number};
            },
            [&accounts, &db](const Call& call, Made made) -> Task<Result<Reply>> {
                const auto seen = CO_TRY(co_await accounts.find(call.actor(), CO_TRY(account_of(call))));
                const auto found = CO_TRY(co_await invitations_shown(db, seen, made.id + 1, 1));
                co_return Reply::accepted(found.front());
            });

    routes.remove("/smart-accounts/{id}/invitations/{invitationId}", Access::user)
        .named("revokeInvitation", "Take an invitation back")
        .limited(CountedBy::user, 1200, hours{1})
        .gives_nothing()
        .refuses({"account.unknown", "account.members_only", "account.role_refused", "invitation.unknown",
                  "invitation.over"})
        .leaves({invitation_revoked.name()})
        .by([&desk](const Call& call) -> Task<Result<Reply>> {
            const auto in = CO_TRY(account_of(call));
            const auto id = CO_TRY(invitation_of(call));
            CO_CHECK(co_await desk.revoke(call.doer(), in, id));
            co_return Reply::no_content();
        });
}

} // namespace deedbox::people

#include "requests/approval_link_desk.h"

#include "requests/approval_link.h"

namespace deedbox::requests {

namespace {

std::unexpected<Error> unknown_link() {
    return fail(Kind::not_found, "link.unknown");
}

std::optional<Forward> forward_to(const std::vector<Forward>& forwards, ApproverId approver) {
    for (const auto& forward : forwards)
        if (forward.stands() && forward.to_approver_id == approver) return forward;
    return std::nullopt;
}

} // namespace

Task<Result<ApprovalLinkDesk::Opened>> ApprovalLinkDesk::find(std::string token) {
    const auto link = SecretKey::link_of(token);
    if (!link) co_return unknown_link();
    const auto approver = CO_TRY(co_await records_.db.one(approver_by_id, *link));
    if (!approver) co_return unknown_link();
    const auto generation = generation_of(token, *approver, key_);
    if (!generation) co_return unknown_link();
    const auto request = CO_TRY(co_await records_.db.one(request_by_id, approver->account_request_id));
    co_return Opened{*request, *approver, *generation};
}

Task<Result<ApprovalLinkDesk::Opened>> ApprovalLinkDesk::find_live(std::string token) {
    auto opened = CO_TRY(co_await find(std::move(token)));
    CO_CHECK(check_link(opened.request, opened.approver, opened.generation, records_.settings.link_lifetime,
                        records_.clock.now()));
    co_return opened;
}

Task<Result<LinkView>> ApprovalLinkDesk::open(std::string token, std::optional<Actor> actor, Language language) {
    const auto opened = CO_TRY(co_await find_live(std::move(token)));
    const auto& request = opened.request;
    const auto& approver = opened.approver;
    const auto now = records_.clock.now();
    const auto forwards = CO_TRY(co_await records_.db.all(forwards_of_request, request.id));
    LinkView view{.request_id = request.id,
                  .account_name = request.account_name,
                  .domain_identifier = request.domain_identifier,
                  .requester = {request.requester_name, request.requester_email},
                  .note_to_approver = request.note_to_approver,
                  .forwarded_by = {},
                  .forward_note = {},
                  .email = approver.email,
                  .country = request.country,
                  .created_at = request.created_at,
                  .expires_at = request.expires_at,
                  .link_expires_at =
                      std::min(request.expires_at, approver.link_issued_at + records_.settings.link_lifetime),
                  .status = request.status,
                  .users = CO_TRY(co_await records_.db.all(users_of_request, request.id)),
                  .agreement = agreements_.in(language),
                  .language = request.language};
    if (const auto forward = forward_to(forwards, approver.id)) {
        const auto from = CO_TRY(co_await records_.db.one(approver_by_id, forward->from_approver_id));
        view.forwarded_by = {CO_TRY(co_await records_.name_of(from->email)), from->email};
        view.forward_note = forward->note;
    }
    if (actor && actor->email == approver.email) {
        const Standing standing{.approver = approver};
        view.may = {may_decide(request, standing, *actor, now).allowed,
                    may_forward(request, standing, forwards, *actor, now).allowed};
    }
    co_return view;
}

Task<Result<users::AddressProof::Proven>> ApprovalLinkDesk::proven_by(std::string token) {
    const auto opened = CO_TRY(co_await find_live(std::move(token)));
    const auto now = records_.clock.now();
    co_return Proven{opened.approver.email,
                     [opened, now](db::Unit& unit) { guard_decision(unit, opened.request, opened.approver, now); }};
}

Task<Result<void>> ApprovalLinkDesk::renew(std::string token, EmailAddress email, const CallKey* key) {
    const auto found = co_await find(std::move(token));
    if (!found) co_return found.error().code == "link.unknown" ? Result<void>{} : std::unexpected{found.error()};
    const auto& [request, approver, generation] = *found;
    const auto now = records_.clock.now();
    const bool renewable =
        request.status == RequestStatus::pending && approver.email == email &&
        may_be_renewed(check_link(request, approver, generation, records_.settings.link_lifetime, now));
    if (!renewable) co_return Result<void>{};
    auto event =
        records_.event_of(request, "account_request.link_renewed", nullptr, "asked for by whoever held the aged link");
    event.key = key;
    auto unit = records_.begin(event);
    guard_open(unit, request.id, now);
    renew_link(unit, approver, now);
    auto issued = approver;
    ++issued.link_generation;
    CO_CHECK(co_await records_.post_approvals(unit, request, {issued}));
    const auto written = co_await records_.db.write(std::move(unit));
    // Somebody was quicker, or it is less than an hour since the last one: the answer is the same.
    if (!written && written.error().kind != Kind::conflict && written.error().kind != Kind::gone) co_return written;
    co_return Result<void>{};
}

} // namespace deedbox::requests

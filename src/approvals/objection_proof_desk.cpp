#include "approvals/objection_proof_desk.h"

#include "approvals/approval_deeds.h"
#include "approvals/approval_mails.h"
#include "approvals/review_desk.h"
#include "requests/objection_mails.h"
#include "requests/objection_store.h"

namespace deedbox::approvals {

using requests::ObjectionId;

namespace {

constexpr std::int64_t most_told = 100;

} // namespace

Task<Result<ObjectionProofDesk::Proving>> ObjectionProofDesk::proving(const Actor& actor, ObjectionId id) {
    auto& db = records_.means.db;
    auto objection = CO_TRY(co_await db.one(requests::objection_by_id, id));
    if (!objection) co_return fail(Kind::not_found, "contest.unknown");
    auto others =
        CO_TRY(co_await db.all(requests::objections_to_request, objection->request_id, std::int64_t{0}, most_told));
    std::erase_if(others, [id](const requests::Objection& one) { return one.id == id || one.outcome; });
    std::vector<EmailAddress> readers{actor.email};
    for (const auto& one : others) readers.push_back(one.email);
    auto state = CO_TRY(co_await records_.state(objection->request_id, std::move(readers)));
    const auto ground = CO_TRY(requests::may_prove(state, *objection, actor, records_.means.clock.now()));
    co_return Proving{std::move(*objection), std::move(others), std::move(state), ground};
}

Task<Result<ObjectionId>> ObjectionProofDesk::check(Doer by, ObjectionId id) {
    const auto first = CO_TRY(co_await proving(*by.actor, id)); // whoever may not prove it causes no look
    const auto record = requests::record_of(key_, first.objection);
    const auto answer = CO_TRY(co_await resolver_.texts_of(record.record_name));
    const auto trouble = proven_domains::trouble_with(answer, record);
    co_return co_await acts::carry_out(records_.means, by, [&](acts::Act& act) -> Task<Result<ObjectionId>> {
        const auto found = CO_TRY(co_await proving(act.actor(), id));
        if (trouble)
            act.record(
                {.deed = objection_proof_checked,
                 .because = Ground::address_of_company,
                 .subjects = {act.actor().id},
                 .data = {{"domain", found.objection.registered_domain}, {"trouble", described::enum_text(*trouble)}}},
                id.number);
        else
            CO_CHECK(take_over(act, found));
        requests::save_look(act.unit(), id, trouble, act.now());
        co_return id;
    });
}

Result<void> ObjectionProofDesk::take_over(acts::Act& act, const Proving& proving) {
    const auto& [objection, others, state, ground] = proving;
    const auto& request = state.request;
    CHECK_OR_RETURN(
        hand_over(act, state, records_.settings, request_taken_over, ground, std::nullopt, {act.actor().email}));
    requests::save_outcome(act.unit(), request.id, requests::ObjectionOutcome::upheld);
    act.post(taken_over_mail(request, state.language_of(request.requester_email)));
    for (const auto& other : others)
        act.post(requests::objection_proven_mail(request, other, state.language_of(other.email)));
    return {};
}

} // namespace deedbox::approvals

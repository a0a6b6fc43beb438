#include "requests/ending_desk.h"

namespace deedbox::requests {

Task<Result<void>> EndingDesk::withdraw(const Actor& actor, AccountRequestId id, std::optional<std::string> reason) {
    const auto whole = CO_TRY(co_await records_.find(actor, id));
    const auto& request = whole.request;
    const auto now = records_.clock.now();
    if (!is_requester(request, actor)) co_return fail(Kind::forbidden, "request.not_requester");
    CO_CHECK(check_open(request, now));
    auto unit = records_.begin(records_.event_of(request, "account_request.withdrawn", &actor, "their own request"));
    guard_open(unit, request.id, now);
    save_withdrawal(unit, request.id, reason, now);
    accounts::cancel_account(unit, request.smart_account_id);
    for (const auto& approver : whole.approvers)
        if (approver.state == ApproverState::asked)
            CO_CHECK(
                co_await records_.post_to(unit, request, approver.email, [&](mail::MailId mail, Language language) {
                    return withdrawn_mail(mail, request, approver, language);
                }));
    co_return co_await records_.db.write(std::move(unit));
}

std::vector<EmailAddress> readers_of_lapse(const WholeRequest& whole) {
    std::vector<EmailAddress> readers{whole.request.requester_email};
    for (const auto& approver : whole.approvers) readers.push_back(approver.email);
    return readers;
}

void add_lapse(const RequestRecords& records, db::Unit& unit, const WholeRequest& whole, LapseCause cause,
               const Languages& languages) {
    const auto& request = whole.request;
    save_lapse(unit, request, cause, records.clock.now());
    accounts::cancel_account(unit, request.smart_account_id);
    for (const auto& approver : whole.approvers)
        if (approver.state == ApproverState::asked && cause != LapseCause::undeliverable)
            records.post(unit, request, approver.email, languages, [&](mail::MailId mail, Language language) {
                return lapsed_mail(mail, request, approver, language);
            });
    records.post(unit, request, request.requester_email, languages, [&](mail::MailId mail, Language language) {
        return lapsed_mail_to_requester(mail, request, cause, language);
    });
}

} // namespace deedbox::requests

#include "requests/request_deeds.h"

namespace deedbox::requests {

using enum SubjectKind;
using enum events::Told;

const events::Deed request_filed{"account_request.filed", {account_request, smart_account}, {"requester"}, to_webhooks};
const events::Deed request_contested{
    "account_request.contested", {account_request, smart_account}, {"objector", "reason"}};
const events::Deed request_withdrawn{"account_request.withdrawn", {account_request, smart_account}, {}, to_webhooks};
const events::Deed request_lapsed{"account_request.lapsed", {account_request, smart_account}, {}, to_webhooks};
const events::Deed filing_allowed{"filing.allowed", {}, {"reason"}};
const events::Deed filing_allowance_ended{"filing.allowance_ended", {}};

} // namespace deedbox::requests

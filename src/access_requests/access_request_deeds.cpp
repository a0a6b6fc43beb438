#include "access_requests/access_request_deeds.h"

namespace deedbox::access_requests {

using enum SubjectKind;
using enum events::Told;

// The person is whoever asked.
const events::Deed access_requested{"access_request.filed", {smart_account, user}, {"email"}, to_webhooks};
const events::Deed access_approved{"access_request.approved", {smart_account, user}, {"email"}, to_webhooks};
const events::Deed access_declined{"access_request.declined", {smart_account, user}, {"email", "reason"}, to_webhooks};
const events::Deed access_withdrawn{
    "access_request.withdrawn", {smart_account, user}, {"email", "reason"}, to_webhooks};
const events::Deed access_reminded{"access_request.reminded", {smart_account, user}, {"email"}};
const events::Deed access_lapsed{"access_request.lapsed", {smart_account, user}, {"email"}, to_webhooks};
const events::Deed access_superseded{"access_request.already_member", {smart_account, user}, {"email"}, to_webhooks};
const events::Deed access_rules_changed{"access_rules.changed", {smart_account}};

} // namespace deedbox::access_requests

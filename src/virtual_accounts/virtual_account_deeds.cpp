#include "virtual_accounts/virtual_account_deeds.h"

namespace deedbox::virtual_accounts {

using enum SubjectKind;
using enum events::Told;

const events::Deed virtual_account_created{
    "virtual_account.created", {smart_account, virtual_account}, {}, to_webhooks};
const events::Deed virtual_account_changed{
    "virtual_account.changed", {smart_account, virtual_account}, {}, to_webhooks};
const events::Deed virtual_account_moved{"virtual_account.moved", {smart_account, virtual_account}, {}, to_webhooks};
const events::Deed virtual_account_deleted{
    "virtual_account.deleted", {smart_account, virtual_account}, {}, to_webhooks};

} // namespace deedbox::virtual_accounts

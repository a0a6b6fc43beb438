#include "agreements/agreement_deeds.h"

namespace deedbox::agreements {

using enum SubjectKind;
using enum events::Told;

const events::Deed agreement_asked{"agreement.asked", {smart_account}};
const events::Deed agreement_accepted{"agreement.accepted", {smart_account}, {}, to_webhooks};

} // namespace deedbox::agreements

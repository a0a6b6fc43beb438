#include "successions/succession_deeds.h"

namespace deedbox::successions {

using enum SubjectKind;
using enum events::Told;

const events::Deed succession_begun{"succession.begun", {smart_account}, {"admin", "reason"}, to_webhooks};
const events::Deed succession_reminded{"succession.reminded", {smart_account}};
const events::Deed succession_ended{"succession.ended", {smart_account}, {"reason"}, to_webhooks};
const events::Deed succession_completed{"succession.completed", {smart_account}, {"admin"}, to_webhooks};

} // namespace deedbox::successions

#include "member_imports/member_import_deeds.h"

namespace deedbox::member_imports {

using enum SubjectKind;
using enum events::Told;

const events::Deed import_begun{"member_import.begun", {smart_account}, {}, to_webhooks};
const events::Deed import_tried{"member_import.tried", {smart_account}};
const events::Deed import_cancelled{"member_import.cancelled", {smart_account}, {}, to_webhooks};
const events::Deed import_ended{"member_import.ended", {smart_account}, {}, to_webhooks};

} // namespace deedbox::member_imports

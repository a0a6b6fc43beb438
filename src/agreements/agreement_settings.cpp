#include "agreements/agreement_settings.h"

namespace deedbox::agreements {

using namespace setting;

std::vector<SettingOf<AgreementSettings>> agreement_settings() {
    return {{"DEEDBOX_AGREEMENT_TIME", "30d", into<&AgreementSettings::time_to_accept, duration>,
             "How long accounts have to accept a new version of the agreement."}};
}

} // namespace deedbox::agreements

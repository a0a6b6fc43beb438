#include "agreements/agreement_view.h"

namespace deedbox::agreements {

AgreementsView view_of(Agreed agreed, const accounts::Agreement& in_force) {
    return {.in_force = in_force,
            .accepted = agreed.accepted,
            .accept_by = agreed.accept_by,
            .items = std::move(agreed.acceptances),
            .may = {.accept = agreed.may_accept}};
}

} // namespace deedbox::agreements

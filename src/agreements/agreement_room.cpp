#include "agreements/agreement_room.h"

#include "agreements/agreement_mails.h"
#include "agreements/agreement_routes.h"

namespace deedbox::agreements {

rooms::Room room(AgreementDesk& desk, const accounts::Agreements& agreements, db::Database& db) {
    return {
        .add_routes = [&desk, &agreements](http::Routes& routes) { add_agreement_routes(routes, desk, agreements); },
        .jobs = {jobs::batch_job(
            "agreements.ask", std::chrono::minutes{1}, [&desk] { return desk.has_to_ask(); },
            [&desk] { return desk.ask_some(); })},
        .letters = agreement_compositions(db)};
}

} // namespace deedbox::agreements

#include "requests/request_room.h"

#include "requests/filing_allowance_routes.h"
#include "requests/objection_mails.h"
#include "requests/objection_routes.h"
#include "requests/request_jobs.h"
#include "requests/request_mails.h"

namespace deedbox::requests {

rooms::Room room(RequestDesks& desks, const RequestShower& shower, const SecretKey& key) {
    auto letters = request_compositions(desks.settings.link_lifetime, desks.records.means.db);
    letters.merge(objection_compositions());
    return {.add_routes =
                [&desks, shower, &key](http::Routes& routes) {
                    add_request_routes(routes, desks, shower);
                    add_objection_routes(routes, desks, key);
                    add_filing_allowance_routes(routes, desks);
                },
            .jobs = {lapse_job(desks.records)},
            .letters = std::move(letters)};
}

} // namespace deedbox::requests

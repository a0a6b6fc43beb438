#include "requests/request_room.h"

#include "requests/request_jobs.h"
#include "requests/request_mails.h"

namespace deedbox::requests {

rooms::Room room(RequestDesks& desks, const RequestShower& shower) {
    return {.add_routes = [&desks, shower](http::Routes& routes) { add_request_routes(routes, desks, shower); },
            .jobs = {lapse_job(desks.records)},
            .letters = request_compositions(desks.settings.link_lifetime, desks.records.means.db)};
}

} // namespace deedbox::requests

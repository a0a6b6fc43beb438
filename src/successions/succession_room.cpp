#include "successions/succession_room.h"

#include "successions/succession_jobs.h"
#include "successions/succession_mails.h"
#include "successions/succession_routes.h"

namespace deedbox::successions {

rooms::Room room(SuccessionDesk& desk, db::Database& db) {
    return {.add_routes = [&desk](http::Routes& routes) { add_succession_routes(routes, desk); },
            .jobs = {reminder_job(desk, db), completion_job(desk, db)},
            .letters = succession_compositions()};
}

} // namespace deedbox::successions

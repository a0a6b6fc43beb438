#include "directory/directory_room.h"

#include "directory/directory_jobs.h"
#include "directory/directory_routes.h"

namespace deedbox::directory {

rooms::Room room(db::Database& db) {
    rooms::Room out{.add_routes = [&db](http::Routes& routes) { add_directory_routes(routes, db); },
                    .jobs = {listing_job(db)}};
    // The index of PostgreSQL keeps itself.
    if (db.engine() == db::Engine::sqlite) out.jobs.push_back(index_job(db));
    return out;
}

} // namespace deedbox::directory

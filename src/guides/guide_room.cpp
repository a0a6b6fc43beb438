#include "guides/guide_room.h"

#include "guides/guide_routes.h"

namespace deedbox::guides {

rooms::Room room(GuideDesk& desk, db::Database& db) {
    return {.add_routes = [&desk, &db](http::Routes& routes) { add_guide_routes(routes, desk, db); }};
}

} // namespace deedbox::guides

#include "users/user_room.h"

#include "users/user_jobs.h"
#include "users/user_mails.h"

namespace deedbox::users {

rooms::Room room(UserDesk& desk, MailStopDesk& mail_stops, db::Database& db, const UserEdge& edge) {
    return {.add_routes =
                [&desk, &mail_stops, &db, edge](http::Routes& routes) {
                    add_user_routes(routes, desk, db, edge);
                    add_mail_stop_routes(routes, mail_stops);
                },
            .jobs = {sweep_job(db, edge.lifetimes)},
            .letters = user_compositions(edge.lifetimes.link, edge.lifetimes.sign_in_link)};
}

} // namespace deedbox::users

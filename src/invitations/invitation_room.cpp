#include "invitations/invitation_room.h"

#include "invitations/invitation_jobs.h"
#include "invitations/invitation_mails.h"
#include "invitations/invitation_routes.h"

namespace deedbox::invitations {

rooms::Room room(InvitationDesk& desk, const acts::Means& means) {
    return {.add_routes = [&desk](http::Routes& routes) { add_invitation_routes(routes, desk); },
            .jobs = {lapse_job(means)},
            .letters = invitation_compositions(means.db)};
}

} // namespace deedbox::invitations

#include "accounts/account_room.h"

#include "accounts/account_jobs.h"
#include "accounts/account_routes.h"
#include "accounts/look_alike_jobs.h"
#include "accounts/stranger_mail_store.h"

namespace deedbox::accounts {

rooms::Room room(AccountDesk& desk, db::Database& db) {
    return {.add_routes = [&desk](http::Routes& routes) { add_account_routes(routes, desk); },
            .jobs = {look_job(db), fold_job(db),
                     jobs::sweep_job("accounts.sweep_stranger_mails", db, sweep_stranger_mails)}};
}

} // namespace deedbox::accounts

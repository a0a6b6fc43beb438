#include "portal/job_routes.h"

#include "jobs/calendar.h"
#include "mail/outbox.h"
#include "powers/access.h"

namespace deedbox::portal {

namespace {

struct JobView {
    std::string kind;
    Instant due_at;
    std::int64_t tries = 0;                // since it last worked
    std::optional<std::string> last_error; // a code; the log has the rest
};
BOOST_DESCRIBE_STRUCT(JobView, (), (kind, due_at, tries, last_error))

JobView view_of(jobs::JobRow row) {
    if (row.last_error) row.last_error->resize(std::min(row.last_error->find(' '), row.last_error->size()));
    return {std::move(row.kind), row.due_at, row.tries, std::move(row.last_error)};
}

} // namespace

void add_job_routes(http::Routes& routes, db::Database& db) {
    using namespace http;
    routes.get("/jobs", powers::needs(powers::Capability::see_jobs))
        .named("listJobs", "The jobs of the background: when each is due, and what it failed with last")
        .gives<PageOf<JobView>>(200)
        .by([&db](const Call&) -> Task<Result<Reply>> {
            PageOf<JobView> page;
            for (auto& row : CO_TRY(co_await db.all(jobs::all_jobs))) page.items.push_back(view_of(std::move(row)));
            co_return Reply::ok(page);
        });
    routes.get("/mail-trouble", powers::needs(powers::Capability::see_jobs))
        .named("readMailTrouble",
               "How many mails wait because the mail server is not there or refuses us, and its last words")
        .gives<mail::MailTrouble>(200)
        .by([&db](const Call&) -> Task<Result<Reply>> {
            co_return Reply::ok(*CO_TRY(co_await db.one(mail::mail_trouble)));
        });
}

} // namespace deedbox::portal

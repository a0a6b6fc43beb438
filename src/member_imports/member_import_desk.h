#pragma once

#include "base/worker_pool.h"
#include "member_imports/member_import_store.h"
#include "people/people_desk.h"

namespace deedbox::member_imports {

enum class Run { dry, real };

/// An import, and what the one who looks is in its account.
struct SeenImport {
    accounts::SeenAccount in;
    MemberImport import;
};

/// Brings files of people to an account, and ends what is done with them. Their rows are done by a job
/// (`member_import_jobs.h`). Beside their own errors: those of `AccountDesk::find`.
class MemberImportDesk {
public:
    MemberImportDesk(const acts::Means& means, accounts::AccountDesk& accounts) : means_{means}, accounts_{accounts} {}

    /// The file outlives the call. It is read on a thread of its own, and its rows are stored before the act, some at a
    /// time. Errors: those of `rows_in`, `account.role_refused`, `account.not_active`; `member_import.running`.
    Task<Result<MemberImportId>> begin(Doer by, SmartAccountId in, Run run, std::string_view file);
    /// Rows that are not done yet stay undone. Errors: those of `may_see`, `may_cancel`.
    Task<Result<MemberImportId>> cancel(Doer by, SmartAccountId in, MemberImportId id);

    /// Errors: those of `may_see`.
    Task<Result<SeenImport>> find(const Actor& actor, SmartAccountId in, MemberImportId id);

private:
    Task<Result<accounts::SeenAccount>> account_to_fill(const Actor& actor, SmartAccountId in, Run run);
    Task<Result<void>> store(const MemberImport& import, std::vector<ImportRow> rows);

    const acts::Means& means_;
    accounts::AccountDesk& accounts_;
    WorkerPool readers_{1, 8};
};

} // namespace deedbox::member_imports

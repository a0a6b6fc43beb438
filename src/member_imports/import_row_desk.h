#pragma once

#include "member_imports/member_import_store.h"
#include "people/people_desk.h"

namespace deedbox::member_imports {

/// What one row of an import comes to. It is done as whoever brought the file, whose standing is asked again for each
/// row, and by the very act that names one person (`people::PeopleDesk::add_in`): so the row's unit makes the member or
/// the invitation, and settles the row.
class ImportRowDesk {
public:
    ImportRowDesk(const acts::Means& means, accounts::AccountDesk& accounts, people::PeopleDesk& people)
        : means_{means}, accounts_{accounts}, people_{people} {}

    /// The unit of a row. `before`: what rows come to that are not written yet, for a dry run. Errors: only such as no
    /// row is to blame for.
    Task<Result<db::Unit>> settle(const MemberImport& import, const Actor& actor, const ImportRow& row,
                                  std::vector<Settled>& before);

private:
    Task<Result<people::NewMember>> person_in(const MemberImport& import, const Actor& actor, const WantedRow& wanted);
    Task<Result<void>> check_before(const MemberImport& import, const ImportRow& row, const RowOutcome& outcome,
                                    const std::vector<Settled>& before);

    const acts::Means& means_;
    accounts::AccountDesk& accounts_;
    people::PeopleDesk& people_;
};

} // namespace deedbox::member_imports

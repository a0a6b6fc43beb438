#include "people/people_view.h"

namespace deedbox::people {

MemberView view_of(const Member& member, const Standing& standing, UserId reader, bool active) {
    return {.id = member.id,
            .name = member.name,
            .email = member.email,
            .role = member.role,
            .virtual_account_id = member.virtual_account_id,
            .virtual_account_name = member.virtual_account_name,
            .include_nested = member.include_nested,
            .since = member.since,
            .is_me = member.user_id == reader,
            .may = {.change = active && may_manage(standing, within(member)),
                    .remove = may_remove(standing, member, reader).has_value()}};
}

} // namespace deedbox::people

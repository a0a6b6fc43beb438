#include "successions/succession_view.h"

namespace deedbox::successions {

SuccessionView view_of(const Succession& succession, const Standing& standing, UserId reader) {
    return {.id = succession.id,
            .admin_email = succession.admin_email,
            .reason = succession.reason,
            .begun_by = {succession.begun_by_name, succession.begun_by_email},
            .begun_as = succession.begun_as,
            .begun_at = succession.begun_at,
            .due_at = succession.due_at,
            .state = succession.state,
            .ended_at = succession.ended_at,
            .may = {.end = may_end(succession, standing, reader).has_value()}};
}

} // namespace deedbox::successions

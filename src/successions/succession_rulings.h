#pragma once

#include "base/actor.h"
#include "powers/standing.h"
#include "successions/succession.h"

namespace deedbox::successions {

using powers::Standing;

/// For so long after somebody objected only the staff begins another.
constexpr Duration rests_after_objection = std::chrono::days{30};

/// Whether somebody may begin one without a proof of the domain: an approver of the account, or the staff. Errors:
/// those of the table of capabilities.
Ruling may_begin(const Standing& standing);
/// As what somebody begins one on this ground.
BegunAs begun_as(Ground ground);
/// Whether one may begin now, with the newest of the account in view. Errors: `succession.open`,
/// `succession.objected`.
Result<void> check_none_stands(const std::optional<Succession>& newest, BegunAs as, Instant now);

/// Those who run the account see all of its successions, and so does the staff; everybody sees their own.
bool may_see_all(const Standing& standing);
/// To end one before it is due: an administrator objects, whoever began it takes it back, or the staff does. Errors:
/// `succession.over`, `succession.end_refused`.
Ruling may_end(const Succession& succession, const Standing& standing, UserId actor);

} // namespace deedbox::successions

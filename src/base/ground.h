#pragma once

#include "base/result.h"

#include <boost/describe/enum.hpp>

namespace deedbox {

/// Why something was allowed, or happened by itself: the rule that said so. A closed list, so that the event log can be
/// read and searched by it; people read `ground.<word>` of the catalogue. A word that was ever logged is never reused.
BOOST_DEFINE_ENUM_CLASS(Ground,
                        // whoever comes
                        anybody_may, mailed_link, approval_link, held_link, invitation_link, aged_link, given_link,
                        right_password, signed_in, verified_user,
                        // what is one's own
                        own_session, own_profile, own_request, authority_stated,
                        // one's part in a request, in an account, in the operator's staff
                        asked_to_decide, earlier_approver, invited, address_of_company, domain_proven, account_admin,
                        account_approver, account_member, virtual_account_admin, virtual_account_member, own_membership,
                        reviewer, staff,
                        // what happens by itself, and the machine's owner
                        nobody_answered, no_address_takes_mail, nobody_left_to_ask, mails_stopped, waited_long_enough,
                        requests_wait, account_active, access_rule, new_agreement, record_gone, mail_refused,
                        mail_reported, recipient_had_enough, command_line)

/// Whether something may be done: on which ground, or what stands against it, as the caller will be told.
using Ruling = Result<Ground>;

} // namespace deedbox

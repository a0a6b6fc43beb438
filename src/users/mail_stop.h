#pragma once

#include "base/described.h"
#include "base/email_address.h"

namespace deedbox::users {

/// Whose mails a link stops.
struct Recipient {
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(Recipient, (), (email))

} // namespace deedbox::users

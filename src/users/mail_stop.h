#pragma once

#include "base/described.h"
#include "base/email_address.h"
#include "base/instant.h"

#include <optional>

namespace deedbox::users {

/// Whose mails a link stops.
struct Recipient {
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(Recipient, (), (email))

/// Since when a mailbox gets no mails that others cause; empty: it gets them.
struct MailStop {
    std::optional<Instant> stopped_at{};
};
BOOST_DESCRIBE_STRUCT(MailStop, (), (stopped_at))

} // namespace deedbox::users

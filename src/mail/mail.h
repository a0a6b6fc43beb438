#pragma once

#include "base/email_address.h"
#include "base/id.h"
#include "base/language.h"
#include "db/unit.h"

#include <boost/json/object.hpp>

namespace deedbox::mail {

using MailId = Id<struct MailTag>;

BOOST_DEFINE_ENUM_CLASS(MailState, queued, sent, deferred, bounced)

/// A mail that is owed to somebody. It says what it is about, not in which words: those are made when it is sent, and
/// with them the links, whose secrets are stored nowhere.
struct Mail {
    MailId id;
    std::string_view kind; // "approval"
    EmailAddress to;
    Language language = Language::en;
    boost::json::object arguments{};
    std::optional<AccountRequestId> account_request{};
};

/// Puts the mail into the outbox, in the unit of the act that it tells of.
void post(db::Unit& unit, const Mail& mail, Instant now);

} // namespace deedbox::mail

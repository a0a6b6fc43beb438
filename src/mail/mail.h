#pragma once

#include "base/email_address.h"
#include "base/id.h"
#include "base/language.h"
#include "base/subject.h"
#include "base/texts.h"

#include <boost/json/object.hpp>

namespace deedbox::mail {

using MailId = Id<struct MailTag>;

BOOST_DEFINE_ENUM_CLASS(MailState, queued, sent, deferred, bounced)

/// Why a mail is where it is, in so far as we have to say it: a reader gets `mail_reason.NAME` in their language. What
/// a mail server answered is kept as it said it.
BOOST_DEFINE_ENUM_CLASS(
    MailReason,
    held,          // the recipient has had as many as anybody gets in a day; due when there is room
    no_room,       // the same, and there will be none for as long as a mail is held; due when that is over
    held_too_long, // it was over, and the mail was not sent
    superseded,    // what it tells or asks no longer holds, so it was not sent
    stopped,       // the recipient asked for no more mails that they did not ask for
    unwordable,    // this version of the program cannot word it
    unreachable,   // our mail server was not there
    refused_us,    // it was, and refused us, whoever the mail is for: the operator can mend that
    given_up,      // put off again and again by the recipient's side, for too long
    not_taken,     // for as long by ours: it says nothing of the recipient's address
    delayed)       // sent; a mail server on its way reports that it is still trying

/// A mail that is owed to somebody. It says what it is about, not in which words: those are made when it is sent, and
/// with them the links, whose secrets are stored nowhere.
struct Mail {
    std::string_view kind; // "approval"
    EmailAddress to;
    Language language = Language::en;
    boost::json::object arguments{};
    std::optional<Subject> subject{}; // what it belongs to
};

/// What stands beside a mail for a reader: our reason in their language, or the mail server's answer; nothing when all
/// is well.
std::optional<std::string> detail_in_words(const Texts& texts, Language language,
                                           const std::optional<MailReason>& reason,
                                           const std::optional<std::string>& detail, Instant due_at);

} // namespace deedbox::mail

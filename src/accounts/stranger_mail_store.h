#pragma once

#include "accounts/stranger_mails.h"
#include "acts/act.h"

namespace deedbox::accounts {

/// What a sender had sent to strangers today.
db::Read<std::optional<SentToStrangers>> sent_to_strangers(const CountedAs& sender, Instant now);

/// For an act that makes mails: whether `sender` may have them sent to these recipients. To be asked before anything is
/// written, and to be counted (`count_to_strangers`) in the act's unit. Errors: those of `check_caps`.
Task<Result<StrangerMails>> room_for_strangers(const acts::Means& means, EmailAddress sender,
                                               std::vector<EmailAddress> recipients, Instant now);

/// Counts them; guarded, so that two acts at once do not take the same room. Behind the act's event.
void count_to_strangers(db::Unit& unit, const mail::StrangerCaps& caps, const StrangerMails& mails);

/// Forgets the days before.
void sweep_stranger_mails(db::Unit& unit, Instant now);

} // namespace deedbox::accounts

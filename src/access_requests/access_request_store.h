#pragma once

#include "access_requests/access_request_rulings.h"
#include "access_requests/access_request_state.h"
#include "access_requests/access_rule.h"
#include "db/database.h"

namespace deedbox::access_requests {

extern const db::Query<AccessRequest> access_request_by_id;

/// Which requests are listed; newest first, below an id.
struct AccessRequestsSought {
    UserId user; // who asked, or who decides
    std::optional<AccessRequestStatus> status{};
    std::optional<SmartAccountId> account{};
    std::int64_t before = 0;
    std::int64_t limit = 50;
};
db::Read<std::vector<AccessRequest>> requests_of_requester(const AccessRequestsSought& sought);
/// Of the accounts in which the user holds a role that decides them.
db::Read<std::vector<AccessRequest>> requests_to_decide(const AccessRequestsSought& sought);

/// Whose time is over at a moment ($1), at most so many ($2).
extern const db::Query<AccessRequest> requests_to_lapse;
/// Whose administrators are to be reminded by a moment ($1), at most so many ($2).
extern const db::Query<AccessRequest> requests_to_remind;

/// What somebody ($2) holds in the account of a request ($1), and what its requester does.
extern const db::Query<powers::Grant> grants_beside_request;
extern const db::Query<powers::Grant> grants_of_requester;
/// All that somebody ($1) holds, wherever.
struct GrantSomewhere : powers::Grant {
    SmartAccountId smart_account_id;
};
BOOST_DESCRIBE_STRUCT(GrantSomewhere, (powers::Grant), (smart_account_id))
extern const db::Query<GrantSomewhere> grants_of_user;

extern const db::Query<NamedPlace> places_of_ids; // $1 a JSON array of ids

struct IdOfAccount {
    SmartAccountId id;
};
BOOST_DESCRIBE_STRUCT(IdOfAccount, (), (id))
extern const db::Query<IdOfAccount> account_of_identifier;

/// An administrator of an account, who gets the mails.
struct Decider {
    EmailAddress email;
    Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(Decider, (), (email, language))
extern const db::Query<Decider> deciders_of_account; // $1 account, $2 at most

/// What a filing has to know beside the account: `FilingFacts`, and whether administrators said no a short while ago.
struct FilingRow {
    std::optional<AccessRequestId> open;
    std::int64_t open_of_mailbox = 0;
    std::optional<Instant> tenth_newest;
    bool declined_lately = false;
};
BOOST_DESCRIBE_STRUCT(FilingRow, (), (open, open_of_mailbox, tenth_newest, declined_lately))
db::Read<std::optional<FilingRow>> filing_facts(SmartAccountId account, const EmailAddress& requester, Instant now);

/// The rules of an account ($1); none before there were any.
struct RulesRow {
    std::string rules;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(RulesRow, (), (rules, version))
extern const db::Query<RulesRow> rules_of_account;

/// Whether a mail to somebody ($2) about a request ($1) is still wanted: it is open, and they decide.
struct Wanted {
    std::int64_t one = 0;
};
BOOST_DESCRIBE_STRUCT(Wanted, (), (one))
extern const db::Query<Wanted> mail_to_decider_wanted;

// Every write is guarded; when what it was made from has changed: `db::overtaken`.

/// One open request of a mailbox to an account, which is active.
void save_access_request(db::Unit& unit, const AccessRequest& request);
/// Neither too many are open nor were filed in a day.
void guard_room(db::Unit& unit, const AccessRequest& request);
/// The rules are those that were read (0: none).
void guard_rules(db::Unit& unit, SmartAccountId account, std::int64_t version);
/// By somebody, or, without one, by a rule.
void save_approval(db::Unit& unit, const AccessRequest& request, const Given& given, std::optional<UserId> by,
                   Instant now);
void save_decline(db::Unit& unit, const AccessRequest& request, const std::optional<std::string>& reason,
                  std::optional<UserId> by, Instant now);
/// Ends it in any other way.
void save_end(db::Unit& unit, const AccessRequest& request, AccessRequestStatus as,
              const std::optional<std::string>& reason, Instant now);
void save_reminder(db::Unit& unit, const AccessRequest& request, std::optional<Instant> next);
/// In the place of those of a version (0: none).
void save_rules(db::Unit& unit, SmartAccountId account, const std::vector<AccessRule>& rules, std::int64_t version);

} // namespace deedbox::access_requests

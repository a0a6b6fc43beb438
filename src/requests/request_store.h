#pragma once

#include "db/database.h"
#include "requests/request_state.h"

namespace deedbox::requests {

// ---- one request ----

extern const db::Query<Request> request_by_id;
extern const db::Query<Approver> approvers_of_request;
extern const db::Query<Forward> forwards_of_request;
extern const db::Query<ListedUser> users_of_request;

extern const db::Query<DecisionRow> decision_of_request;

extern const db::Query<MailRow> mails_of_request;

extern const db::Query<HistoryRow> history_of_request;

/// Before the request $1, the newest first, a few.
extern const db::Query<EarlierDecline> earlier_declines;
/// Of the company that a request is for, without the request's own account: the first 50 by their identifiers.
extern const db::Query<CompanyAccount> company_accounts;

struct KnownLanguage {
    EmailAddress email;
    Language language = Language::en;
};
BOOST_DESCRIBE_STRUCT(KnownLanguage, (), (email, language))
/// Of verified users: those of the addresses ($1, a JSON array), and those named in a request ($1) or whose addresses
/// are in a JSON array ($2).
extern const db::Query<KnownLanguage> languages_of_users, languages_of_readers;
Languages languages_from(const std::vector<KnownLanguage>& known);
/// As `languages_of_users` and others take them.
std::string json_of(const std::vector<EmailAddress>& emails);
std::string json_of(const std::vector<std::string>& names);

// ---- lists ----

/// A page of requests, and what a row shows of each besides; to be read in one look. $1 who, $2 status or null, $3 the
/// id to go on from, $4 limit.
struct RequestList {
    const db::Query<Request>& requests;
    const db::Query<Approver>& approvers;
    const db::Query<DecisionRow>& decisions;
};
extern const RequestList newest_of_requester, oldest_of_requester, newest_of_approver, oldest_of_approver,
    newest_for_reviewers, oldest_for_reviewers;
/// Of them, those whose account name or identifier has a text: $5 a pattern of folded names, or
/// nothing, $6 one of names in lower case, $7 one of identifiers. What the
/// account is called by now is not looked at where it is another name: whoever filed for it may not know that.
extern const RequestList newest_sought_of_requester, oldest_sought_of_requester, newest_sought_of_approver,
    oldest_sought_of_approver, newest_sought_for_reviewers, oldest_sought_for_reviewers;

// ---- what filing looks at ----

struct Count {
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Count, (), (count))
extern const db::Query<Count> restricted_accounts_on_registered_domain;

struct FilingFacts {
    bool has_active_account = false; // on the registered domain ($1)
    bool has_account_above = false;  // an active one of these identifiers ($2, a JSON array)
    // Of the requester's mailbox ($3) and mail domain ($4); no more than $6 and $7 are counted.
    std::int64_t open_of_mailbox = 0;
    std::int64_t open_of_domain = 0;
    std::optional<Instant> newest_of_mailbox; // of the open ones
    bool domain_may_grow = false;             // the staff lifted the limit for it
    // When this mailbox, or somebody of their company, was last told no for the company ($1).
    std::optional<Instant> declined_at;
    bool is_member = false;  // the user ($5), of some account
    bool is_claimed = false; // the identifier ($8), by an account or an open request
};
BOOST_DESCRIBE_STRUCT(FilingFacts, (),
                      (has_active_account, has_account_above, open_of_mailbox, open_of_domain, newest_of_mailbox,
                       domain_may_grow, declined_at, is_member, is_claimed))
/// What the rules of filing look at, in one row: each query costs a round through the engine.
extern const db::Query<FilingFacts> filing_facts;

/// The open request that holds an identifier.
extern const db::Query<Request> open_request_for_identifier;

// ---- what jobs look for ----

extern const db::Query<Approver> approvers_of_requests; // $1 a JSON array of request ids
/// At a moment ($1), at most so many ($2).
extern const db::Query<Request> requests_to_lapse, unanswerable_requests;

// ---- writes ----

void save_request(db::Unit& unit, const Request& request);
void save_approver(db::Unit& unit, const Approver& approver);
void save_listed_user(db::Unit& unit, AccountRequestId request, const ListedUser& user);

/// The request is as it was read. Errors: `db::overtaken`, as those of every guard below.
void guard_unchanged(db::Unit& unit, const Request& request);
/// One more open request may still be filed by the requester: as `may_file`.
void guard_open_requests(db::Unit& unit, const Request& request);
/// No account is active on the registered domain.
void guard_no_active_account(db::Unit& unit, const Request& request);

/// Who is asked is about to change: whoever read it before this unit is overtaken. Guarded; once in a unit.
void save_next_version(db::Unit& unit, const Request& request);
/// A slot for somebody who was not asked before, or the slot that they had, opened again with the next issue of its
/// link. Returns it as it is after the unit.
Approver save_asking(db::Unit& unit, const Request& request, const std::vector<Approver>& known, Approver asked);
/// The mail with this issue of an approver's link was handed over: it is the live one from now on, and those before it
/// are dead, unless a newer one is live already.
void save_live_link(db::Unit& unit, ApproverId link, std::int64_t generation, Instant now);

/// How a request ends unanswered; every slot is closed, and the links with them. Guarded.
void save_withdrawal(db::Unit& unit, const Request& request, const std::optional<std::string>& reason, Instant now);
void save_lapse(db::Unit& unit, const Request& request, LapseCause cause);
void close_slots(db::Unit& unit, AccountRequestId request);
/// Whoever is asked waits for the reviewer.
void let_wait(db::Unit& unit, AccountRequestId request);

} // namespace deedbox::requests

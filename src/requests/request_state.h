#pragma once

#include "invitations/invitation.h"
#include "mail/mail.h"
#include "requests/forward.h"

#include <algorithm>
#include <map>

namespace deedbox::requests {

/// In which language people read, as far as the portal knows them.
struct Languages {
    std::map<EmailAddress, Language> known{};

    Language of(const EmailAddress& reader, Language otherwise) const {
        const auto found = known.find(reader);
        return found == known.end() ? otherwise : found->second;
    }
};

/// A request with all that the rules and the acts look at, as it was at one moment.
struct RequestState {
    Request request;
    std::vector<Approver> approvers{};
    std::vector<Forward> forwards{};
    std::vector<ListedUser> users{};
    Languages languages{}; // of everybody who is named in it

    const Approver& approver(ApproverId id) const { return *std::ranges::find(approvers, id, &Approver::id); }
    Language language_of(const EmailAddress& reader) const { return languages.of(reader, request.language); }
};

struct DecisionRow {
    AccountRequestId account_request_id;
    Verdict verdict = Verdict::approved;
    EmailAddress by_email;
    std::string by_name;
    std::string decided_as;
    std::optional<std::string> reason;
    std::optional<std::string> agreement_version;
    Instant decided_at;
};
BOOST_DESCRIBE_STRUCT(DecisionRow, (),
                      (account_request_id, verdict, by_email, by_name, decided_as, reason, agreement_version,
                       decided_at))

struct MailRow {
    std::string recipient;
    std::string kind;
    std::string state;
    std::optional<mail::MailReason> reason;
    std::optional<std::string> detail;
    Instant changed_at;
    Instant due_at;
};
BOOST_DESCRIBE_STRUCT(MailRow, (), (recipient, kind, state, reason, detail, changed_at, due_at))

struct HistoryRow {
    Instant at;
    std::string act;
    std::string because;
    std::optional<std::int64_t> actor_id;
    std::optional<std::string> actor_name;
    std::optional<std::string> personal; // a JSON object: what the event tells of people; gone once it was erased
};
BOOST_DESCRIBE_STRUCT(HistoryRow, (), (at, act, because, actor_id, actor_name, personal))

/// An earlier request for the same company that was answered with no.
struct EarlierDecline {
    AccountRequestId request_id;
    std::string requester_email;
    std::string decided_as;
    std::optional<std::string> reason;
    Instant decided_at;
};
BOOST_DESCRIBE_STRUCT(EarlierDecline, (), (request_id, requester_email, decided_as, reason, decided_at))

/// Another account of the same company, which a reviewer has to know of.
struct CompanyAccount {
    SmartAccountId id;
    std::string name;
    std::string domain_identifier;
    accounts::AccountStatus status = accounts::AccountStatus::pending;
    accounts::Visibility visibility = accounts::Visibility::unrestricted;
    std::int64_t admins = 0;
};
BOOST_DESCRIBE_STRUCT(CompanyAccount, (), (id, name, domain_identifier, status, visibility, admins))

/// Everything that the database holds about one request, as it was at one moment.
struct WholeRequest : RequestState {
    std::optional<DecisionRow> decision{};
    std::vector<MailRow> mails{};
    std::vector<HistoryRow> history{};
    std::vector<EarlierDecline> earlier_declines{};
    std::vector<CompanyAccount> company_accounts{};
    std::vector<invitations::Invitation> invitations{}; // of listed users from outside
};

} // namespace deedbox::requests

#pragma once

#include "acts/act.h"
#include "requests/request_mails.h"
#include "requests/request_rulings.h"
#include "requests/request_settings.h"
#include "requests/request_view.h"

namespace deedbox::requests {

/// The part of somebody in whose name requests are listed.
BOOST_DEFINE_ENUM_CLASS(ListedAs, requester, approver, reviewer)
BOOST_DEFINE_ENUM_CLASS(ListOrder, newest, oldest)

struct ListAsked {
    ListedAs as = ListedAs::requester;
    std::optional<RequestStatus> status{};
    std::string text{}; // a part of the account's name or of its identifier, as the request says them
    ListOrder order = ListOrder::newest;
    std::int64_t beyond = 0; // the id that the page begins below, or above when the oldest come first
    std::int64_t limit = 50;
};

/// Reads requests, each time as they are at one moment.
class RequestRecords {
public:
    RequestRecords(const acts::Means& means, const RequestSettings& settings) : means{means}, settings{settings} {}

    /// What an act has to know, and the languages of further readers it may write to. Errors: `request.unknown`, also
    /// for whoever is not concerned.
    Task<Result<RequestState>> state(const Actor& actor, AccountRequestId id,
                                     std::vector<EmailAddress> further_readers = {}) const;
    /// The same for an act that nobody signed in does. Errors: `request.unknown`.
    Task<Result<RequestState>> state(AccountRequestId id, std::vector<EmailAddress> further_readers = {}) const;
    /// The same for requests that a job has found.
    Task<Result<std::vector<RequestState>>> states(std::vector<Request> requests) const;

    /// All that a page shows. Errors: `request.unknown`, also for whoever is not concerned.
    Task<Result<WholeRequest>> whole(const Actor& actor, AccountRequestId id) const;
    /// Errors: `staff.required` for who asks as a reviewer and is none.
    Task<Result<std::vector<WholeRequest>>> list(const Actor& actor, ListAsked asked) const;

    const acts::Means& means;
    const RequestSettings& settings;
};

/// What the log keeps of a deed that is about a request.
events::Event event_about(const Request& request, const events::Deed& deed, Ground because);

/// A link to each of them, by mail; the slots as they are after the unit.
void post_approvals(acts::Act& act, const Request& request, const std::vector<Approver>& approvers,
                    const Languages& languages, const ForwardedWith* forwarded = nullptr);

/// The same, and to those who were named by a forward also from whom it came and with which note.
void post_approvals(acts::Act& act, const RequestState& state, const std::vector<Approver>& approvers);

} // namespace deedbox::requests

#pragma once

#include "base/secrets.h"
#include "events/event.h"
#include "mail/outbox.h"
#include "requests/forward.h"
#include "requests/request_mails.h"
#include "requests/request_view.h"

namespace deedbox::requests {

/// The lifetimes, policies and limits of this subject; settings.
struct RequestSettings {
    Duration request_lifetime;
    Duration link_lifetime;
    /// When approvers are reminded, from the request's making.
    std::vector<Duration> reminders{};
    ReviewPolicy review_policy = ReviewPolicy::mismatch;
    RequestPolicy request_policy = RequestPolicy::verified_user;
    /// How long a request whose every approver's address refuses mail keeps its identifier.
    Duration undeliverable_lifetime = std::chrono::days{7};
    /// How long a request that repeats a declined one waits for a reviewer.
    Duration refile_wait = std::chrono::days{30};
    /// Whether open requests are counted against `most_open_of_user` and `most_open_of_domain`.
    bool limits = true;
};

/// The part of somebody in whose name requests are listed.
BOOST_DEFINE_ENUM_CLASS(ListedAs, requester, approver, reviewer)
BOOST_DEFINE_ENUM_CLASS(ListOrder, newest, oldest)

struct ListAsked {
    ListedAs as = ListedAs::requester;
    std::optional<RequestStatus> status{};
    ListOrder order = ListOrder::newest;
    std::int64_t beyond = 0; // the id that the page begins below, or above when the oldest come first
    std::int64_t limit = 50;
};

std::unexpected<Error> unknown_request();

/// In which language people read, as far as the portal knows them.
struct Languages {
    std::map<EmailAddress, Language> known{};

    Language of(const EmailAddress& reader, Language otherwise) const {
        const auto found = known.find(reader);
        return found == known.end() ? otherwise : found->second;
    }
};

/// What every desk of this subject begins with: reading requests as a whole, and owing people mails in their own
/// language.
class RequestRecords {
public:
    RequestRecords(db::Database& db, const Clock& clock, IdMaker& ids, const mail::Outbox& outbox,
                   const RequestSettings& settings)
        : db{db}, clock{clock}, ids{ids}, outbox{outbox}, settings{settings} {}

    /// Errors: `request.unknown` for whoever is not concerned.
    Task<Result<WholeRequest>> find(const Actor& actor, AccountRequestId id) const;
    /// Everything about one request. Errors: `request.unknown`.
    Task<Result<WholeRequest>> whole(AccountRequestId id) const;
    /// The requests and who is asked, for acts that need no more; two reads, however many they are.
    Task<Result<std::vector<WholeRequest>>> with_approvers(std::vector<Request> requests) const;
    Task<Result<std::vector<WholeRequest>>> list(const Actor& actor, ListAsked asked) const;
    Task<Result<DomainState>> domain_state(std::string registered_domain) const;
    /// The name that a user gave themselves; empty for an address without a user.
    Task<Result<std::string>> name_of(EmailAddress email) const;
    Task<Result<Languages>> languages_of(std::vector<EmailAddress> readers) const;

    /// Begins a unit with its event, which is its mark.
    db::Unit begin(const events::Event& event) const;
    static events::Event event_of(const Request& request, std::string_view act, const Actor* actor,
                                  std::string_view because);

    /// A new link to each of them, by mail; the slots as they are after the unit.
    Task<Result<void>> post_approvals(db::Unit& unit, const Request& request, const std::vector<Approver>& approvers,
                                      const ForwardedWith* forwarded = nullptr) const;
    /// One mail, in the reader's own language where the portal knows it. `make` words it: (id, language) → mail.
    template <class Make>
    Task<Result<void>> post_to(db::Unit& unit, const Request& request, EmailAddress reader, Make make) const {
        post(unit, request, reader, CO_TRY(co_await languages_of({reader})), make);
        co_return Result<void>{};
    }
    /// The same, where the languages are at hand.
    template <class Make>
    void post(db::Unit& unit, const Request& request, const EmailAddress& reader, const Languages& languages,
              Make make) const {
        const auto now = clock.now();
        outbox.post(unit, make(ids.make<mail::MailTag>(now), languages.of(reader, request.language)), now);
    }

    db::Database& db;
    const Clock& clock;
    IdMaker& ids;
    const mail::Outbox& outbox;
    const RequestSettings& settings;
};

} // namespace deedbox::requests

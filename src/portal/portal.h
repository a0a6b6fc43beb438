#pragma once

#include "access_requests/access_request_desk.h"
#include "access_requests/access_rule_desk.h"
#include "accounts/account_desk.h"
#include "agreements/agreement_desk.h"
#include "approvals/approval_routes.h"
#include "approvals/objection_proof_desk.h"
#include "base/texts.h"
#include "db/database.h"
#include "guides/guide_desk.h"
#include "health/digest_desk.h"
#include "http/server.h"
#include "invitations/invitation_desk.h"
#include "jobs/calendar.h"
#include "mail/bounces.h"
#include "mail/lmtp_listener.h"
#include "mail/outbox.h"
#include "member_imports/import_row_desk.h"
#include "member_imports/member_import_desk.h"
#include "people/people_desk.h"
#include "portal/background.h"
#include "portal/edge.h"
#include "portal/metrics.h"
#include "portal/node_lease.h"
#include "portal/settings.h"
#include "portal/ui.h"
#include "proven_domains/proven_domain_desk.h"
#include "receipts/receipt_desk.h"
#include "rooms/room.h"
#include "successions/succession_desk.h"
#include "users/mail_stop_desk.h"
#include "users/user_desk.h"
#include "virtual_accounts/virtual_account_desk.h"

namespace deedbox::portal {

constexpr std::string_view version = "0.1.0";

/// The whole program, each part made by hand, in order, and given what it needs. Reading `portal.cpp` once is knowing
/// it.
class Portal {
public:
    /// What the process is, so that those over one database never make the same ids; a reader makes none.
    enum class Node { server, command_line, reader };
    /// What only tests give: what a password costs, and a database in front of the one that was opened, by which they
    /// come between an act's reads and its writes.
    struct Stand {
        users::PasswordCost cost{};
        std::function<std::unique_ptr<db::Database>(std::unique_ptr<db::Database>)> wrap{};
    };
    /// Opens the key and the database. Errors say what could not be had; a new key is not made for an old database.
    static Result<std::unique_ptr<Portal>> open(Settings settings, const Clock& clock, Node node = Node::server);
    static Result<std::unique_ptr<Portal>> open(Settings settings, const Clock& clock, Node node, Stand stand);
    /// The program as it is put together, over no database: for who asks what it offers, and calls nothing.
    static std::unique_ptr<Portal> over_no_database();
    ~Portal();
    Portal(const Portal&) = delete;
    Portal& operator=(const Portal&) = delete;

    /// Serves and, if `jobs` says so, runs the calendar and the outbox; tests run those by hand.
    enum class Jobs { run, by_hand };
    Result<void> start(Jobs jobs);
    /// Finishes what it took, and returns. A second time does nothing.
    void stop();

    unsigned short port() const { return server_.port(); }
    std::string address() const;
    const http::Routes& routes() const { return routes_; }
    db::Database& database() { return *db_; }
    users::UserDesk& users() { return users_; }
    const acts::Means& means() const { return means_; }
    requests::RequestDesks& requests() { return requests_; }
    approvals::ApprovalDesks& approvals() { return approvals_; }
    virtual_accounts::VirtualAccountDesk& virtual_accounts() { return virtual_accounts_; }
    people::PeopleDesk& people() { return people_; }
    access_requests::AccessRequestDesk& access_requests() { return access_requests_; }
    const accounts::Agreements& agreements() const { return agreements_; }
    mail::Outbox& outbox() { return outbox_; }
    mail::Bounces& bounces() { return bounces_; }
    unsigned short lmtp_port() const { return lmtp_.port(); }
    IdMaker& ids() { return ids_; }
    NodeLease& node() { return node_; }
    jobs::Calendar& calendar() { return calendar_; }
    const SecretKey& key() const { return key_; }
    const Settings& settings() const { return settings_; }

private:
    Portal(Settings settings, const Clock& clock, SecretKey key, accounts::Agreements agreements,
           std::unique_ptr<db::Database> db, NodeNumbers numbers, users::PasswordCost cost);

    Task<http::Response> answer(http::Request request);
    /// One of the answers that are not the API's and not the page's: to GET and HEAD, at its very path.
    Task<http::Response> answer_service(const http::Request& request);
    std::size_t most_bytes(std::string_view method, std::string_view path) const;
    Task<http::Response> answer_readiness();
    Task<void> send_mails();
    Task<void> keep_number();
    std::vector<rooms::Room> rooms();
    rooms::Room own_room();
    Result<void> begin_jobs();

    Settings settings_;
    // First made, last gone: whatever still waits in a queue of the parts below belongs to one of their contexts.
    Background background_;
    http::Server server_;
    const Clock& clock_;
    SecretKey key_;
    accounts::Agreements agreements_;
    std::unique_ptr<db::Database> db_;
    IdMaker ids_{0}; // until it has its number
    NodeLease node_;
    const Texts& texts_ = Texts::builtin();
    users::Lifetimes lifetimes_{settings_.users.session_lifetime, settings_.requests.link_lifetime,
                                settings_.users.sign_in_link_lifetime};
    users::PasswordHasher hasher_;
    mail::Letterhead letterhead_;
    std::unique_ptr<mail::Carrier> carrier_;
    mail::Outbox outbox_;
    mail::Bounces bounces_;
    mail::LmtpListener lmtp_;
    dns::Resolver resolver_;
    acts::Means means_;
    requests::RequestDesks requests_;
    invitations::InvitationDesk invitations_;
    approvals::ApprovalDesks approvals_;
    approvals::ObjectionProofDesk objection_proofs_;
    receipts::ReceiptDesk receipts_;
    accounts::AccountDesk accounts_;
    virtual_accounts::VirtualAccountDesk virtual_accounts_;
    proven_domains::ProvenDomainDesk proven_domains_;
    people::PeopleDesk people_;
    member_imports::MemberImportDesk member_imports_;
    member_imports::ImportRowDesk import_rows_;
    access_requests::AccessRequestDesk access_requests_;
    access_requests::AccessRuleDesk access_rules_;
    successions::SuccessionDesk successions_;
    agreements::AgreementDesk agreement_desk_;
    health::HealthDesk health_;
    health::DigestDesk digests_;
    users::UserDesk users_;
    users::MailStopDesk mail_stops_;
    guides::GuideDesk guides_;
    jobs::Calendar calendar_;
    http::Routes routes_;
    idempotency::Replays replays_;
    Metrics metrics_;
    Edge edge_;
    boost::json::object openapi_;
    UiSettings ui_settings_;
    std::atomic<unsigned> senders_{0};
    bool stopped_ = false;
};

} // namespace deedbox::portal

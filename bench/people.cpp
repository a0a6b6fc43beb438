#include "people.h"

#include "db/write_each.h"
#include "portal/wait.h"
#include "users/user_store.h"

#include <boost/json/parse.hpp>
#include <sodium.h>

#include <cstring>

namespace deedbox::bench {

namespace {

std::string hash_of(const std::string& password) {
    if (password.empty()) return "no password";
    std::string out(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(out.data(), password.data(), password.size(), 2, std::size_t{19} * 1024 * 1024) != 0)
        throw std::runtime_error{"no memory for a password"};
    out.resize(std::strlen(out.c_str()));
    return out;
}

} // namespace

std::string add_user(portal::Portal& portal, const std::string& email, Actor& actor, const std::string& password) {
    static const SystemClock clock;
    static IdMaker ids{1022};
    const auto now = clock.now();
    const auto secret = users::new_cookie_secret();
    actor = {.id = ids.make<UserTag>(now), .email = *EmailAddress::parse(email), .name = "Load"};
    db::Unit unit;
    users::save_verified_user(unit, actor.id, actor.email, actor.name, Language::en, hash_of(password), now);
    users::open_session(unit, ids.next(now), actor.email, secret, now, now + std::chrono::hours{1});
    if (const auto written = portal::wait_for(portal.database().write(std::move(unit))); !written)
        throw std::runtime_error{written.error().code + " " + written.error().cause};
    return secret.text;
}

std::string add_requester(portal::Portal& portal, Actor& actor) {
    return add_user(portal, "load@partner.example", actor);
}

void write_all(portal::Portal& portal, std::vector<db::Unit> units) {
    for (const auto& written : portal::wait_for(db::write_each(portal.database(), std::move(units))))
        if (!written) throw std::runtime_error{written.error().code + " " + written.error().cause};
}

std::string request_body(const std::string& domain, const std::string& approver) {
    return R"({"accountName":"University of )" + domain + R"(","domainIdentifier":")" + domain +
           R"(","country":"JP","approverEmails":[")" + (approver.empty() ? "it@" + domain : approver) +
           R"("],"noteToApprover":"As agreed on the phone, this is the account for your licences."})";
}

namespace {

/// The desks of a portal, whose units are kept instead of written.
struct CapturingDesks {
    explicit CapturingDesks(portal::Portal& portal)
        : capturing{portal.database()}, means{capturing, clock, ids, portal.outbox()},
          requests{means,
                   {.request_lifetime = std::chrono::days{90},
                    .link_lifetime = std::chrono::days{7},
                    .reminders = portal.settings().requests.reminders,
                    .review_policy = portal.settings().requests.review_policy,
                    .limits = portal.settings().rate_limits}},
          invitations{means, portal.key(), portal.settings().invitations},
          approvals{requests.records, portal.key(), agreements, invitations} {}

    inline static const SystemClock clock{};
    inline static IdMaker ids{1021};
    CapturingDatabase capturing;
    acts::Means means;
    const accounts::Agreements agreements = accounts::Agreements::builtin();
    requests::RequestDesks requests;
    invitations::InvitationDesk invitations;
    approvals::ApprovalDesks approvals;
};

} // namespace

std::vector<db::Unit> units_of_requests(portal::Portal& portal, const Actor& actor, std::size_t count,
                                        const std::string& prefix, const std::string& approver,
                                        std::vector<AccountRequestId>* made) {
    CapturingDesks taken{portal};
    for (std::size_t i = 0; i < count; ++i) {
        described::Errors errors;
        auto draft = described::decode<requests::RequestDraft>(
            boost::json::parse(request_body(prefix + std::to_string(i) + ".example", approver)), "", errors);
        const auto filed = portal::wait_for(taken.requests.filing.file({.actor = &actor}, std::move(*draft)));
        if (!filed) throw std::runtime_error{filed.error().code};
        if (made) made->push_back(*filed);
    }
    return std::move(taken.capturing.units);
}

std::vector<db::Unit> units_of_approvals(portal::Portal& portal, const Actor& approver,
                                         const std::vector<AccountRequestId>& requests) {
    CapturingDesks taken{portal};
    for (const auto id : requests) {
        const auto decided =
            portal::wait_for(taken.approvals.decisions.decide({.actor = &approver}, id,
                                                              {.verdict = requests::Verdict::approved,
                                                               .agreement_version = taken.agreements.version(),
                                                               .exclude_users = {},
                                                               .reason = {}},
                                                              Language::en));
        if (!decided) throw std::runtime_error{decided.error().code};
    }
    return std::move(taken.capturing.units);
}

} // namespace deedbox::bench

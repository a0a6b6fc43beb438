#include "people.h"

#include "portal/wait.h"
#include "users/user_store.h"

#include <boost/json/parse.hpp>

namespace deedbox::bench {

std::string add_requester(portal::Portal& portal, Actor& actor) {
    static const SystemClock clock;
    IdMaker ids{1022};
    const auto now = clock.now();
    const auto secret = users::new_cookie_secret();
    actor = {.id = ids.make<UserTag>(now), .email = *EmailAddress::parse("load@partner.example"), .name = "Load"};
    db::Unit unit;
    users::save_verified_user(unit, actor.id, actor.email, actor.name, Language::en, "no password", now);
    users::open_session(unit, ids.next(now), actor.email, secret, now, now + std::chrono::hours{1});
    if (const auto written = portal::wait_for(portal.database().write(std::move(unit))); !written)
        throw std::runtime_error{written.error().code + " " + written.error().cause};
    return secret.text;
}

std::string request_body(const std::string& domain) {
    return R"({"accountName":"University of )" + domain + R"(","domainIdentifier":")" + domain +
           R"(","country":"JP","approverEmails":["it@)" + domain +
           R"("],"noteToApprover":"As agreed on the phone, this is the account for your licences."})";
}

std::vector<db::Unit> units_of_requests(portal::Portal& portal, const Actor& actor, std::size_t count,
                                        const std::string& prefix) {
    static const SystemClock clock;
    static IdMaker ids{1021};
    CapturingDatabase capturing{portal.database()};
    const auto agreements = requests::Agreements::builtin();
    requests::RequestDesks desks{capturing,
                                 clock,
                                 ids,
                                 portal.key(),
                                 agreements,
                                 portal.outbox(),
                                 {.request_lifetime = std::chrono::days{90},
                                  .link_lifetime = std::chrono::days{7},
                                  .reminders = portal.settings().reminders,
                                  .limits = portal.settings().rate_limits}};
    for (std::size_t i = 0; i < count; ++i) {
        described::Errors errors;
        auto draft = described::decode<requests::RequestDraft>(
            boost::json::parse(request_body(prefix + std::to_string(i) + ".example")), "", errors);
        if (const auto filed = portal::wait_for(desks.filing.file(actor, std::move(*draft))); !filed)
            throw std::runtime_error{filed.error().code};
    }
    return std::move(capturing.units);
}

} // namespace deedbox::bench

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

#pragma once

#include "portal/portal.h"

namespace deedbox::bench {

/// Takes units instead of writing them, so that the very statements of an act can be run without the program around
/// them.
class CapturingDatabase final : public db::Database {
public:
    explicit CapturingDatabase(db::Database& reading) : reading_{reading} {}
    db::Engine engine() const override { return reading_.engine(); }
    Task<Result<void>> write(db::Unit unit) override {
        units.push_back(std::move(unit));
        co_return Result<void>{};
    }
    void write_only_while(const db::Statement&, db::Values) override {}
    Task<Result<std::vector<db::Rows>>> find(std::span<const db::Question> questions) override {
        return reading_.find(questions);
    }
    Task<Result<void>> check() override { return reading_.check(); }
    db::WriterFigures writer_figures() const override { return {}; }

    std::vector<db::Unit> units;

private:
    db::Database& reading_;
};

/// A verified user with an open session; returns the cookie's value. Without a password nobody can sign in anew.
std::string add_user(portal::Portal& portal, const std::string& email, Actor& actor, const std::string& password = "");
std::string add_requester(portal::Portal& portal, Actor& actor);

/// The units of so many account requests, as the desk makes them; each for a domain of its own that begins with
/// `prefix`. Who is to approve is somebody of the domain unless it is said; the requests' ids go to `made`.
std::vector<db::Unit> units_of_requests(portal::Portal& portal, const Actor& actor, std::size_t count,
                                        const std::string& prefix, const std::string& approver = "",
                                        std::vector<AccountRequestId>* made = nullptr);

/// The units by which the one who was asked approves these requests, which are in the database.
std::vector<db::Unit> units_of_approvals(portal::Portal& portal, const Actor& approver,
                                         const std::vector<AccountRequestId>& requests);

void write_all(portal::Portal& portal, std::vector<db::Unit> units);

/// The body of one account request, as the form sends it; without an approver, somebody of the domain.
std::string request_body(const std::string& domain, const std::string& approver = "");

} // namespace deedbox::bench

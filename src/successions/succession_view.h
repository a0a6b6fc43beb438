#pragma once

#include "successions/succession_rulings.h"

namespace deedbox::successions {

// What goes over the wire; the field names are the public contract.

struct SuccessionMay {
    bool end = false;
};
BOOST_DESCRIBE_STRUCT(SuccessionMay, (), (end))

struct Beginner {
    std::string name;
    EmailAddress email;
};
BOOST_DESCRIBE_STRUCT(Beginner, (), (name, email))

struct SuccessionView {
    SuccessionId id;
    EmailAddress admin_email;
    std::string reason;
    Beginner begun_by;
    BegunAs begun_as = BegunAs::approver;
    Instant begun_at;
    Instant due_at;
    SuccessionState state = SuccessionState::open;
    std::optional<Instant> ended_at;
    SuccessionMay may;
};
BOOST_DESCRIBE_STRUCT(SuccessionView, (),
                      (id, admin_email, reason, begun_by, begun_as, begun_at, due_at, state, ended_at, may))

SuccessionView view_of(const Succession& succession, const Standing& standing, UserId reader);

} // namespace deedbox::successions

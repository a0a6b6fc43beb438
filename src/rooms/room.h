#pragma once

#include "http/routes.h"
#include "jobs/calendar.h"
#include "mail/outbox.h"

namespace deedbox::rooms {

/// What a subject brings to the portal, which is a list of them. (Its settings are rows of a type of its own, as they
/// are read before anything is made; see `SettingOf`.)
struct Room {
    std::function<void(http::Routes&)> add_routes{};
    std::vector<jobs::Job> jobs{};
    /// How its mails are worded.
    mail::Compositions letters{};
};

} // namespace deedbox::rooms

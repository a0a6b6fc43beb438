#pragma once

#include "health/digest_desk.h"
#include "rooms/room.h"

namespace deedbox::health {

rooms::Room room(HealthDesk& desk, DigestDesk& digests, db::Database& db, const Texts& texts,
                 const HealthSettings& settings);

} // namespace deedbox::health

#pragma once

#include "approvals/objection_proof_desk.h"
#include "http/routes.h"

namespace deedbox::approvals {

void add_objection_proof_routes(http::Routes& routes, ObjectionProofDesk& desk, db::Database& db, const SecretKey& key);

} // namespace deedbox::approvals

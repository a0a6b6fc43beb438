#pragma once

#include "approvals/approval_link_desk.h"
#include "approvals/approver_desk.h"
#include "approvals/review_desk.h"
#include "requests/request_routes.h"

namespace deedbox::approvals {

/// The acts of those who decide, by the desk that knows how.
struct ApprovalDesks {
    ApprovalDesks(const requests::RequestRecords& records, const SecretKey& key, const accounts::Agreements& agreements,
                  const invitations::InvitationDesk& invitations)
        : decisions{records, agreements, invitations}, reviews{records}, approvers{records},
          links{records, key, agreements} {}

    DecisionDesk decisions;
    ReviewDesk reviews;
    ApproverDesk approvers;
    ApprovalLinkDesk links;
};

/// To decide and to review, and to change who is asked.
void add_approval_routes(http::Routes& routes, ApprovalDesks& desks, requests::RequestShower shower);
/// What approval links open.
void add_approval_link_routes(http::Routes& routes, ApprovalDesks& desks, requests::RequestShower shower);

} // namespace deedbox::approvals

#pragma once

#include "jobs/calendar.h"
#include "requests/request_records.h"

namespace deedbox::approvals {

/// `requests.remind`: a new link for everybody who is asked, on the days that the settings name.
jobs::Job reminder_job(const requests::RequestRecords& records);

/// `requests.release`: requests that repeat a declined one and have waited long enough for a reviewer.
jobs::Job release_job(const requests::RequestRecords& records);

/// `requests.reroute`: requests on whose domain an account has become active since they were filed. Its admins are
/// asked instead; where none of them could decide, a reviewer looks.
jobs::Job reroute_job(const requests::RequestRecords& records);

/// `requests.tell_kept_back`: requesters whose approver asked for no more mails, so that none tells them of the
/// request; once for each approver.
jobs::Job not_mailed_job(const requests::RequestRecords& records);

/// `requests.tell_reviewers`: one mail to each reviewer about all that has come into their queue.
jobs::Job review_mail_job(const requests::RequestRecords& records);

} // namespace deedbox::approvals

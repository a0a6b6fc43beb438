#pragma once

#include "jobs/calendar.h"
#include "requests/request_records.h"

namespace deedbox::requests {

/// `requests.lapse`: requests whose days are over, and those whose every approver's address refuses mail.
jobs::Job lapse_job(const RequestRecords& records);

/// `requests.remind`: a new link for everybody who is asked, on the days that the settings name.
jobs::Job reminder_job(const RequestRecords& records);

/// `requests.release`: requests that repeat a declined one and have waited long enough for a reviewer.
jobs::Job release_job(const RequestRecords& records);

/// `requests.tell_reviewers`: one mail to each reviewer about all that has come into their queue.
jobs::Job review_mail_job(const RequestRecords& records);

} // namespace deedbox::requests

#pragma once

#include "jobs/calendar.h"
#include "requests/request_records.h"

namespace deedbox::requests {

/// `requests.lapse`: requests whose days are over, and those whose every approver's address refuses mail.
jobs::Job lapse_job(const RequestRecords& records);

} // namespace deedbox::requests

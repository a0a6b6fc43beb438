#pragma once

#include "http/routes.h"
#include "receipts/receipt_desk.h"

namespace deedbox::receipts {

void add_receipt_routes(http::Routes& routes, const ReceiptDesk& desk);

} // namespace deedbox::receipts

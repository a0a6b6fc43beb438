#pragma once

#include "receipts/receipt_desk.h"
#include "rooms/room.h"

namespace deedbox::receipts {

rooms::Room room(const ReceiptDesk& desk);

} // namespace deedbox::receipts

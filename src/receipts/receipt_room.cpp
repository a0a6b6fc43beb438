#include "receipts/receipt_room.h"

#include "receipts/receipt_routes.h"

namespace deedbox::receipts {

rooms::Room room(const ReceiptDesk& desk) {
    return {.add_routes = [&desk](http::Routes& routes) { add_receipt_routes(routes, desk); }};
}

} // namespace deedbox::receipts

#pragma once

#include "receipts/receipt.h"

namespace deedbox::receipts {

/// More than any receipt has, with the page around it.
constexpr std::size_t largest_receipt = std::size_t{8} * 1024 * 1024;

/// A file that was taken for a receipt, whoever wrote it: proven, or what does not fit.
struct Checked {
    Receipt receipt;
    bool page = false; // it came in a PDF, all of whose octets are signed too
};
/// Errors: broken, whose cause says in one sentence what does not fit.
Result<Checked> check(std::string_view file);

/// The same of a receipt that has been read: what is wrong with it, or nothing.
std::optional<std::string> fault_in(const Receipt& receipt);

/// What a command prints of a receipt that is proven. Words of others stand in quotes, and no character of them moves
/// anything on the screen.
std::string summary_of(const Receipt& receipt);

} // namespace deedbox::receipts

#pragma once

#include "base/texts.h"
#include "receipts/receipt.h"

namespace deedbox::receipts {

/// One page of A4 in the reader's language, as PDF: what was decided, and how to prove it. Names are shaped in whatever
/// script they are written; what is too long for the page is cut, and whole in the JSON. Takes some milliseconds.
std::string drawn_page(const Receipt& receipt, const Texts& texts, Language language);

} // namespace deedbox::receipts

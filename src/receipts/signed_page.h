#pragma once

#include "base/secrets.h"

namespace deedbox::receipts {

// A receipt as a PDF: a page to read, the JSON as an attachment, and behind its last line one more, a comment to PDF,
// with a signature over every octet before it.

bool is_page(std::string_view file);

/// The finished file of a page that was drawn. The attachment is not compressed, so that it is found without reading
/// PDF.
std::string signed_page(const std::string& drawn, std::string_view json, std::string_view language,
                        const SecretKey& key);

/// Errors: broken, where it has no receipt inside.
Result<std::string_view> json_in_page(std::string_view file);
bool page_is_signed(std::string_view file, std::string_view public_key);

} // namespace deedbox::receipts

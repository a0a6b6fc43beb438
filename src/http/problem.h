#pragma once

#include "base/texts.h"
#include "http/message.h"

namespace deedbox::http {

/// The one place that knows which HTTP status a kind of failure is.
unsigned status_of(Kind kind);

/// RFC 9457: the failure in the reader's language. With a single field at fault, `code` is that field's code.
Response problem_response(const Error& error, Language language, const Texts& texts);

} // namespace deedbox::http

#pragma once

#include "http/message.h"

#include <optional>
#include <span>

namespace deedbox::portal {

/// How the octets of an answer are written; of two that a client likes as well, the earlier one is smaller.
enum class Coding { brotli, gzip, identity };

/// As `Content-Encoding` names it (RFC 9110 §8.4.1, RFC 7932).
std::string_view name_of(Coding coding);

/// Which of those on offer the sender of these headers likes best, by `Accept-Encoding` (RFC 9110 §12.5.3); nothing
/// when it refuses all of them. Who says nothing of codings gets identity, and so does who names none that there is.
std::optional<Coding> best_coding(const http::Headers& headers, std::span<const Coding> on_offer);

} // namespace deedbox::portal

#pragma once

#include "base/secrets.h"

namespace deedbox {

/// The Idempotency-Key of a call, as the database keeps it: keyed MACs, from which neither the key nor the body can be
/// read. It travels with the `Doer` of an act, whose unit takes its row along (see `acts::Act`).
struct CallKey {
    Bytes scope;       // whose key it is, and for which method and path
    Bytes fingerprint; // what the body was
};

} // namespace deedbox

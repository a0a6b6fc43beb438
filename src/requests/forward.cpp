#include "requests/forward.h"

#include <algorithm>

namespace deedbox::requests {

std::vector<Forward> chain_from(ApproverId approver, const std::vector<Forward>& forwards) {
    std::vector<Forward> chain;
    auto holder = approver;
    // A chain has no circle, and is never longer than all forwards together.
    while (chain.size() < forwards.size()) {
        const auto next = std::ranges::find_if(
            forwards, [&](const Forward& forward) { return forward.stands() && forward.from_approver_id == holder; });
        if (next == forwards.end()) break;
        chain.push_back(*next);
        holder = next->to_approver_id;
    }
    return chain;
}

} // namespace deedbox::requests

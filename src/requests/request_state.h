#pragma once

#include "requests/forward.h"

#include <algorithm>
#include <map>

namespace deedbox::requests {

/// In which language people read, as far as the portal knows them.
struct Languages {
    std::map<EmailAddress, Language> known{};

    Language of(const EmailAddress& reader, Language otherwise) const {
        const auto found = known.find(reader);
        return found == known.end() ? otherwise : found->second;
    }
};

/// A request with all that the rules and the acts look at, as it was at one moment.
struct RequestState {
    Request request;
    std::vector<Approver> approvers{};
    std::vector<Forward> forwards{};
    std::vector<ListedUser> users{};
    Languages languages{}; // of everybody who is named in it

    const Approver& approver(ApproverId id) const { return *std::ranges::find(approvers, id, &Approver::id); }
    Language language_of(const EmailAddress& reader) const { return languages.of(reader, request.language); }
};

} // namespace deedbox::requests

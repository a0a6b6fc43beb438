#include "events/deed.h"

#include <algorithm>

namespace deedbox::events {

namespace {

std::vector<const Deed*>& registered() {
    static std::vector<const Deed*> deeds;
    return deeds;
}

} // namespace

Deed::Deed(std::string_view name, std::vector<SubjectKind> subjects, std::vector<std::string_view> personal, Told told)
    : name_{name}, subjects_{std::move(subjects)}, personal_{std::move(personal)}, told_{told} {
    registered().push_back(this);
}

bool Deed::may_hold(std::string_view field) const {
    return std::ranges::any_of(personal_, [&](std::string_view known) {
        return known.ends_with('*') ? field.starts_with(known.substr(0, known.size() - 1)) : field == known;
    });
}

const std::vector<const Deed*>& Deed::all() {
    return registered();
}

const Deed* Deed::named(std::string_view name) {
    const auto found = std::ranges::find(registered(), name, &Deed::name);
    return found == registered().end() ? nullptr : *found;
}

} // namespace deedbox::events

#pragma once

#include "base/described.h"
#include "base/text_keys.h"

#include <algorithm>
#include <cstddef>

namespace deedbox {

/// What the keys of a family begin with, as a template argument.
template <std::size_t size>
struct FamilyName {
    char letters[size]{};
    consteval FamilyName(const char (&name)[size]) { std::ranges::copy(name, letters); }
    constexpr std::string_view view() const { return {letters, size - 1}; }
};

/// The text for a value of an enum: `text_of<"mail_reason">(MailReason::held)` is `mail_reason.held`. Every value has
/// its text, or this does not compile.
template <FamilyName family, described::DescribedEnum E>
constexpr Text text_of(E value) {
    Text found{};
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto entry) {
        using Entry = decltype(entry);
        constexpr auto text = find_text(family.view(), Entry::name);
        static_assert(text.has_value(), "a value of this enum has no text in i18n/server");
        if (Entry::value == value) found = *text;
    });
    return found;
}

} // namespace deedbox

#pragma once

#include "base/subject.h"

#include <string_view>
#include <vector>

namespace deedbox::events {

/// Whether a program of an account's admins may be told of it by a webhook.
enum class Told { inside, to_webhooks };

/// A kind of thing that can happen, as a constant of the subject in which it does. Every deed registers itself, so that
/// the log, its reader and its tests know all there are; people read `deed.<name>` of the catalogue.
class Deed {
public:
    /// `name` stands in the log for good. `subjects`: what an event of it tells of, each at most once. `personal`: the
    /// fields that name people, which can be erased; of `added *` there can be several.
    Deed(std::string_view name, std::vector<SubjectKind> subjects, std::vector<std::string_view> personal = {},
         Told told = Told::inside);
    Deed(const Deed&) = delete;
    Deed& operator=(const Deed&) = delete;

    std::string_view name() const { return name_; }
    const std::vector<SubjectKind>& subjects() const { return subjects_; }
    const std::vector<std::string_view>& personal() const { return personal_; }
    Told told() const { return told_; }
    bool may_hold(std::string_view personal_field) const;

    static const std::vector<const Deed*>& all();
    /// The deed of a name in the log; none for one that only another version of the program knows.
    static const Deed* named(std::string_view name);

private:
    std::string_view name_;
    std::vector<SubjectKind> subjects_;
    std::vector<std::string_view> personal_;
    Told told_;
};

} // namespace deedbox::events

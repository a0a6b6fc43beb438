#pragma once

#include "virtual_accounts/virtual_account.h"

namespace deedbox::virtual_accounts {

// What goes over the wire; the field names are the public contract.

struct VirtualAccountMay {
    bool edit = false;
    bool add_nested = false;
    bool move = false;
    bool make_default = false;
    bool remove = false;
    bool manage_members = false;
};
BOOST_DESCRIBE_STRUCT(VirtualAccountMay, (), (edit, add_nested, move, make_default, remove, manage_members))

struct PathStep {
    VirtualAccountId id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PathStep, (), (id, name))

struct VirtualAccountView {
    VirtualAccountId id;
    std::string name;
    std::optional<std::string> description;
    std::vector<std::string> tags;
    std::optional<std::string> end_date;
    bool is_default = false;
    Visibility visibility = Visibility::restricted;
    bool is_mine = false;                      // a role of the reader reaches it
    std::optional<VirtualAccountId> parent_id; // if the reader sees it
    std::int64_t depth = 1;                    // 1 at the top
    bool has_nested = false;
    std::vector<PathStep> path; // from the topmost that the reader sees, down to this one
    VirtualAccountMay may;
};
BOOST_DESCRIBE_STRUCT(VirtualAccountView, (),
                      (id, name, description, tags, end_date, is_default, visibility, is_mine, parent_id, depth,
                       has_nested, path, may))

/// As a reader of this standing sees it; `above`: the names of what it is nested in.
VirtualAccountView view_of(const VirtualAccount& account, const powers::Standing& standing, bool active,
                           const std::vector<PathStep>& above);

} // namespace deedbox::virtual_accounts

#pragma once

#include "accounts/account.h"
#include "base/id.h"
#include "base/instant.h"
#include "powers/standing.h"

#include <boost/json/object.hpp>

namespace deedbox::virtual_accounts {

using VirtualAccountName = PlainText<1, 100, Lines::one, Links::refused>;
using Description = PlainText<0, 1000, Lines::many, Links::refused>;
using Tag = PlainText<1, 40, Lines::one, Links::refused>;

/// How deep Virtual Accounts nest, and how many an account has (product.md §5).
constexpr std::int64_t most_levels = 10;
constexpr std::int64_t most_in_account = 10'000;
constexpr std::size_t most_tags = 20;

/// The day after which a Virtual Account is not meant to be used any more, as its people wish it: `2027-03-31`; empty
/// for none.
class EndDate {
public:
    static std::expected<EndDate, FieldProblem> parse(std::string_view text);
    static described::TextSchema schema() { return {.max_length = 10, .format = "date", .example = "2027-03-31"}; }

    const std::string& text() const { return text_; }
    bool operator==(const EndDate&) const = default;

private:
    std::string text_;
};

/// `unrestricted`: whoever has a role anywhere in the account finds it by its name; `restricted`: only those whose role
/// reaches it. People outside the account find neither.
using accounts::Visibility;

/// A part of a Smart Account. It lies at `path`; all that is nested in it begins with that.
struct VirtualAccount {
    VirtualAccountId id;
    SmartAccountId smart_account_id;
    std::string name;
    std::optional<std::string> description;
    std::string tags; // a JSON array
    std::optional<std::string> end_date;
    bool is_default = false;
    Visibility visibility = Visibility::restricted;
    std::optional<VirtualAccountId> parent_id;
    std::string path;
    bool has_nested = false;
    std::int64_t version = 1;
};
BOOST_DESCRIBE_STRUCT(VirtualAccount, (),
                      (id, smart_account_id, name, description, tags, end_date, is_default, visibility, parent_id, path,
                       has_nested, version))

/// 1 at the top.
std::int64_t level_of(std::string_view path);
/// The Virtual Accounts on the way from the top to one of a path, that one last.
std::vector<VirtualAccountId> ids_of(std::string_view path);
std::vector<std::string> tags_of(const VirtualAccount& account);
/// As they are stored.
std::string stored(const std::vector<Tag>& tags);

/// What a Virtual Account is to be. `parent_id`: nested in which; left out: at the top.
struct NewVirtualAccount {
    VirtualAccountName name;
    std::optional<Description> description;
    std::optional<std::vector<Tag>> tags;
    std::optional<EndDate> end_date;
    std::optional<VirtualAccountId> parent_id;
    std::optional<bool> is_default;
    std::optional<Visibility> visibility; // left out: restricted
};
BOOST_DESCRIBE_STRUCT(NewVirtualAccount, (), (name, description, tags, end_date, parent_id, is_default, visibility))

/// What it is to become; what is left out stays. `parent_id` moves it there, `top` to the top.
struct VirtualAccountChange {
    std::optional<VirtualAccountName> name;
    std::optional<Description> description;
    std::optional<std::vector<Tag>> tags;
    std::optional<EndDate> end_date;
    std::optional<VirtualAccountId> parent_id;
    std::optional<bool> top;
    std::optional<bool> is_default;
    std::optional<Visibility> visibility;
};
BOOST_DESCRIBE_STRUCT(VirtualAccountChange, (),
                      (name, description, tags, end_date, parent_id, top, is_default, visibility))

/// What of its properties would become different, for the event log. Empty when nothing would. Moving is another act.
boost::json::object differences(const VirtualAccount& account, const VirtualAccountChange& change);

} // namespace deedbox::virtual_accounts

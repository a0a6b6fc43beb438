#pragma once

#include "base/id.h"

#include <boost/describe/enum.hpp>

namespace deedbox {

/// The kinds of things that events tell of and mails belong to.
BOOST_DEFINE_ENUM_CLASS(SubjectKind, user, smart_account, account_request, virtual_account)

/// One thing of any kind.
struct Subject {
    SubjectKind kind = SubjectKind::user;
    std::int64_t id = 0;

    static Subject of(SubjectKind kind, std::int64_t id) {
        Subject subject;
        subject.kind = kind;
        subject.id = id;
        return subject;
    }
    Subject() = default;
    Subject(UserId user) : kind{SubjectKind::user}, id{user.number} {}
    Subject(SmartAccountId account) : kind{SubjectKind::smart_account}, id{account.number} {}
    Subject(AccountRequestId request) : kind{SubjectKind::account_request}, id{request.number} {}
    Subject(VirtualAccountId account) : kind{SubjectKind::virtual_account}, id{account.number} {}
    auto operator<=>(const Subject&) const = default;
};

} // namespace deedbox

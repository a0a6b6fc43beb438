#include "db/file_in_the_making.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>

namespace deedbox::db {

namespace {

std::unexpected<Error> failure(const std::string& what, const std::filesystem::path& path) {
    return broken("cannot " + what + " " + path.string() + ": " + std::strerror(errno));
}

Result<void> sync(const std::filesystem::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    return done ? Result<void>{} : failure("write to the disk", path);
}

// Some network file systems do not know how to rename without replacing.
int rename_without_replacing(const std::filesystem::path& from, const std::filesystem::path& to) {
    const int answer = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
    if (answer == 0 || errno != EINVAL) return answer;
    if (::access(to.c_str(), F_OK) == 0) {
        errno = EEXIST;
        return -1;
    }
    return ::rename(from.c_str(), to.c_str());
}

} // namespace

Result<FileInTheMaking> FileInTheMaking::beside(const std::filesystem::path& place) {
    auto pattern = place.string() + ".XXXXXX";
    const int descriptor = ::mkostemp(pattern.data(), O_CLOEXEC);
    if (descriptor < 0) return failure("write beside", place);
    ::close(descriptor);
    return FileInTheMaking{pattern};
}

FileInTheMaking::~FileInTheMaking() {
    if (path_.empty()) return;
    std::error_code ignored;
    for (const auto* suffix : {"", "-journal", "-wal", "-shm"})
        std::filesystem::remove(path_.string() + suffix, ignored);
}

Result<void> FileInTheMaking::put_in_place(const std::filesystem::path& place) {
    CHECK_OR_RETURN(sync(path_));
    if (rename_without_replacing(path_, place) != 0) return failure("make", place);
    path_.clear();
    const auto folder = place.parent_path();
    return sync(folder.empty() ? "." : folder);
}

} // namespace deedbox::db

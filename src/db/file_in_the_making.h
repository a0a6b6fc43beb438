#pragma once

#include "base/result.h"

#include <filesystem>

namespace deedbox::db {

/// A new file that takes its name only when it is whole and on disk: until then it lies beside its place under another
/// one, and is gone if it never gets there. Only its owner can read it.
class FileInTheMaking {
public:
    static Result<FileInTheMaking> beside(const std::filesystem::path& place);
    FileInTheMaking(FileInTheMaking&& other) noexcept : path_{std::exchange(other.path_, {})} {}
    FileInTheMaking(const FileInTheMaking&) = delete;
    FileInTheMaking& operator=(const FileInTheMaking&) = delete;
    ~FileInTheMaking();

    const std::filesystem::path& path() const { return path_; }

    /// Makes it durable and gives it its name. Errors: there is a file of that name by now.
    Result<void> put_in_place(const std::filesystem::path& place);

private:
    explicit FileInTheMaking(std::filesystem::path path) : path_{std::move(path)} {}
    std::filesystem::path path_;
};

} // namespace deedbox::db

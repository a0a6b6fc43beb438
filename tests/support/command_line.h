#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace deedbox::testing {

/// Runs the real program as an operator runs it, in a folder of its own that is gone afterwards.
class CommandLine {
public:
    CommandLine();
    ~CommandLine();
    CommandLine(const CommandLine&) = delete;
    CommandLine& operator=(const CommandLine&) = delete;

    struct Outcome {
        int status;
        std::string output; // both streams
    };
    /// Settings by their names, without the prefix: `{{"REVIEW_POLICY", "never"}}`.
    Outcome run(const std::string& arguments, const std::map<std::string, std::string>& settings = {}) const;

    const std::filesystem::path& folder() const { return folder_; }

private:
    std::filesystem::path folder_;
};

} // namespace deedbox::testing

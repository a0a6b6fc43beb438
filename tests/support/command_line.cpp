#include "support/command_line.h"

#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>

namespace deedbox::testing {

CommandLine::CommandLine() {
    auto pattern = (std::filesystem::temp_directory_path() / "deedbox-cli-XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
}

CommandLine::~CommandLine() {
    std::filesystem::remove_all(folder_);
}

CommandLine::Outcome CommandLine::run(const std::string& arguments,
                                      const std::map<std::string, std::string>& settings) const {
    auto command = "cd " + folder_.string() + " && env -i";
    for (const auto& [name, value] : settings) command.append(" DEEDBOX_" + name + "='" + value + "'");
    command += " " DEEDBOX_BINARY " " + arguments + " 2>&1";
    auto* pipe = ::popen(command.c_str(), "r");
    Outcome outcome{};
    char chunk[4096];
    while (const auto size = ::fread(chunk, 1, sizeof chunk, pipe)) outcome.output.append(chunk, size);
    outcome.status = WEXITSTATUS(::pclose(pipe));
    return outcome;
}

} // namespace deedbox::testing

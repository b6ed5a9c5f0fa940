// SPDX-License-Identifier: GPL-3.0-or-later
#include "running_crm.h"

#include <csignal>
#include <fstream>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yorisoi::test_support {

base::Result<RunningCrm> RunningCrm::start(const std::string &program,
                                           const std::filesystem::path &data)
{
    const auto failed = [](const std::string &what) {
        return base::fail(base::ErrorCode::IoFailed, what);
    };
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return failed("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    const std::string folder = data;
    const char *arguments[] = {program.c_str(), "--data", folder.c_str(), nullptr};
    pid_t process = 0;
    const int spawned = posix_spawn(&process, program.c_str(), &actions, nullptr,
                                    const_cast<char *const *>(arguments), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (spawned != 0) {
        close(ends[0]);
        return failed("cannot start " + program);
    }
    RunningCrm crm(process, ends[0]);
    std::string said;
    for (char c = 0; c != '\n' && read(ends[0], &c, 1) == 1;)
        said += c;
    const auto address = said.find("https://");
    if (address == std::string::npos)
        return failed("yorisoi-crm did not start: " + said);
    crm.m_address = said.substr(address, said.find_last_not_of('\n') + 1 - address);
    return crm;
}

RunningCrm::RunningCrm(RunningCrm &&other) noexcept
    : m_process(std::exchange(other.m_process, 0)),
      m_said(std::exchange(other.m_said, -1)),
      m_address(std::move(other.m_address))
{
}

RunningCrm::~RunningCrm()
{
    if (m_process == 0)
        return;
    kill(m_process, SIGTERM);
    waitpid(m_process, nullptr, 0);
    close(m_said);
}

long statusOf(pid_t process, const std::string &field)
{
    std::ifstream file("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(field + ":"))
            return std::strtol(line.c_str() + field.size() + 1, nullptr, 10);
    return -1;
}

} // namespace yorisoi::test_support

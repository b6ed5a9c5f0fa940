// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/workload/start.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace yorisoi::workload {
namespace {

using base::ErrorCode;
using base::fail;
using Json = nlohmann::json;
using Steady = std::chrono::steady_clock;

double millisecondsSince(Steady::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

/// What is in the folder leaves the system's file cache, after it is on disk.
void forgetCached(const std::filesystem::path &folder)
{
    std::error_code failure;
    for (const auto &entry : std::filesystem::directory_iterator(folder, failure)) {
        if (!entry.is_regular_file(failure))
            continue;
        const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC);
        if (file < 0)
            continue;
        fdatasync(file);
        posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
        ::close(file);
    }
}

struct Ran {
    std::string firstLine;
    double firstLineAt = 0; ///< milliseconds after the call
    int exitCode = -1;
};

std::vector<std::string> environmentForDrawing()
{
    std::vector<std::string> all;
    for (char **entry = environ; *entry; ++entry)
        all.emplace_back(*entry);
    if (!std::getenv("DISPLAY") && !std::getenv("WAYLAND_DISPLAY") &&
        !std::getenv("QT_QPA_PLATFORM"))
        all.emplace_back("QT_QPA_PLATFORM=offscreen");
    return all;
}

std::vector<char *> pointers(std::vector<std::string> &texts)
{
    std::vector<char *> all;
    for (std::string &text : texts)
        all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

base::Result<Ran> run(std::vector<std::string> command)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return fail(ErrorCode::IoFailed, "start: no pipe");
    auto environment = environmentForDrawing();
    const auto arguments = pointers(command);
    const auto variables = pointers(environment);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    pid_t child = 0;
    Ran ran;
    const auto begin = Steady::now();
    const int spawned = posix_spawn(&child, command.front().c_str(), &actions, nullptr,
                                    arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (spawned != 0) {
        ::close(ends[0]);
        return fail(spawned == ENOENT ? ErrorCode::NotFound : ErrorCode::IoFailed,
                    "start: the program cannot be run");
    }
    char buffer[4096];
    bool whole = false;
    for (;;) {
        const ssize_t got = ::read(ends[0], buffer, sizeof buffer);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        if (whole)
            continue;
        ran.firstLine.append(buffer, static_cast<std::size_t>(got));
        if (const auto end = ran.firstLine.find('\n'); end != std::string::npos) {
            ran.firstLineAt = millisecondsSince(begin);
            ran.firstLine.resize(end);
            whole = true;
        }
    }
    ::close(ends[0]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    ran.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

/// What the program says about itself when it ends well.
base::Result<std::pair<Json, Ran>> report(const StartPlan &plan, bool everyPage)
{
    std::vector<std::string> command{plan.program.string(),
                                     "--data",
                                     plan.profile.string(),
                                     "--staff",
                                     plan.staff,
                                     "--pin-file",
                                     plan.pinFile.string(),
                                     "--report-start"};
    if (everyPage)
        command.emplace_back("--self-test");
    YORISOI_ASSIGN(auto ran, run(std::move(command)));
    Json said = Json::parse(ran.firstLine, nullptr, false);
    if (ran.exitCode != 0 || !said.is_object())
        return fail(ErrorCode::Internal,
                    "start: the workstation ended with " + std::to_string(ran.exitCode));
    return std::pair(std::move(said), std::move(ran));
}

base::Status startOnce(const StartPlan &plan, StartFigures &figures)
{
    forgetCached(plan.profile);
    YORISOI_ASSIGN(const auto told, report(plan, false));
    const auto &[said, ran] = told;
    figures.usable.times.push_back(ran.firstLineAt);
    figures.shown.times.push_back(said.value("shown_ms", 0.0));
    figures.desk.times.push_back(said.value("desk_ms", 0.0));
    figures.startMib = std::max(figures.startMib, said.value("peak_memory_mib", 0L));
    return {};
}

} // namespace

base::Result<StartFigures> measureStarts(const StartPlan &plan)
{
    StartFigures figures;
    figures.usable.name = "start";
    figures.shown.name = "start-shown";
    figures.desk.name = "start-desk";
    for (std::size_t i = 0; i < plan.runs; ++i)
        YORISOI_TRY(startOnce(plan, figures));
    for (Figure *figure : {&figures.usable, &figures.shown, &figures.desk})
        std::ranges::sort(figure->times);
    YORISOI_ASSIGN(const auto tested, report(plan, true));
    figures.allPagesMib = tested.first.value("peak_memory_mib", 0L);
    return figures;
}

base::Result<Figure> measureOpening(const replica::ReplicaOptions &options, const storage::Key &key,
                                    std::span<const Sample> samples, std::size_t runs,
                                    base::Clock &clock, base::Random &random)
{
    Figure figure{"open-and-ask", {}};
    for (std::size_t i = 0; i < std::min(runs, samples.size()); ++i) {
        forgetCached(options.file.parent_path());
        const auto begin = Steady::now();
        {
            YORISOI_ASSIGN(const auto copy, replica::openReplica(options, key, clock, random));
            replica::TimelineQuery query;
            query.citizen = samples[i].citizen;
            YORISOI_ASSIGN(const auto page, copy->timeline(query));
            figure.times.push_back(millisecondsSince(begin));
        }
    }
    std::ranges::sort(figure.times);
    return figure;
}

} // namespace yorisoi::workload

// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/base/log.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace yorisoi::base {
namespace {

struct Registry {
    std::mutex mutex;
    std::vector<spdlog::sink_ptr> sinks;
    std::map<std::string, std::shared_ptr<spdlog::logger>, std::less<>> loggers;

    Registry()
    {
        auto standardError = std::make_shared<spdlog::sinks::stderr_sink_mt>();
        standardError->set_level(spdlog::level::warn);
        sinks.push_back(std::move(standardError));
    }
};

Registry &registry()
{
    static Registry instance;
    return instance;
}

} // namespace

spdlog::logger &log(const char *category)
{
    auto &all = registry();
    const std::lock_guard lock(all.mutex);
    auto found = all.loggers.find(std::string_view(category));
    if (found == all.loggers.end()) {
        auto made = std::make_shared<spdlog::logger>(category, all.sinks.begin(), all.sinks.end());
        made->flush_on(spdlog::level::info);
        found = all.loggers.emplace(category, std::move(made)).first;
    }
    return *found->second;
}

void logToFile(const std::filesystem::path &file)
{
    constexpr std::size_t kFileBytes = 5 * 1024 * 1024;
    constexpr std::size_t kFiles = 5;
    auto &all = registry();
    const std::lock_guard lock(all.mutex);
    all.sinks.push_back(
        std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kFileBytes, kFiles));
    for (auto &[name, logger] : all.loggers)
        logger->sinks() = all.sinks;
}

} // namespace yorisoi::base

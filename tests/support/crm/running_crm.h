// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include <sys/types.h>

#include "yorisoi/base/result.h"

namespace yorisoi::test_support {

/// The program `yorisoi-crm` on a data folder, until this goes.
class RunningCrm {
public:
    /// Returns when it serves. IoFailed with what it said when it does not.
    static base::Result<RunningCrm> start(const std::string &program,
                                          const std::filesystem::path &data);
    RunningCrm(RunningCrm &&other) noexcept;
    RunningCrm &operator=(RunningCrm &&) = delete;
    /// Ends it and waits for it.
    ~RunningCrm();

    const std::string &address() const { return m_address; }
    pid_t process() const { return m_process; }

private:
    RunningCrm(pid_t process, int said) : m_process(process), m_said(said) {}

    pid_t m_process;
    int m_said; ///< kept open, or what it says next would end it
    std::string m_address;
};

/// A field of /proc/PID/status in KiB, such as VmHWM; -1 when there is none.
long statusOf(pid_t process, const std::string &field);

} // namespace yorisoi::test_support

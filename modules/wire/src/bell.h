// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace yorisoi::wire {

/// Something that `poll` can wait for besides a socket, so that a thread that waits for the network
/// can be called away at once. Rung from any thread; stays rung.
class Bell {
public:
    Bell();
    ~Bell();
    Bell(const Bell &) = delete;
    Bell &operator=(const Bell &) = delete;

    void ring() const noexcept;
    bool isRung() const noexcept;
    /// For `poll`: readable once it has rung. Negative where the system had none left; `poll`
    /// ignores that, and waits then end by their deadline.
    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

} // namespace yorisoi::wire

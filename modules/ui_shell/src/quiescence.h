// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <thread>

#include <QObject>

namespace yorisoi::ui_shell {

/// Waits, without blocking the GUI thread, until every question that pages have asked is answered
/// and the answers, with what they asked in turn, are on screen.
class Quiescence : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    ~Quiescence() override;

    void wait(std::function<void()> then);

private:
    void round();
    void settle(int turns);

    std::function<void()> m_then;
    std::jthread m_drain;
};

} // namespace yorisoi::ui_shell

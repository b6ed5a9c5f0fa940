// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include <QSettings>

class QWidget;

namespace yorisoi::ui_shell {

/// Where the window was, kept as `window.ini` in a folder. QWidget's own saveGeometry moves a
/// window by an assumed title bar where there is no window manager. GUI thread.
class WindowPlace {
public:
    explicit WindowPlace(const std::filesystem::path &folder);

    /// Before the window is shown: exactly where it was, or 1440×900 where nothing is kept or the
    /// screen it was on has gone. Never larger than a screen.
    void apply(QWidget &window) const;
    void keep(const QWidget &window);

private:
    QSettings m_settings;
};

} // namespace yorisoi::ui_shell

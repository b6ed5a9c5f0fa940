// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_shell/window_place.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

namespace yorisoi::ui_shell {
namespace {

constexpr QSize kUsual(1440, 900);
/// So much of a window's upper edge has to be on a screen for a hand to take hold of it.
constexpr QSize kGrip(160, 24);

const char *const kPlace = "window/place"; ///< upper left of the frame, size without it
const char *const kMaximized = "window/maximized";

const QScreen *screenOf(const QRect &place)
{
    const QScreen *best = nullptr;
    int most = 0;
    const auto screens = QGuiApplication::screens();
    for (const QScreen *screen : screens) {
        const QRect seen = screen->availableGeometry().intersected(
            QRect(place.topLeft(), QSize(place.width(), kGrip.height())));
        if (seen.width() >= std::min(kGrip.width(), place.width()) &&
            seen.height() >= kGrip.height() && seen.width() > most) {
            best = screen;
            most = seen.width();
        }
    }
    return best;
}

} // namespace

WindowPlace::WindowPlace(const std::filesystem::path &folder)
    : m_settings(QString::fromStdString((folder / "window.ini").string()), QSettings::IniFormat)
{
}

void WindowPlace::apply(QWidget &window) const
{
    const QRect kept = m_settings.value(QLatin1String(kPlace)).toRect();
    const QScreen *screen = kept.isValid() ? screenOf(kept) : nullptr;
    if (screen) {
        window.resize(kept.size().boundedTo(screen->availableSize()));
        window.move(kept.topLeft());
    } else {
        window.resize(kUsual.boundedTo(QGuiApplication::primaryScreen()->availableSize()));
    }
    if (m_settings.value(QLatin1String(kMaximized)).toBool())
        window.setWindowState(window.windowState() | Qt::WindowMaximized);
}

void WindowPlace::keep(const QWidget &window)
{
    const bool maximized = window.isMaximized();
    // Of a maximized window the frame is not where it will be: its margins are.
    const QPoint margin = window.geometry().topLeft() - window.frameGeometry().topLeft();
    const QRect normal =
        window.normalGeometry().isValid() ? window.normalGeometry() : window.geometry();
    const QPoint corner = maximized ? normal.topLeft() - margin : window.pos();
    m_settings.setValue(QLatin1String(kPlace), QRect(corner, normal.size()));
    m_settings.setValue(QLatin1String(kMaximized), maximized);
    m_settings.sync();
}

} // namespace yorisoi::ui_shell

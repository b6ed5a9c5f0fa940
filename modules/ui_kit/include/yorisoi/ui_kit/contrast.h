// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStringList>

class QQuickItem;

namespace yorisoi::ui_kit {

/// WCAG 2.1 level AA (success criteria 1.4.3 and 1.4.11; JIS X 8341-3).
inline constexpr double kTextContrast = 4.5;
/// Text from 24 px, or bold from 18.66 px; icons.
inline constexpr double kLargeContrast = 3.0;

/// Contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor &a, const QColor &b);

/// Every visible text and icon whose colour does not stand out enough from what is painted under
/// it, one English line each. Disabled items are left out, as the criteria leave them out. GUI
/// thread, after the layout has settled.
QStringList auditContrast(QQuickItem *root);

} // namespace yorisoi::ui_kit

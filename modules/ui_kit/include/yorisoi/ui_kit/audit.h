// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QQuickItem;
class QWidget;

namespace yorisoi::ui_kit {

/// What a machine can find wrong with what is on screen, one English line each; empty when nothing
/// is. Looks at visible items only:
///   - something the keyboard reaches has no objectName or no accessible name;
///   - text or an icon does not stand out enough from what is under it (contrast.h);
///   - text is wider or higher than its item, or sticks out of its parent.
/// Text that ends in … by intent is no complaint. GUI thread, after the layout has settled.
QStringList auditItems(QQuickItem *root);
/// The same for widgets, and for the QML pages among them.
QStringList auditWidgets(QWidget *root);

} // namespace yorisoi::ui_kit

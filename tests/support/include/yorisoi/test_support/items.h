// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickItem>

namespace yorisoi::test_support {

/// The first item of that objectName in the visual tree, where a list's or repeater's delegates
/// are, too; null when there is none. The including test links Qt6::Quick.
inline QQuickItem *findItem(QQuickItem *root, const QString &objectName)
{
    if (!root || root->objectName() == objectName)
        return root;
    const auto children = root->childItems();
    for (QQuickItem *child : children)
        if (QQuickItem *found = findItem(child, objectName))
            return found;
    return nullptr;
}

} // namespace yorisoi::test_support

// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/audit.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QQuickItem>
#include <QQuickWidget>

#include "yorisoi/ui_kit/contrast.h"

namespace yorisoi::ui_kit {
namespace {

/// Rounding of a layout is no fault.
constexpr qreal kTolerance = 1.5;
constexpr int kElideNone = 3; // Text.ElideNone

QString accessibleName(QObject *object)
{
    const QAccessibleInterface *face = QAccessible::queryAccessibleInterface(object);
    return face ? face->text(QAccessible::Name) : QString();
}

/// Enough to find the place in the source; of a text its length, for it may be somebody's name.
QString placeOf(const QQuickItem *item)
{
    QStringList path;
    for (const QQuickItem *at = item; at && path.size() < 4; at = at->parentItem()) {
        QString type = QString::fromLatin1(at->metaObject()->className());
        type = type.left(type.indexOf(QLatin1String("_QML")));
        if (!at->objectName().isEmpty())
            type += QLatin1Char('#') + at->objectName();
        path.prepend(type);
    }
    return path.join(QLatin1String(" > "));
}

bool scrolls(const QQuickItem *parent)
{
    // A Flickable's content may be larger than what is seen of it.
    const QQuickItem *above = parent ? parent->parentItem() : nullptr;
    return above && above->inherits("QQuickFlickable");
}

void auditText(QQuickItem *item, QStringList &found)
{
    const QString text = item->property("text").toString();
    if (text.trimmed().isEmpty())
        return;
    const QString what = QStringLiteral("text of %1 characters in %2")
                             .arg(QString::number(text.size()), placeOf(item));
    const qreal wide = item->property("contentWidth").toReal();
    const qreal high = item->property("contentHeight").toReal();
    const bool elided = item->property("elide").toInt() != kElideNone;
    if (!elided && wide > item->width() + kTolerance)
        found << QStringLiteral("%1 is %2 wide, its item %3")
                     .arg(what, QString::number(wide), QString::number(item->width()));
    if (high > item->height() + kTolerance)
        found << QStringLiteral("%1 is %2 high, its item %3")
                     .arg(what, QString::number(high), QString::number(item->height()));
    const QQuickItem *parent = item->parentItem();
    if (!parent || parent->width() <= 0 || parent->height() <= 0 || scrolls(parent))
        return;
    const QRectF box = item->mapRectToItem(
        parent, QRectF(0, 0, std::min(wide, item->width()), std::min(high, item->height())));
    if (box.left() < -kTolerance || box.right() > parent->width() + kTolerance ||
        box.top() < -kTolerance || box.bottom() > parent->height() + kTolerance)
        found << QStringLiteral("%1 sticks out of its parent").arg(what);
}

void auditItem(QQuickItem *item, QStringList &found)
{
    if (!item->isVisible() || item->opacity() <= 0.0)
        return;
    const bool reachable = item->isEnabled() && item->activeFocusOnTab();
    if (reachable && item->objectName().isEmpty())
        found << QStringLiteral("no objectName: %1").arg(placeOf(item));
    if (reachable && accessibleName(item).trimmed().isEmpty())
        found << QStringLiteral("no accessible name: %1").arg(placeOf(item));
    if (item->inherits("QQuickText"))
        auditText(item, found);
    const auto children = item->childItems();
    for (QQuickItem *child : children)
        auditItem(child, found);
}

QString placeOf(const QWidget *widget)
{
    const QString type = QString::fromLatin1(widget->metaObject()->className());
    return widget->objectName().isEmpty() ? type : type + QLatin1Char('#') + widget->objectName();
}

void auditLabel(const QLabel *label, QStringList &found)
{
    if (label->text().isEmpty())
        return;
    const bool cut = label->wordWrap() ? label->heightForWidth(label->width()) > label->height() + 1
                                       : label->sizeHint().width() > label->width() + 1;
    if (cut)
        found << QStringLiteral("text is cut: %1").arg(placeOf(label));
}

void auditWidget(QWidget *widget, QStringList &found)
{
    if (!widget->isVisible())
        return;
    if (auto *page = qobject_cast<QQuickWidget *>(widget)) {
        if (page->rootObject())
            found << auditItems(page->rootObject());
        return;
    }
    const bool interactive =
        qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget);
    if (interactive && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus) {
        if (widget->objectName().isEmpty())
            found << QStringLiteral("no objectName: %1").arg(placeOf(widget));
        if (accessibleName(widget).trimmed().isEmpty())
            found << QStringLiteral("no accessible name: %1").arg(placeOf(widget));
    }
    if (const auto *label = qobject_cast<QLabel *>(widget))
        auditLabel(label, found);
    if (const auto *button = qobject_cast<QAbstractButton *>(widget);
        button && !button->text().isEmpty() && button->sizeHint().width() > button->width() + 1)
        found << QStringLiteral("text is cut: %1").arg(placeOf(widget));
    const auto children = widget->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *child : children)
        if (!child->isWindow())
            auditWidget(child, found);
}

} // namespace

QStringList auditItems(QQuickItem *root)
{
    QStringList found;
    if (root)
        auditItem(root, found);
    found << auditContrast(root);
    found.removeDuplicates();
    return found;
}

QStringList auditWidgets(QWidget *root)
{
    QStringList found;
    if (root)
        auditWidget(root, found);
    found.removeDuplicates();
    return found;
}

} // namespace yorisoi::ui_kit

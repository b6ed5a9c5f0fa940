// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/contrast.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <QFont>
#include <QQuickItem>

namespace yorisoi::ui_kit {
namespace {

constexpr double kLargePixels = 24;
constexpr double kLargeBoldPixels = 18.66;
/// Of a computed ratio; a colour that is meant to be exactly 4.5 is no fault.
constexpr double kRounding = 0.01;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

QColor over(const QColor &top, const QColor &below, double opacity)
{
    const double alpha = top.alphaF() * opacity;
    const auto mix = [alpha](double a, double b) {
        return static_cast<float>(a * alpha + b * (1 - alpha));
    };
    return QColor::fromRgbF(mix(top.redF(), below.redF()), mix(top.greenF(), below.greenF()),
                            mix(top.blueF(), below.blueF()));
}

struct Surface {
    QRectF place;
    QColor color;
    double opacity;
};

/// Walks items in the order in which they are painted and remembers what lies under the next one.
class Painter {
public:
    explicit Painter(QStringList &found) : m_found(found) {}

    void paint(QQuickItem *item, double opacity)
    {
        if (!item->isVisible() || item->opacity() <= 0.0)
            return;
        opacity *= item->opacity();
        auto children = item->childItems();
        std::stable_sort(children.begin(), children.end(),
                         [](const QQuickItem *a, const QQuickItem *b) { return a->z() < b->z(); });
        auto child = children.cbegin();
        for (; child != children.cend() && (*child)->z() < 0; ++child)
            paint(*child, opacity);
        look(item, opacity);
        for (; child != children.cend(); ++child)
            paint(*child, opacity);
    }

private:
    void look(QQuickItem *item, double opacity)
    {
        const QRectF place = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
        if (item->inherits("QQuickRectangle")) {
            const auto color = item->property("color").value<QColor>();
            if (color.alpha() > 0)
                m_surfaces.push_back({place, color, opacity});
        } else if (item->isEnabled() && item->inherits("yorisoi::ui_kit::Icon")) {
            if (!item->property("name").toString().isEmpty())
                compare(item, place, opacity, kLargeContrast);
        } else if (item->isEnabled() &&
                   (item->inherits("QQuickText") || item->inherits("QQuickTextInput") ||
                    item->inherits("QQuickTextEdit"))) {
            if (item->property("text").toString().trimmed().isEmpty())
                return;
            const auto font = item->property("font").value<QFont>();
            const bool large = font.pixelSize() >= kLargePixels ||
                               (font.bold() && font.pixelSize() >= kLargeBoldPixels);
            compare(item, place, opacity, large ? kLargeContrast : kTextContrast);
        }
    }

    void compare(const QQuickItem *item, const QRectF &place, double opacity, double wanted)
    {
        QColor under = Qt::white;
        for (const Surface &surface : m_surfaces)
            if (surface.place.contains(place.center()))
                under = over(surface.color, under, surface.opacity);
        const QColor ink = over(item->property("color").value<QColor>(), under, opacity);
        const double ratio = contrastRatio(ink, under);
        if (ratio + kRounding < wanted)
            m_found << QStringLiteral("contrast %1:1 of %2 on %3 in %4, %5 wanted")
                           .arg(QString::number(ratio, 'f', 2), ink.name(), under.name(),
                                nameOf(item), QString::number(wanted));
    }

    static QString nameOf(const QQuickItem *item)
    {
        QStringList path;
        for (; item && path.size() < 4; item = item->parentItem()) {
            QString type = QString::fromLatin1(item->metaObject()->className());
            type = type.left(type.indexOf(QLatin1String("_QML")));
            path.prepend(item->objectName().isEmpty() ? type : type + u'#' + item->objectName());
        }
        return path.join(QLatin1String(" > "));
    }

    QStringList &m_found;
    std::vector<Surface> m_surfaces;
};

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

QStringList auditContrast(QQuickItem *root)
{
    QStringList found;
    if (root)
        Painter(found).paint(root, 1.0);
    found.removeDuplicates();
    return found;
}

} // namespace yorisoi::ui_kit

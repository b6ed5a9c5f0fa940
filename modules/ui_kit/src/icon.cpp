// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/icon.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QQuickWindow>
#include <QSvgRenderer>

#include "yorisoi/ui_kit/theme.h"

namespace yorisoi::ui_kit {

Icon::Icon(QQuickItem *parent)
    : QQuickPaintedItem(parent),
      m_color(Theme::text()),
      m_size(Theme::iconSize())
{
    setImplicitSize(m_size, m_size);
    setAntialiasing(true);
}

void Icon::setName(const QString &name)
{
    if (name == m_name)
        return;
    m_name = name;
    update();
    Q_EMIT nameChanged();
}

void Icon::setColor(const QColor &color)
{
    if (color == m_color)
        return;
    m_color = color;
    update();
    Q_EMIT colorChanged();
}

void Icon::setSize(int size)
{
    if (size == m_size)
        return;
    m_size = size;
    setImplicitSize(size, size);
    update();
    Q_EMIT sizeChanged();
}

void Icon::paint(QPainter *painter)
{
    const qreal ratio = window() ? window()->effectiveDevicePixelRatio() : 1.0;
    const QPixmap picture = iconPixmap(m_name, m_color, m_size, ratio);
    if (!picture.isNull())
        painter->drawPixmap(QPointF((width() - m_size) / 2, (height() - m_size) / 2), picture);
}

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    if (name.isEmpty())
        return {};
    const QString key =
        QStringLiteral("yorisoi-icon/%1/%2/%3@%4")
            .arg(name, color.name(QColor::HexArgb), QString::number(size), QString::number(ratio));
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toUtf8()));
    picture = QPixmap(QSize(size, size) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(0, 0, size, size));
    painter.end();
    QPixmapCache::insert(key, picture);
    return picture;
}

QIcon makeIcon(const QString &name, const QColor &color)
{
    QIcon icon;
    for (const int size : {16, 20, 24})
        for (const qreal ratio : {1.0, 2.0}) {
            const QPixmap picture = iconPixmap(name, color, size, ratio);
            if (!picture.isNull())
                icon.addPixmap(picture);
        }
    return icon;
}

} // namespace yorisoi::ui_kit

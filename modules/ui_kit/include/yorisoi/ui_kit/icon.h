// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QQuickPaintedItem>
#include <QString>

namespace yorisoi::ui_kit {

/// A picture of resources/icons by its file name without `.svg`, drawn sharp at any size in one
/// colour. Decoration: it has no accessible name of its own.
class Icon : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY nameChanged FINAL)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged FINAL)
    Q_PROPERTY(int size READ size WRITE setSize NOTIFY sizeChanged FINAL)

public:
    explicit Icon(QQuickItem *parent = nullptr);

    QString name() const { return m_name; }
    void setName(const QString &name);
    QColor color() const { return m_color; }
    void setColor(const QColor &color);
    int size() const { return m_size; }
    void setSize(int size);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void nameChanged();
    void colorChanged();
    void sizeChanged();

private:
    QString m_name;
    QColor m_color;
    int m_size;
};

/// The same for widgets; a null icon when there is no such file.
QIcon makeIcon(const QString &name, const QColor &color);
QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio);

} // namespace yorisoi::ui_kit

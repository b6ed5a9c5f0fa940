// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QQuickPaintedItem>
#include <QTextLayout>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace yorisoi::ui_timeline {

/// Plain text in which some parts are marked; never interprets markup, so data may be shown by it.
class MarkedText : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    /// [start, length, start, length …] in UTF-16 units.
    Q_PROPERTY(QVariantList marks READ marks WRITE setMarks NOTIFY marksChanged)
    Q_PROPERTY(QFont font READ font WRITE setFont NOTIFY fontChanged)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY colorChanged)
    Q_PROPERTY(QColor markColor READ markColor WRITE setMarkColor NOTIFY colorChanged)
    /// 0 = as many as it takes; what is beyond ends in an ellipsis.
    Q_PROPERTY(int maximumLineCount READ maximumLineCount WRITE setMaximumLineCount NOTIFY
                   maximumLineCountChanged)
public:
    explicit MarkedText(QQuickItem *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    QVariantList marks() const { return m_marks; }
    void setMarks(const QVariantList &marks);
    QFont font() const { return m_font; }
    void setFont(const QFont &font);
    QColor color() const { return m_color; }
    void setColor(const QColor &color);
    QColor markColor() const { return m_markColor; }
    void setMarkColor(const QColor &color);
    int maximumLineCount() const { return m_maximumLineCount; }
    void setMaximumLineCount(int count);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void textChanged();
    void marksChanged();
    void fontChanged();
    void colorChanged();
    void maximumLineCountChanged();

protected:
    void geometryChange(const QRectF &now, const QRectF &before) override;

private:
    void arrange();

    QString m_text;
    QVariantList m_marks;
    QFont m_font;
    QColor m_color = Qt::black;
    QColor m_markColor = Qt::yellow;
    int m_maximumLineCount = 0;
    QTextLayout m_layout;
};

} // namespace yorisoi::ui_timeline

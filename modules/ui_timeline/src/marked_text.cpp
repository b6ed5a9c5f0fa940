// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/marked_text.h"

#include <cmath>

#include <QPainter>
#include <QTextCharFormat>

namespace yorisoi::ui_timeline {
namespace {

/// Lays the text out and gives its height; `last` is the number of lines, 0 = all.
qreal layOut(QTextLayout &layout, qreal width, int last)
{
    qreal height = 0;
    layout.beginLayout();
    for (int count = 0; last == 0 || count < last; ++count) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return height;
}

} // namespace

MarkedText::MarkedText(QQuickItem *parent) : QQuickPaintedItem(parent) {}

void MarkedText::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
    arrange();
}

void MarkedText::setMarks(const QVariantList &marks)
{
    if (m_marks == marks)
        return;
    m_marks = marks;
    Q_EMIT marksChanged();
    arrange();
}

void MarkedText::setFont(const QFont &font)
{
    if (m_font == font)
        return;
    m_font = font;
    Q_EMIT fontChanged();
    arrange();
}

void MarkedText::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    Q_EMIT colorChanged();
    update();
}

void MarkedText::setMarkColor(const QColor &color)
{
    if (m_markColor == color)
        return;
    m_markColor = color;
    Q_EMIT colorChanged();
    arrange();
}

void MarkedText::setMaximumLineCount(int count)
{
    if (m_maximumLineCount == count)
        return;
    m_maximumLineCount = count;
    Q_EMIT maximumLineCountChanged();
    arrange();
}

void MarkedText::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    if (now.width() != before.width())
        arrange();
}

void MarkedText::arrange()
{
    QList<QTextLayout::FormatRange> formats;
    for (qsizetype i = 0; i + 1 < m_marks.size(); i += 2) {
        QTextCharFormat format;
        format.setBackground(m_markColor);
        formats.append({m_marks.at(i).toInt(), m_marks.at(i + 1).toInt(), format});
    }
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setFont(m_font);
    m_layout.setTextOption(option);
    m_layout.setFormats(formats);
    m_layout.setText(m_text);
    m_layout.setCacheEnabled(true);
    const qreal width = this->width() > 0 ? this->width() : 10'000;
    qreal height = layOut(m_layout, width, m_maximumLineCount);
    const int lines = m_layout.lineCount();
    if (lines > 0) {
        const QTextLine last = m_layout.lineAt(lines - 1);
        const int end = last.textStart() + last.textLength();
        if (end < m_text.size()) {
            QString cut = m_text.left(end).trimmed();
            cut.chop(1);
            m_layout.setText(cut + u'…');
            height = layOut(m_layout, width, m_maximumLineCount);
        }
    }
    qreal widest = 0;
    for (int i = 0; i < m_layout.lineCount(); ++i)
        widest = std::max(widest, m_layout.lineAt(i).naturalTextWidth());
    setImplicitSize(std::ceil(widest), std::ceil(height));
    update();
}

void MarkedText::paint(QPainter *painter)
{
    painter->setPen(m_color);
    m_layout.draw(painter, {0, 0});
}

} // namespace yorisoi::ui_timeline

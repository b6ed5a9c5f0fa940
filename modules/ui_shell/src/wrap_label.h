// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace yorisoi::ui_shell {

/// Plain text that wraps and claims the height it needs at its width; a QLabel alone is cut where a
/// layout is aligned.
class WrapLabel final : public QLabel {
public:
    WrapLabel(const char *name, QWidget *parent) : QLabel(parent)
    {
        setObjectName(QLatin1String(name));
        setTextFormat(Qt::PlainText);
        setWordWrap(true);
    }
    void say(const QString &text)
    {
        setText(text);
        setAccessibleName(text);
        fit();
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        fit();
    }
    void changeEvent(QEvent *event) override
    {
        QLabel::changeEvent(event);
        if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
            fit();
    }

private:
    // heightForWidth would answer at least the height set before.
    void fit()
    {
        const QRect room(0, 0, contentsRect().width(), QWIDGETSIZE_MAX);
        const int needed =
            text().isEmpty() ? 0
                             : fontMetrics().boundingRect(room, Qt::TextWordWrap, text()).height();
        setFixedHeight(needed + height() - contentsRect().height());
    }
};

} // namespace yorisoi::ui_shell

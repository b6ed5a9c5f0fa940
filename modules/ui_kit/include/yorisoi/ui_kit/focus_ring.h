// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace yorisoi::ui_kit {

/// The kit's focus ring for the widgets of one window: black and yellow around the input or button
/// that has the focus. Buttons show it when the keyboard brought the focus; QML pages, tables and
/// tab bars draw their own. Lives as a child of the window.
class WidgetFocusRing : public QWidget {
    Q_OBJECT
public:
    explicit WidgetFocusRing(QWidget *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void follow(QWidget *focus);
    void place();

    QPointer<QWidget> m_focus;
    bool m_byKeyboard = false;
};

} // namespace yorisoi::ui_kit

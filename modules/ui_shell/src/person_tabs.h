// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace yorisoi::ui_shell {

/// The people whose records are open, one tab each: name above, kana and age below, so that whose
/// record it is cannot be mistaken.
class PersonTabs : public QTabBar {
    Q_OBJECT
public:
    explicit PersonTabs(QWidget *parent = nullptr);

    int addPerson();
    void setPerson(int index, const QString &name, const QString &detail);
    QString nameOf(int index) const;
    /// Whether the chosen tab is what the window shows; else all look unchosen.
    void setActive(bool active);

Q_SIGNALS:
    void closeAsked(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void say(int index);
    void paintTab(class QPainter &painter, int index) const;

    bool m_active = true;
};

} // namespace yorisoi::ui_shell

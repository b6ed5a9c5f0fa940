// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QFrame>

class QButtonGroup;
class QToolButton;
class QVBoxLayout;

namespace yorisoi::ui_shell {

/// The column at the left: one entry for each fixed page, and below them what concerns the program.
class NavigationRail : public QFrame {
    Q_OBJECT
public:
    enum Entry { Reception, Cases, Sync };

    explicit NavigationRail(QWidget *parent = nullptr);

    /// -1: none, a person's tab is shown.
    void setCurrent(int entry);
    /// A number on the entry; 0 takes it away.
    void setCount(Entry entry, std::size_t count, bool alarming);

Q_SIGNALS:
    void chosen(int entry);
    void languageRequested();
    void shortcutsRequested();
    void signOutRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *add(QVBoxLayout *layout, const char *name, const char *icon);
    void retranslate();

    QButtonGroup *m_group;
    std::vector<QToolButton *> m_entries;
    std::vector<std::pair<std::size_t, bool>> m_counts;
    QToolButton *m_language;
    QToolButton *m_shortcuts;
    QToolButton *m_signOut;
};

} // namespace yorisoi::ui_shell

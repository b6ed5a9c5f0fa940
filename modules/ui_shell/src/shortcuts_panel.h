// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLayout;

namespace yorisoi::ui_shell {

/// Every shortcut, in groups; not modal to the program, closed by Esc.
class ShortcutsPanel : public QDialog {
    Q_OBJECT
public:
    explicit ShortcutsPanel(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    QLayout *makeColumn(bool left);
    QWidget *m_body = nullptr;
};

} // namespace yorisoi::ui_shell

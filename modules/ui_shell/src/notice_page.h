// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "yorisoi/base/result.h"
#include "yorisoi/ui_shell/status_words.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace yorisoi::ui_shell {

class WrapLabel;

/// A page that stands for the whole program: the copy cannot be opened, or the ward is being loaded
/// for the first time.
class NoticePage : public QWidget {
    Q_OBJECT
public:
    explicit NoticePage(QWidget *parent = nullptr);

    /// What is wrong, what to do, and a way to try again.
    void showTrouble(const base::Error &error);
    /// How far the first load is; offline it says why and when it goes on.
    void showLoad(const sync::ServiceStatus &status, base::Instant now);

Q_SIGNALS:
    void retryRequested();
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Showing { Nothing, Trouble, Load };
    void retranslate();
    QString loadDetail() const;

    Showing m_showing = Showing::Nothing;
    base::Error m_error;
    sync::ServiceStatus m_status;
    base::Instant m_now{};
    base::Instant m_loadStart{};
    QLabel *m_icon;
    WrapLabel *m_title;
    WrapLabel *m_text;
    QProgressBar *m_progress;
    WrapLabel *m_detail;
    QPushButton *m_retry;
    QPushButton *m_back;
};

} // namespace yorisoi::ui_shell

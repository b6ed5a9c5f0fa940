// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QWidget>

#include "yorisoi/base/result.h"
#include "yorisoi/ui_shell/status_words.h"

class QColor;
class QLabel;
class QProgressBar;
class QPushButton;

namespace yorisoi::ui_shell {

class WrapLabel;

/// What a page of trouble knows.
struct Trouble {
    base::Error error{};
    base::Instant at{};
    QString device{};
    bool ofCopy = false; ///< about the copy, which may hold records that were not sent
    /// Records the central CRM has not confirmed, where that could be read, and when.
    std::optional<std::size_t> unsent{};
    base::Instant countedAt{};
    bool atDesk = false;    ///< somebody is signed in and can go back to the desk
    bool mayReload = false; ///< there is a way to load the copy again
};

/// A page that stands for the whole program: the copy cannot be opened or is damaged, or the ward
/// is being loaded for the first time.
class NoticePage : public QWidget {
    Q_OBJECT
public:
    explicit NoticePage(QWidget *parent = nullptr);

    /// What is wrong, what is safe, what to do, and the ways out.
    void showTrouble(const Trouble &trouble);
    /// How far the first load is; offline it says why and when it goes on.
    void showLoad(const sync::ServiceStatus &status, base::Instant now);

Q_SIGNALS:
    void retryRequested();
    void backRequested();
    /// Load the copy again; where that puts a file aside, it was confirmed.
    void reloadRequested();
    void languageRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Showing { Nothing, Trouble, Load };
    void retranslate();
    void showMark(const QString &icon, const QColor &ink);
    void sayTrouble();
    void sayLoad();
    void pressReload();
    QString unsentWords() const;
    QString detailWords() const;
    QString loadDetail() const;

    Showing m_showing = Showing::Nothing;
    Trouble m_trouble;
    bool m_confirming = false;
    bool m_detailed = false;
    sync::ServiceStatus m_status;
    base::Instant m_now{};
    base::Instant m_loadStart{};
    QLabel *m_icon;
    WrapLabel *m_title;
    WrapLabel *m_text;
    WrapLabel *m_safe;
    WrapLabel *m_way;
    QProgressBar *m_progress;
    WrapLabel *m_detail;
    QPushButton *m_retry;
    QPushButton *m_reload;
    QPushButton *m_back;
    QPushButton *m_more;
    QPushButton *m_language;
};

} // namespace yorisoi::ui_shell

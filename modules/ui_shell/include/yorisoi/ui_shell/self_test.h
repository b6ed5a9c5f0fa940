// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QObject>
#include <QStringList>
#include <QTimer>

#include "yorisoi/base/id.h"
#include "yorisoi/crypto/secret.h"
#include "yorisoi/replica/replica.h"
#include "yorisoi/ui_kit/page.h"
#include "yorisoi/ui_kit/task.h"

namespace yorisoi::ui_shell {

class MainWindow;
class Quiescence;

struct SelfTestOptions {
    QString staff;
    std::shared_ptr<crypto::SecretBuffer> pin;
    QStringList languages;
    QString pictures; ///< folder for `NN-page-language.png`; empty: no pictures
};

/// Signs in, opens every page in every language, and looks: a QML warning, text that does not fit,
/// something the keyboard reaches without a name, or a page that never becomes ready is a
/// complaint. Goes on when pages and their questions say so, not when time has passed. GUI thread.
class SelfTest : public QObject {
    Q_OBJECT
public:
    SelfTest(MainWindow &window, SelfTestOptions options, QObject *parent = nullptr);
    ~SelfTest() override;
    void start();

Q_SIGNALS:
    /// Empty: nothing is wrong.
    void finished(const QStringList &complaints);

private:
    struct Step {
        QString name;
        std::function<void()> act;
    };
    /// People worth looking at, chosen from the copy.
    struct Cast {
        base::Uuid busy;     ///< with an open case
        base::Uuid wordy;    ///< with the longest name
        base::Uuid guarded;  ///< whose address is withheld; null when the copy has none
        std::string surname; ///< that several people have
    };

    void planSignIn();
    void planDesk(const Cast &cast);
    void planTrouble(const Cast &cast);
    void pressOn(const char *item, Qt::Key key);
    void typeInto(const char *item, const QString &text);
    void next();
    void afterAct();
    void afterFrames(int frames);
    void look();
    void complain(const QString &what);
    void finish();
    static base::Result<Cast> chooseCast(const replica::Replica &copy);

    MainWindow &m_window;
    SelfTestOptions m_options;
    std::vector<Step> m_steps;
    std::size_t m_step = 0;
    int m_picture = 0;
    QString m_language;
    QStringList m_complaints;
    QTimer m_patience; ///< ends a step that would never end
    std::unique_ptr<Quiescence> m_quiet;
    ui_kit::TaskSlot m_task{this};
};

} // namespace yorisoi::ui_shell

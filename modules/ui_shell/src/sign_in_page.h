// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "yorisoi/base/result.h"
#include "yorisoi/crypto/secret.h"

class QFrame;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace yorisoi::ui_shell {

class WrapLabel;

/// Staff number and PIN. Asks for nothing but these and says in words what was wrong.
class SignInPage : public QWidget {
    Q_OBJECT
public:
    /// `deviceName` says which machine this is.
    explicit SignInPage(const QString &deviceName, QWidget *parent = nullptr);

    void setStaff(const QString &staff);
    /// While the keys are derived and the copy is opened, nothing can be typed.
    void setBusy(bool busy);
    void showError(const base::Error &error);
    /// Empties the PIN and puts the focus where typing goes on.
    void prepare();

Q_SIGNALS:
    void submitted(const QString &staff, const std::shared_ptr<yorisoi::crypto::SecretBuffer> &pin);
    void languageRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void submit();
    void say(const QString &title, const QString &advice);

    QString m_deviceName;
    base::Error m_error;
    bool m_failed = false;
    bool m_capsLock = false;
    QLabel *m_product;
    QLabel *m_device;
    QLabel *m_staffLabel;
    QLineEdit *m_staff;
    QLabel *m_pinLabel;
    QLineEdit *m_pin;
    QLabel *m_capsHint;
    QFrame *m_problemBox;
    WrapLabel *m_problem;
    QPushButton *m_enter;
    QProgressBar *m_progress;
    QLabel *m_progressText;
    QPushButton *m_language;
};

} // namespace yorisoi::ui_shell

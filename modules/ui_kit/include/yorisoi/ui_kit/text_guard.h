// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QQuickItem>

namespace yorisoi::ui_kit {

/// Keeps a TextInput or TextEdit from losing or breaking what was typed:
///   - half-typed (preedit) text is committed before the focus leaves; Qt would drop it;
///   - Backspace removes a character with its variation selector (葛󠄀), never the selector
///   alone.
class TextGuard : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickItem *target READ target WRITE setTarget NOTIFY targetChanged FINAL)
    /// What is half-typed, empty when nothing is.
    Q_PROPERTY(QString preedit READ preedit NOTIFY preeditChanged FINAL)

public:
    using QObject::QObject;

    QQuickItem *target() const { return m_target; }
    void setTarget(QQuickItem *target);
    QString preedit() const { return m_preedit; }
    /// Turns what is half-typed into text; before reading `text` to save it.
    Q_INVOKABLE void commit();

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void targetChanged();
    void preeditChanged();

private:
    void setPreedit(const QString &preedit);
    bool removeVariant();

    QPointer<QQuickItem> m_target;
    QString m_preedit;
    bool m_committing = false;
};

/// Where Backspace at `cursor` begins to remove so that no variation sequence is split; `cursor`
/// itself when Qt's own Backspace is right.
qsizetype variantStart(const QString &text, qsizetype cursor);

} // namespace yorisoi::ui_kit

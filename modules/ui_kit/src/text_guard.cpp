// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/text_guard.h"

#include <QCoreApplication>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QInputMethod>
#include <QInputMethodEvent>
#include <QKeyEvent>

namespace yorisoi::ui_kit {
namespace {

bool isVariationSelector(char32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

/// The code point that ends at `end`, and where it begins.
char32_t codePointBefore(const QString &text, qsizetype end, qsizetype &begin)
{
    begin = end - 1;
    const QChar low = text.at(begin);
    if (low.isLowSurrogate() && begin > 0 && text.at(begin - 1).isHighSurrogate()) {
        --begin;
        return QChar::surrogateToUcs4(text.at(begin), low);
    }
    return low.unicode();
}

} // namespace

qsizetype variantStart(const QString &text, qsizetype cursor)
{
    qsizetype begin = cursor;
    if (cursor <= 0 || cursor > text.size() ||
        !isVariationSelector(codePointBefore(text, cursor, begin)))
        return cursor;
    while (begin > 0) {
        const qsizetype end = begin;
        if (!isVariationSelector(codePointBefore(text, end, begin)))
            break;
    }
    return begin;
}

void TextGuard::setTarget(QQuickItem *target)
{
    if (target == m_target)
        return;
    if (m_target)
        m_target->removeEventFilter(this);
    m_target = target;
    if (m_target)
        m_target->installEventFilter(this);
    setPreedit({});
    Q_EMIT targetChanged();
}

void TextGuard::setPreedit(const QString &preedit)
{
    if (preedit == m_preedit)
        return;
    m_preedit = preedit;
    Q_EMIT preeditChanged();
}

void TextGuard::commit()
{
    if (!m_target || m_preedit.isEmpty() || m_committing)
        return;
    m_committing = true;
    // The input method commits its own text where it can; what it leaves is committed here.
    QGuiApplication::inputMethod()->commit();
    if (!m_preedit.isEmpty()) {
        QInputMethodEvent event;
        event.setCommitString(m_preedit);
        QCoreApplication::sendEvent(m_target, &event);
        QGuiApplication::inputMethod()->reset();
        setPreedit({});
    }
    m_committing = false;
}

bool TextGuard::removeVariant()
{
    if (m_target->property("readOnly").toBool() ||
        m_target->property("selectionStart") != m_target->property("selectionEnd"))
        return false;
    // TextEdit keeps paragraphs as U+2029 inside; both count positions in UTF-16.
    const int cursor = m_target->property("cursorPosition").toInt();
    const qsizetype begin = variantStart(m_target->property("text").toString(), cursor);
    if (begin == cursor)
        return false;
    return QMetaObject::invokeMethod(m_target, "remove", Q_ARG(int, static_cast<int>(begin)),
                                     Q_ARG(int, cursor));
}

bool TextGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_target)
        return QObject::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::InputMethod:
        setPreedit(static_cast<QInputMethodEvent *>(event)->preeditString());
        break;
    case QEvent::FocusOut:
        commit();
        break;
    case QEvent::KeyPress: {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Backspace && key->modifiers() == Qt::NoModifier &&
            m_preedit.isEmpty() && removeVariant()) {
            event->accept();
            return true;
        }
        break;
    }
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace yorisoi::ui_kit

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace yorisoi::ui_kit {

/// The language of everything on screen. Source strings are English; `translations/*.ts` are
/// compiled into every program under `:/i18n`. One of these per program, owned by `main` (a test
/// that wants Japanese makes its own). GUI thread, after QApplication.
class Language {
public:
    /// No translator is installed before `use`.
    Language() = default;
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    /// `ja` and `en`, in the order of a menu.
    static QStringList available();
    /// What speakers of a language call it: 日本語, English.
    static QString nameOf(const QString &code);
    /// The one that a single button switches to.
    static QString other(const QString &code);
    /// Another code than the available ones becomes `ja`. Widgets and pages hear of it by
    /// QEvent::LanguageChange.
    void use(const QString &code);
    QString code() const { return m_code; }

private:
    void remove();

    QString m_code = QStringLiteral("en");
    std::vector<std::unique_ptr<QTranslator>> m_translators;
};

/// The code of the language that `tr` speaks at this moment: `ja` or `en`.
QString currentLanguage();

} // namespace yorisoi::ui_kit

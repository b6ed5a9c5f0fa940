// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_kit/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace yorisoi::ui_kit {

Language::~Language()
{
    remove();
}

QStringList Language::available()
{
    return {QStringLiteral("ja"), QStringLiteral("en")};
}

QString Language::nameOf(const QString &code)
{
    return code == QLatin1String("ja") ? QStringLiteral("日本語") : QStringLiteral("English");
}

QString Language::other(const QString &code)
{
    return code == QLatin1String("ja") ? QStringLiteral("en") : QStringLiteral("ja");
}

void Language::remove()
{
    for (const auto &translator : m_translators)
        QCoreApplication::removeTranslator(translator.get());
    m_translators.clear();
}

void Language::use(const QString &code)
{
    remove();
    m_code = available().contains(code) ? code : available().constFirst();
    QLocale::setDefault(m_code == QLatin1String("ja")
                            ? QLocale(QLocale::Japanese, QLocale::Japan)
                            : QLocale(QLocale::English, QLocale::UnitedKingdom));

    const auto install = [this](const QString &file, const QString &directory) {
        auto translator = std::make_unique<QTranslator>();
        if (!translator->load(file, directory))
            return;
        QCoreApplication::installTranslator(translator.get());
        m_translators.push_back(std::move(translator));
    };
    // Qt's own words (dialogs, context menus) come first, so that ours are asked before them.
    install(QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    const QString ours = QStringLiteral(":/i18n");
    const QStringList files =
        QDir(ours).entryList({QStringLiteral("*_%1.qm").arg(m_code)}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        install(file, ours);
}

QString currentLanguage()
{
    return QCoreApplication::translate("words", "en", "the code of this very language");
}

} // namespace yorisoi::ui_kit

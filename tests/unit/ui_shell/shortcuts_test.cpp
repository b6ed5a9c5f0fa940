// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

#include "yorisoi/ui_shell/shortcuts.h"
#include "yorisoi/ui_timeline/citizen_page.h"

using namespace yorisoi;
using ui_shell::ShortcutLine;
using Area = ShortcutLine::Area;

namespace {

QStringList listed(std::initializer_list<Area> areas)
{
    QStringList keys;
    for (const ShortcutLine &line : ui_shell::shortcutLines())
        if (std::ranges::find(areas, line.area) != areas.end())
            keys << ui_shell::portableKeys(line);
    return keys;
}

/// A key as a source names it, in the portable form; Return and Enter are one key to people.
QString portable(QString name)
{
    static const QHash<QString, QString> others{{"Return", "Enter"},    {"Escape", "Esc"},
                                                {"Delete", "Del"},      {"PageUp", "PgUp"},
                                                {"PageDown", "PgDown"}, {"Backtab", "Shift+Tab"}};
    return others.value(name, name);
}

/// Every key that a QML file of a module listens to, with the file.
QMap<QString, QString> handledKeys(const QString &module)
{
    static const QRegularExpression handler(
        QStringLiteral("Keys\\.on(\\w+?)Pressed|Qt\\.Key_(\\w+)"));
    QMap<QString, QString> keys;
    QDirIterator files(QStringLiteral(YORISOI_SOURCE_DIR "/modules/") + module,
                       {QStringLiteral("*.qml")}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(file.fileName()));
        auto found = handler.globalMatch(QString::fromUtf8(file.readAll()));
        while (found.hasNext()) {
            const auto match = found.next();
            const QString name = match.captured(1) + match.captured(2);
            if (!name.isEmpty())
                keys.insert(portable(name), files.fileName());
        }
    }
    return keys;
}

class ShortcutsTest : public QObject {
    Q_OBJECT
private slots:
    void everyKeyThatAPageListensToIsListed_data()
    {
        QTest::addColumn<QString>("module");
        QTest::addColumn<QStringList>("known");
        const QStringList lists = listed({Area::Everywhere, Area::Lists});
        QTest::newRow("kit") << QStringLiteral("ui_kit")
                             << listed({Area::Everywhere, Area::Contact});
        QTest::newRow("reception") << QStringLiteral("ui_reception") << lists;
        QTest::newRow("cases") << QStringLiteral("ui_queue") << lists;
        QTest::newRow("sync") << QStringLiteral("ui_shell") << lists;
        QTest::newRow("person") << QStringLiteral("ui_timeline")
                                << listed({Area::Everywhere, Area::Person, Area::Contact});
    }
    void everyKeyThatAPageListensToIsListed()
    {
        QFETCH(QString, module);
        QFETCH(QStringList, known);
        const auto handled = handledKeys(module);
        QVERIFY(!handled.isEmpty());
        for (auto key = handled.begin(); key != handled.end(); ++key)
            QVERIFY2(known.contains(key.key()), qPrintable(key.key() + " in " + key.value()));
    }
    void everyKeyOfAPersonsPageAsAWholeIsListed()
    {
        const QStringList known = listed({Area::Person, Area::Contact});
        for (const QKeySequence &keys : ui_timeline::CitizenPage::pageKeys())
            QVERIFY2(known.contains(keys.toString().replace("Return", "Enter")),
                     qPrintable(keys.toString()));
    }
    void everyListedKeyIsAKey()
    {
        for (const ShortcutLine &line : ui_shell::shortcutLines())
            for (const QString &keys : ui_shell::portableKeys(line)) {
                const QKeySequence sequence(keys);
                QVERIFY2(sequence.count() == 1 && sequence.toString() == keys, line.keys);
            }
    }
};

} // namespace

QTEST_GUILESS_MAIN(ShortcutsTest)
#include "shortcuts_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

namespace {

struct Gaps {
    int messages = 0;
    QStringList unfinished;
};

Gaps gapsOf(const QString &path)
{
    Gaps gaps;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return gaps;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("source")) {
            source = xml.readElementText();
            ++gaps.messages;
        } else if (xml.name() == QLatin1String("translation")) {
            const auto type = xml.attributes().value(QLatin1String("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!type.isEmpty() || text.trimmed().isEmpty())
                gaps.unfinished.append(source);
        }
    }
    return gaps;
}

/// Every module with words on screen, against the translations as they would be after
/// translations/update.sh: new strings, changed strings and forgotten files are found alike.
class TranslationsTest : public QObject {
    Q_OBJECT
private slots:
    void everyVisibleStringIsTranslated_data()
    {
        QTest::addColumn<QString>("module");
        QTest::addColumn<QString>("language");
        const QDir modules(QStringLiteral(YORISOI_SOURCE_DIR "/modules"));
        const QStringList names = modules.entryList({QStringLiteral("ui_*")}, QDir::Dirs);
        for (const QString &module : names)
            for (const char *language : {"ja", "en"})
                QTest::addRow("%s %s", qPrintable(module), language)
                    << module << QString::fromLatin1(language);
    }
    void everyVisibleStringIsTranslated()
    {
        QFETCH(QString, module);
        QFETCH(QString, language);
        QTemporaryDir directory;
        const QString name = QStringLiteral("%1_%2.ts").arg(module, language);
        const QString fresh = directory.filePath(name);
        QFile::copy(QStringLiteral(YORISOI_SOURCE_DIR "/translations/") + name, fresh);
        QStringList arguments{QStringLiteral("-silent"),
                              QStringLiteral("-no-obsolete"),
                              QStringLiteral("-source-language"),
                              QStringLiteral("en"),
                              QStringLiteral("-target-language"),
                              language,
                              QStringLiteral(YORISOI_SOURCE_DIR "/modules/") + module,
                              QStringLiteral("-ts"),
                              fresh};
        if (language == QLatin1String("en"))
            arguments.prepend(QStringLiteral("-pluralonly"));
        QProcess lupdate;
        lupdate.start(QStringLiteral(YORISOI_LUPDATE), arguments);
        QVERIFY(lupdate.waitForFinished());
        QCOMPARE(lupdate.exitCode(), 0);

        const Gaps gaps = gapsOf(fresh);
        QVERIFY2(gaps.unfinished.isEmpty(),
                 qPrintable(QStringLiteral("run translations/update.sh %1 and translate: %2")
                                .arg(module, gaps.unfinished.join(QStringLiteral(" | ")))));
        if (language == QLatin1String("ja"))
            QVERIFY(gaps.messages > 0);
    }
};

} // namespace

QTEST_GUILESS_MAIN(TranslationsTest)
#include "translations_test.moc"

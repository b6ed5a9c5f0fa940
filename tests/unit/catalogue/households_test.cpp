// SPDX-License-Identifier: GPL-3.0-or-later
// The decisions of the shipped procedures against households that were worked out from the law
// (tests/unit/procedures/households), and their facts against the schema.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "fixture.h"
#include "yorisoi/decision/value_json.h"
#include "yorisoi/decision/xml.h"

using namespace yorisoi;
using namespace yorisoi::catalogue;

namespace {

const char *const kCatalogue = YORISOI_SOURCE_DIR "/resources/catalogue";
const char *const kHouseholds = YORISOI_SOURCE_DIR "/tests/unit/procedures/households";

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

QJsonObject objectIn(const QString &path)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytesOf(path), &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s", qPrintable(path), qPrintable(error.errorString()));
    return document.object();
}

/// The case of a household with what choosing the event answers.
QJsonObject occasionOf(const QJsonObject &household, const LifeEvent &event)
{
    QJsonObject occasion = household[QStringLiteral("事案")].toObject();
    for (const auto &[path, value] : event.given) {
        const std::size_t dot = path.find('.');
        occasion[QString::fromStdString(path.substr(dot + 1))] =
            QString::fromStdString(decision::toText(value));
    }
    return occasion;
}

} // namespace

class HouseholdsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        auto loaded = Catalogue::loadFolder(kCatalogue);
        QVERIFY_RESULT(loaded);
        m_catalogue = *std::move(loaded);
    }

    void eachHouseholdNeedsWhatTheLawSays_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QString::fromUtf8(kHouseholds));
        const QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
        QVERIFY(names.size() >= 30);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }
    void eachHouseholdNeedsWhatTheLawSays()
    {
        QFETCH(QString, path);
        const QJsonObject household = objectIn(path);
        const QJsonObject expected =
            household[QStringLiteral("expect")].toObject()[QStringLiteral("procedures")].toObject();
        QJsonObject verdicts;
        QJsonObject persons;
        for (const QJsonValue &id : household[QStringLiteral("events")].toArray()) {
            const LifeEvent *event = m_catalogue->event(id.toString().toStdString());
            // Events of other authors may come with their own households.
            QVERIFY2(event, qPrintable(id.toString()));
            for (const std::string &name : event->procedures) {
                const QString key = QString::fromStdString(name);
                if (!expected.contains(key))
                    continue;
                const QJsonObject result = decide(*m_catalogue->procedure(name), household, *event);
                verdicts[key] = result[QStringLiteral("判定")];
                persons[key] = result[QStringLiteral("対象者")];
            }
        }
        QCOMPARE(verdicts, expected);
        const QJsonObject concerned =
            household[QStringLiteral("expect")].toObject()[QStringLiteral("persons")].toObject();
        for (const QString &key : concerned.keys())
            QCOMPARE(persons.value(key), concerned.value(key));
    }

    void theFactsOfTheCaseHaveTheirWordsAndTheirTypes()
    {
        const QJsonObject schema =
            objectIn(QStringLiteral(YORISOI_SOURCE_DIR "/resources/api/occasion.schema.json"));
        QMap<QString, QStringList> inSchema;
        const QJsonObject facts = schema[QStringLiteral("properties")].toObject();
        for (auto it = facts.begin(); it != facts.end(); ++it) {
            const QJsonObject fact = it.value().toObject();
            for (const char *words : {"x-label", "x-question"}) {
                const QJsonObject said = fact[QLatin1String(words)].toObject();
                QVERIFY2(!said[QStringLiteral("ja")].toString().isEmpty() &&
                             !said[QStringLiteral("en")].toString().isEmpty(),
                         qPrintable(it.key()));
            }
            const QString type = fact[QStringLiteral("type")].toArray().first().toString();
            QStringList values{fact.contains(QStringLiteral("format"))
                                   ? fact[QStringLiteral("format")].toString()
                                   : type};
            const QJsonObject english = fact[QStringLiteral("x-values")].toObject();
            for (const QJsonValue &value : fact[QStringLiteral("enum")].toArray()) {
                if (value.isNull())
                    continue;
                values << value.toString();
                QVERIFY2(!english[value.toString()].toString().isEmpty(),
                         qPrintable(it.key() + QLatin1Char(' ') + value.toString()));
            }
            inSchema[it.key()] = values;
        }
        QCOMPARE(inModel(), inSchema);
    }

private:
    QJsonObject decide(const Procedure &procedure, const QJsonObject &household,
                       const LifeEvent &event) const
    {
        const QJsonObject inputs{
            {QStringLiteral("世帯"), household[QStringLiteral("世帯")]},
            {QStringLiteral("事案"), occasionOf(household, event)},
            {QStringLiteral("基準日"), household[QStringLiteral("as_of")]},
        };
        const auto value = decision::valueFromJson(
            QJsonDocument(inputs).toJson(QJsonDocument::Compact).toStdString());
        decision::EvaluateOptions options;
        options.textInputs = true;
        const auto model = m_catalogue->model(procedure.decisionModel);
        const auto evaluation = model->evaluate(procedure.decisionName, *value, options);
        if (!evaluation)
            return {{QStringLiteral("判定"), QString::fromStdString(evaluation.error().detail)}};
        return QJsonDocument::fromJson(
                   QByteArray::fromStdString(decision::toJson(evaluation->value)))
            .object();
    }

    /// The components of 事案 in occasion.dmn: type, then allowed values.
    static QMap<QString, QStringList> inModel()
    {
        const auto root =
            decision::readXml(bytesOf(QStringLiteral(YORISOI_SOURCE_DIR
                                                     "/resources/catalogue/decisions/occasion.dmn"))
                                  .toStdString());
        QMap<QString, QStringList> facts;
        for (const auto &component : (*root)->child("itemDefinition")->children) {
            const auto text = [](std::string_view view) {
                return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
            };
            QStringList values{text(component->childText("typeRef"))};
            if (const auto *allowed = component->child("allowedValues"))
                for (QString value : text(allowed->childText("text")).split(QStringLiteral(", ")))
                    values << value.remove(QLatin1Char('"'));
            facts[text(component->attribute("name"))] = values;
        }
        return facts;
    }

    std::shared_ptr<const Catalogue> m_catalogue;
};

QTEST_APPLESS_MAIN(HouseholdsTest)
#include "households_test.moc"

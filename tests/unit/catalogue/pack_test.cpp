// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>

#include <QTemporaryDir>

#include "fixture.h"
#include "yorisoi/catalogue/pack_store.h"
#include "yorisoi/crypto/encoding.h"

using namespace yorisoi;
using namespace yorisoi::catalogue;
using base::ErrorCode;
using fixture::with;

namespace {

const base::Instant kCreated{std::chrono::milliseconds(1'795'000'000'000)};

std::string packed(const Files &files, const crypto::SigningKey &key)
{
    auto pack = makePack(files, key, kCreated);
    if (!pack)
        qFatal("%s", test_support::describe(pack).constData());
    return *std::move(pack);
}

Files ofVersion(int version)
{
    return with("catalogue.yaml", "version: 3", "version: " + std::to_string(version));
}

/// The manifest changed and signed again, as somebody with the key could.
std::string resigned(std::string pack, const crypto::SigningKey &key, const std::string &from,
                     const std::string &to)
{
    const std::size_t at = pack.find(from);
    if (at == std::string::npos)
        qFatal("the pack does not hold %s", from.c_str());
    pack.replace(at, from.size(), to);
    const std::size_t end = pack.find('\n', pack.find('\n') + 1) + 1;
    const auto signature = key.sign(crypto::bytesOf(std::string_view(pack).substr(0, end)));
    return pack.substr(0, end) + crypto::toBase64Url(signature) + pack.substr(pack.find('\n', end));
}

} // namespace

class PackTest : public QObject {
    Q_OBJECT
private slots:
    void aPackComesBackAsItWas()
    {
        const Files files = fixture::good();
        const auto pack = openPack(packed(files, m_key), m_key.verifyKey());
        QVERIFY_RESULT(pack);
        QVERIFY(pack->files == files);
        QCOMPARE(pack->manifest.version, 3);
        QVERIFY(pack->manifest.created == kCreated);
        QCOMPARE(pack->manifest.files.size(), files.size());
    }

    void theSameFilesGiveTheSamePack()
    {
        QVERIFY(packed(fixture::good(), m_key) == packed(fixture::good(), m_key));
    }

    void aPackThatIsNotWholeIsRefused_data()
    {
        QTest::addColumn<QByteArray>("pack");
        QTest::addColumn<int>("code");
        const std::string good = packed(fixture::good(), m_key);
        const std::size_t content = good.size() - 10;
        const auto row = [](const char *name, const std::string &pack, ErrorCode code) {
            QTest::newRow(name) << QByteArray::fromStdString(pack) << static_cast<int>(code);
        };
        std::string changed = good;
        changed[content] = static_cast<char>(changed[content] ^ 1);
        std::string older = good;
        older.replace(older.find("\"version\":3"), 11, "\"version\":9");
        row("nothing", "", ErrorCode::InvalidInput);
        row("another file", "PK\x03\x04 something", ErrorCode::InvalidInput);
        row("cut in its manifest", good.substr(0, 60), ErrorCode::Truncated);
        row("cut in its content", good.substr(0, content), ErrorCode::Truncated);
        row("a bit changed", changed, ErrorCode::Corrupt);
        row("more than was signed", good + "x", ErrorCode::Corrupt);
        row("a manifest changed", older, ErrorCode::Refused);
        row("another key", packed(fixture::good(), crypto::SigningKey::generate()),
            ErrorCode::Refused);
        row("a newer pack format", resigned(good, m_key, "\"pack\":1", "\"pack\":2"),
            ErrorCode::NewerSchema);
        row("a path out of the catalogue",
            resigned(good, m_key, "services/meals.yaml", "../etc/meals.yaml"),
            ErrorCode::InvalidInput);
        row("a file of another size", resigned(good, m_key, "\"bytes\":", "\"bytes\":1"),
            ErrorCode::Truncated);
        row("a manifest that is no JSON", resigned(good, m_key, "{", "<"), ErrorCode::InvalidInput);
    }
    void aPackThatIsNotWholeIsRefused()
    {
        QFETCH(QByteArray, pack);
        QFETCH(int, code);
        QCOMPARE_ERROR(openPack(pack.toStdString(), m_key.verifyKey()),
                       static_cast<ErrorCode>(code));
    }

    void keysAreKeptInFiles()
    {
        const QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("city.key").toStdString();
        QVERIFY_RESULT(writeNewKey(file));
        QCOMPARE_ERROR(writeNewKey(file), ErrorCode::AlreadyExists);
        const auto key = readSigningKey(file);
        QVERIFY_RESULT(key);
        const auto known = readVerifyKey(file);
        QVERIFY_RESULT(known);
        QVERIFY(*known == key->verifyKey());
        std::filesystem::permissions(file, std::filesystem::perms::group_read,
                                     std::filesystem::perm_options::add);
        QCOMPARE_ERROR(readSigningKey(file), ErrorCode::Refused);
    }

    void aStoreTakesNewerPacksAndKeepsTheOldOnes()
    {
        const QTemporaryDir folder;
        PackStore store(folder.filePath("packs").toStdString(), m_key.verifyKey());
        QCOMPARE_ERROR(store.current(), ErrorCode::NotFound);
        QCOMPARE(store.newest(), 0);
        QVERIFY_RESULT(store.install(packed(ofVersion(3), m_key)));
        QVERIFY_RESULT(store.install(packed(ofVersion(5), m_key)));
        QVERIFY_RESULT(store.install(packed(ofVersion(5), m_key)));
        QCOMPARE(store.versions(), (std::vector<std::int64_t>{3, 5}));
        QCOMPARE(store.newest(), 5);
        QVERIFY_RESULT(store.at(3));
        QCOMPARE((*store.at(3))->version(), 3);
        QCOMPARE_ERROR(store.at(4), ErrorCode::NotFound);
    }

    void whatNothingRefersToGoes()
    {
        const QTemporaryDir folder;
        PackStore store(folder.path().toStdString(), m_key.verifyKey());
        for (const int version : {1, 2, 3, 4})
            QVERIFY_RESULT(store.install(packed(ofVersion(version), m_key)));
        QVERIFY_RESULT(store.keepOnly({2}));
        QCOMPARE(store.versions(), (std::vector<std::int64_t>{2, 4}));
    }

    void whatIsRefusedLeavesTheLastGoodCatalogueInUse_data()
    {
        QTest::addColumn<QByteArray>("pack");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("english");
        QTest::addColumn<QByteArray>("japanese");
        const auto row = [](const char *name, const std::string &pack, ErrorCode code,
                            const char *english, const char *japanese) {
            QTest::newRow(name) << QByteArray::fromStdString(pack) << static_cast<int>(code)
                                << QByteArray(english) << QByteArray(japanese);
        };
        const auto edited = [&](const char *file, const char *from, const char *to) {
            Files files = ofVersion(4);
            std::string &bytes = files.at(file);
            bytes.replace(bytes.find(from), std::string_view(from).size(), to);
            return packed(files, m_key);
        };
        row("a bad signature", packed(ofVersion(4), crypto::SigningKey::generate()),
            ErrorCode::Refused, "The new catalogue is refused; the one so far stays in use.",
            "署名");
        row("an older version", packed(ofVersion(2), m_key), ErrorCode::Refused,
            "version 2 is older than 3, which is in use", "今までのカタログを使い続けます");
        row("another content of the same version",
            packed(
                [] {
                    Files files = ofVersion(3);
                    files.at("texts/remarks.yaml") += "# changed\n";
                    return files;
                }(),
                m_key),
            ErrorCode::Refused, "version 3 is in use with another content",
            "今までのカタログを使い続けます");
        row("a content format of a newer release",
            edited("catalogue.yaml", "format: 1", "format: 2"), ErrorCode::NewerSchema,
            "needs a newer release", "新しい版のプログラム");
        row("a missing translation", edited("services/meals.yaml", ", en: Meals at home", ""),
            ErrorCode::InvalidInput,
            "services/meals.yaml:3:7: error: name: 'en' is missing [missing-translation]",
            "services/meals.yaml:3:7: error: name: 「en」がありません");
        row("an annotation in one language",
            edited("decisions/meals.dmn", "<text>not of the age</text>", "<text/>"),
            ErrorCode::InvalidInput, "the annotation 'reason' is missing",
            "注釈「reason」がありません");
        row("a date that does not exist", edited("rates/meals.yaml", "2025-04-01", "2025-04-31"),
            ErrorCode::InvalidInput, "rates/meals.yaml:17:16: error: 2025-04-31", "暦にない日付");
        row("broken XML", edited("decisions/meals.dmn", "</decisionTable>", "</table>"),
            ErrorCode::InvalidInput, "decisions/meals.dmn: error: not a decision model",
            "decisions/meals.dmn: error: 決定モデルとして読めません");
    }
    void whatIsRefusedLeavesTheLastGoodCatalogueInUse()
    {
        QFETCH(QByteArray, pack);
        QFETCH(int, code);
        QFETCH(QByteArray, english);
        QFETCH(QByteArray, japanese);
        const QTemporaryDir folder;
        PackStore store(folder.path().toStdString(), m_key.verifyKey());
        QVERIFY_RESULT(store.install(packed(ofVersion(3), m_key)));
        const auto before = store.current();

        QCOMPARE_ERROR(store.install(pack.toStdString()), static_cast<ErrorCode>(code));

        const auto words = store.lastRefusal();
        QVERIFY(words);
        QVERIFY2(QByteArray::fromStdString(words->en).contains(english), words->en.c_str());
        QVERIFY2(QByteArray::fromStdString(words->ja).contains(japanese), words->ja.c_str());
        QVERIFY(store.current() == before);
        QCOMPARE(store.versions(), (std::vector<std::int64_t>{3}));
        QVERIFY_RESULT(store.install(packed(ofVersion(6), m_key)));
        QVERIFY(!store.lastRefusal());
    }

    void aDamagedFileIsPassedOver()
    {
        const QTemporaryDir folder;
        {
            PackStore store(folder.path().toStdString(), m_key.verifyKey());
            QVERIFY_RESULT(store.install(packed(ofVersion(3), m_key)));
            QVERIFY_RESULT(store.install(packed(ofVersion(4), m_key)));
        }
        std::ofstream(folder.filePath("catalogue-4.pack").toStdString(), std::ios::app) << "x";
        PackStore store(folder.path().toStdString(), m_key.verifyKey());
        const auto current = store.current();
        QVERIFY_RESULT(current);
        QCOMPARE((*current)->version(), 3);
        // The server offers 4 again, and it comes back whole.
        QVERIFY_RESULT(store.install(packed(ofVersion(4), m_key)));
        QCOMPARE(store.newest(), 4);
    }

    void aShelfHandsOutItsNewestPack()
    {
        const QTemporaryDir folder;
        QCOMPARE_ERROR(PackShelf::open(folder.path().toStdString()), ErrorCode::NotFound);
        for (const int version : {2, 10, 9})
            std::ofstream(folder.filePath(QString::number(version) + ".pack").toStdString())
                << packed(ofVersion(version), m_key);
        const auto shelf = PackShelf::open(folder.path().toStdString());
        QVERIFY_RESULT(shelf);
        QCOMPARE((*shelf)->newest().version, 10);
        QVERIFY((*shelf)->find(9));
        QVERIFY((*shelf)->find(9)->tag != (*shelf)->newest().tag);
        QVERIFY(!(*shelf)->find(3));
    }

private:
    const crypto::SigningKey m_key = crypto::SigningKey::generate();
};

QTEST_APPLESS_MAIN(PackTest)
#include "pack_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include "yorisoi/crypto/atomic_file.h"
#include "yorisoi/identity/sign_in.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::identity;
using crypto::bytesOf;

namespace {

/// The cheapest cost that is allowed: these tests are about what opens, not how long it takes.
const crypto::Argon2Cost kCost{1, crypto::Argon2Cost::kLeastMemory};

DeviceProfile counter(int number)
{
    base::SeededRandom random(static_cast<std::uint64_t>(number));
    return {base::newUuidV4(random), "窓口1", "27103", "27103", "counter", "https://localhost:1"};
}

bool equal(const storage::Key &a, const storage::Key &b)
{
    return std::equal(a.bytes().begin(), a.bytes().end(), b.bytes().begin());
}

} // namespace

class IdentityTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path folder(const char *name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void theSamePinOpensTheSameKeys()
    {
        const auto profile = Profile::create(folder("same"), counter(1)).value();
        const auto enrolled = makeKeys(profile, "demo", bytesOf("482913"), kCost);
        QVERIFY_RESULT(enrolled);
        const auto again = Profile::open(folder("same")).value();
        QVERIFY(again.device().device == counter(1).device);
        const auto first = signIn(again, "demo", bytesOf("482913"));
        const auto second = signIn(again, "demo", bytesOf("482913"));
        QVERIFY_RESULT(first);
        QVERIFY_RESULT(second);
        QVERIFY(equal(first->database, second->database));
        QVERIFY(first->device.verifyKey() == *enrolled);
    }
    void aWrongPinSaysHowManyTriesAreLeftAndTenLock()
    {
        const auto profile = Profile::create(folder("wrong"), counter(2)).value();
        QVERIFY_RESULT(makeKeys(profile, "demo", bytesOf("482913"), kCost));
        const auto wrong = signIn(profile, "demo", bytesOf("000001"));
        QCOMPARE_ERROR(wrong, base::ErrorCode::WrongPin);
        QCOMPARE(QByteArray::fromStdString(wrong.error().detail), "9");
        for (int i = 0; i < 8; ++i)
            QCOMPARE_ERROR(signIn(profile, "demo", bytesOf("000001")), base::ErrorCode::WrongPin);
        signIn(profile, "demo", bytesOf("000001"));
        QCOMPARE_ERROR(signIn(profile, "demo", bytesOf("482913")), base::ErrorCode::Locked);
    }
    void aNumberThatTheMachineDoesNotKnowIsSaidSo()
    {
        const auto profile = Profile::create(folder("unknown"), counter(3)).value();
        QVERIFY_RESULT(makeKeys(profile, "demo", bytesOf("482913"), kCost));
        QCOMPARE_ERROR(signIn(profile, "somebody", bytesOf("482913")), base::ErrorCode::NotFound);
    }
    void aColleagueOpensTheSameCopyWithAnotherPin()
    {
        const auto profile = Profile::create(folder("colleague"), counter(4)).value();
        QVERIFY_RESULT(makeKeys(profile, "demo", bytesOf("482913"), kCost));
        const auto first = signIn(profile, "demo", bytesOf("482913"));
        QVERIFY_RESULT(first);
        QVERIFY_RESULT(addStaff(profile, *first, "demo-sv", bytesOf("771204"), kCost));
        const auto second = signIn(profile, "demo-sv", bytesOf("771204"));
        QVERIFY_RESULT(second);
        QVERIFY(equal(first->database, second->database));
    }
    void aProfileWithoutItsMachineSecretOpensNothing()
    {
        const auto profile = Profile::create(folder("copied"), counter(5)).value();
        QVERIFY_RESULT(makeKeys(profile, "demo", bytesOf("482913"), kCost));
        std::filesystem::rename(profile.machineSecret(), folder("copied") / "kept");
        for (int i = 0; i < 12; ++i)
            QCOMPARE_ERROR(signIn(profile, "demo", bytesOf("482913")), base::ErrorCode::WrongKey);
        QVERIFY(!std::filesystem::exists(profile.machineSecret()));
        std::filesystem::rename(folder("copied") / "kept", profile.machineSecret());
        QVERIFY_RESULT(signIn(profile, "demo", bytesOf("482913")));
    }
    void anotherMachinesSecretIsNamedAndCostsNoTry_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("another's") << QByteArray(32, 'x');
        QTest::newRow("cut") << QByteArray(31, 'x');
        QTest::newRow("empty") << QByteArray();
    }
    void anotherMachinesSecretIsNamedAndCostsNoTry()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir own;
        const std::filesystem::path directory = own.filePath("profile").toStdString();
        const auto profile = Profile::create(directory, counter(9)).value();
        QVERIFY_RESULT(makeKeys(profile, "demo", bytesOf("482913"), kCost));
        std::filesystem::copy_file(profile.machineSecret(), directory / "kept");
        QVERIFY_RESULT(
            crypto::writeFileAtomically(profile.machineSecret(), bytesOf(content.toStdString())));
        for (int i = 0; i < 12; ++i) {
            const auto turnedDown = signIn(profile, "demo", bytesOf("482913"));
            QCOMPARE_ERROR(turnedDown, base::ErrorCode::WrongKey);
            QVERIFY(turnedDown.error().detail.starts_with("machine secret: "));
        }
        std::filesystem::rename(directory / "kept", profile.machineSecret());
        QVERIFY_RESULT(signIn(profile, "demo", bytesOf("482913")));
    }
    void aPinWithTooLittleCostIsWrappedAnewAndEitherFileOpens()
    {
        const auto profile = Profile::create(folder("cheap"), counter(10)).value();
        QVERIFY_RESULT(makeKeys(profile, "demo", bytesOf("482913"), kCost));
        std::filesystem::copy_file(profile.keyring(), folder("cheap") / "before");
        const auto first = signIn(profile, "demo", bytesOf("482913"));
        QVERIFY_RESULT(first);
        const auto passes = [&] {
            QFile file(QString::fromStdString(profile.keyring().string()));
            return file.open(QIODevice::ReadOnly)
                       ? QJsonDocument::fromJson(file.readAll())["users"][0]["passes"].toInt()
                       : 0;
        };
        QVERIFY(passes() >= 3);
        const auto second = signIn(profile, "demo", bytesOf("482913"));
        QVERIFY_RESULT(second);
        QVERIFY(equal(first->database, second->database));
        QCOMPARE_ERROR(signIn(profile, "demo", bytesOf("000001")), base::ErrorCode::WrongPin);
        // A kill before the rename leaves the old file, which opens as well.
        std::filesystem::rename(folder("cheap") / "before", profile.keyring());
        const auto third = signIn(profile, "demo", bytesOf("482913"));
        QVERIFY_RESULT(third);
        QVERIFY(equal(first->database, third->database));
    }
    void aDeviceKeyOfAnotherProfileIsRefused()
    {
        const auto mine = Profile::create(folder("mine"), counter(6)).value();
        const auto theirs = Profile::create(folder("theirs"), counter(7)).value();
        QVERIFY_RESULT(makeKeys(mine, "demo", bytesOf("482913"), kCost));
        QVERIFY_RESULT(makeKeys(theirs, "demo", bytesOf("482913"), kCost));
        std::filesystem::copy_file(theirs.deviceKey(), mine.deviceKey(),
                                   std::filesystem::copy_options::overwrite_existing);
        QCOMPARE_ERROR(signIn(mine, "demo", bytesOf("482913")), base::ErrorCode::Corrupt);
    }
    void weakPinsAreRefused()
    {
        for (const char *pin : {"", "12345", "000000"})
            QVERIFY2(!isAcceptablePin(bytesOf(pin)), pin);
        QVERIFY(isAcceptablePin(bytesOf("482913")));
    }
    void aDamagedProfileIsSaidSo()
    {
        QCOMPARE_ERROR(Profile::open(folder("nowhere")), base::ErrorCode::NotFound);
        QVERIFY_RESULT(Profile::create(folder("damaged"), counter(8)));
        QFile file(QString::fromStdString((folder("damaged") / "device.json").string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{");
        file.close();
        QCOMPARE_ERROR(Profile::open(folder("damaged")), base::ErrorCode::Corrupt);
        QCOMPARE_ERROR(Profile::create(folder("damaged"), counter(8)),
                       base::ErrorCode::AlreadyExists);
    }
};

QTEST_GUILESS_MAIN(IdentityTest)
#include "identity_test.moc"

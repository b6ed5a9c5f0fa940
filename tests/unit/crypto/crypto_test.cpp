// SPDX-License-Identifier: GPL-3.0-or-later
#include <fstream>
#include <set>

#include "yorisoi/crypto/argon2id.h"
#include "yorisoi/crypto/encoding.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/crypto/seal.h"
#include "yorisoi/crypto/signature.h"
#include "yorisoi/test_support/results.h"

using namespace yorisoi;
using namespace yorisoi::crypto;
using base::ErrorCode;

namespace {

SecretKey keyFrom(const std::vector<std::byte> &bytes)
{
    return SecretKey(Bytes(bytes).first<32>());
}

} // namespace

class CryptoTest : public QObject {
    Q_OBJECT
private slots:
    void publishedVectorsHold_data()
    {
        QTest::addColumn<QStringList>("fields");
        std::ifstream in(std::string(YORISOI_SOURCE_DIR) + "/tests/unit/crypto/vectors.txt");
        std::string line;
        while (std::getline(in, line)) {
            if (line.empty() || line[0] == '#')
                continue;
            const auto fields = QString::fromStdString(line).split(QLatin1Char(' '));
            QTest::newRow(qPrintable(fields[0] + QLatin1Char(' ') + fields[1].left(8))) << fields;
        }
    }
    void publishedVectorsHold()
    {
        QFETCH(const QStringList, fields);
        std::vector<std::vector<std::byte>> values;
        for (const auto &field : fields.mid(1))
            values.push_back(
                fromHex(field == QLatin1String("-") ? "" : field.toStdString()).value());
        const auto hexOf = [](Bytes bytes) { return QString::fromStdString(toHex(bytes)); };
        if (fields[0] == QLatin1String("sha256")) {
            QCOMPARE(hexOf(sha256(values[0])), fields[2]);
            Sha256 pieces;
            for (const std::byte byte : values[0])
                pieces.add(Bytes(&byte, 1));
            QCOMPARE(hexOf(pieces.finish()), fields[2]);
            QCOMPARE(hexOf(pieces.add(values[0]).finish()), fields[2]);
        } else if (fields[0] == QLatin1String("hmac")) {
            QCOMPARE(hexOf(hmacSha256(values[0], values[1])), fields[3]);
        } else if (fields[0] == QLatin1String("ed25519")) {
            const auto key = SigningKey::fromSeed(keyFrom(values[0]));
            QCOMPARE(hexOf(key.verifyKey().bytes()), fields[2]);
            const auto signature = key.sign(values[2]);
            QCOMPARE(hexOf(signature), fields[4]);
            QVERIFY(key.verifyKey().verify(values[2], signature));
            QCOMPARE(hexOf(key.seed().bytes()), fields[1]);
        } else if (fields[0] == QLatin1String("argon2id")) {
            Salt salt{};
            std::ranges::copy(values[1], salt.begin());
            const auto key = deriveKey(values[0], salt, {2, Argon2Cost::kLeastMemory});
            QVERIFY_RESULT(key);
            QCOMPARE(hexOf(key->bytes()), fields[3]);
        } else {
            QFAIL("unknown algorithm");
        }
    }
    void everyFlippedBitOfASealIsNoticed()
    {
        const SecretKey key = randomKey();
        const auto sealed = seal(key, bytesOf("出生届"), bytesOf("row 7"));
        QVERIFY_RESULT(open(key, sealed, bytesOf("row 7")));
        for (std::size_t i = 0; i < sealed.size() * 8; ++i) {
            auto changed = sealed;
            changed[i / 8] ^= std::byte{1} << (i % 8);
            QCOMPARE_ERROR(open(key, changed, bytesOf("row 7")), ErrorCode::Corrupt);
        }
        for (std::size_t size = 0; size < sealed.size(); ++size)
            QCOMPARE_ERROR(open(key, Bytes(sealed).first(size), bytesOf("row 7")),
                           ErrorCode::Corrupt);
        QCOMPARE_ERROR(open(key, sealed, bytesOf("row 8")), ErrorCode::Corrupt);
        QCOMPARE_ERROR(open(randomKey(), sealed, bytesOf("row 7")), ErrorCode::Corrupt);
        QVERIFY(seal(key, bytesOf("x")) != seal(key, bytesOf("x")));
    }
    void everyFlippedByteOfABoxIsNoticed()
    {
        const auto pair = BoxKeyPair::generate();
        const auto sealed = sealTo(pair.publicKey, bytesOf("outbox")).value();
        QVERIFY(equalInConstantTime(openSealed(pair, sealed).value().bytes(), bytesOf("outbox")));
        for (std::size_t i = 0; i < sealed.size(); ++i) {
            auto changed = sealed;
            changed[i] ^= std::byte{1};
            // The top bit of the sender's one-time X25519 key is ignored by definition; bit 0 is
            // not.
            QCOMPARE_ERROR(openSealed(pair, changed), ErrorCode::Corrupt);
        }
        QCOMPARE_ERROR(openSealed(BoxKeyPair::generate(), sealed), ErrorCode::Corrupt);
        QCOMPARE_ERROR(openSealed(pair, Bytes(sealed).first(10)), ErrorCode::Corrupt);
        QCOMPARE_ERROR(sealTo(BoxPublicKey{}, bytesOf("x")), ErrorCode::InvalidInput);
    }
    void everyFlippedByteOfASignatureIsNoticed()
    {
        const auto key = SigningKey::generate();
        auto signature = key.sign(bytesOf("message"));
        QVERIFY(!key.verifyKey().verify(bytesOf("massage"), signature));
        QVERIFY(!SigningKey::generate().verifyKey().verify(bytesOf("message"), signature));
        for (auto &byte : signature) {
            byte ^= std::byte{16};
            QVERIFY(!key.verifyKey().verify(bytesOf("message"), signature));
            byte ^= std::byte{16};
        }
        QVERIFY(key.verifyKey().verify(bytesOf("message"), signature));
    }
    void aCheapOrRuinousCostIsRefused()
    {
        const Salt salt{};
        for (const auto &cost :
             {Argon2Cost{3, 1024}, Argon2Cost{0, Argon2Cost::kLeastMemory},
              Argon2Cost{1'000'000, Argon2Cost::kLeastMemory}, Argon2Cost{1, std::size_t{1} << 40}})
            QCOMPARE_ERROR(deriveKey(bytesOf("1234"), salt, cost), ErrorCode::InvalidInput);
    }
    void theCostReachesTheTargetWithinItsBounds()
    {
        using namespace std::chrono_literals;
        QCOMPARE(costFor({0ms, 50ms}, 700ms).passes, std::uint64_t{14});
        QCOMPARE(costFor({100ms, 50ms}, 700ms).passes, std::uint64_t{12});
        QCOMPARE(costFor({0ms, 60ms}, 700ms).passes, std::uint64_t{12});
        QCOMPARE(costFor({0ms, 10s}).passes, std::uint64_t{3});
        QCOMPARE(costFor({2s, 50ms}).passes, std::uint64_t{3});
        QCOMPARE(costFor({0ms, 1ms}).passes, Argon2Cost::kMostPasses);
        QCOMPARE(costFor({0ms, 0ms}).passes, Argon2Cost::kMostPasses);
        QCOMPARE(costFor({0ms, 50ms}).memoryBytes, Argon2Cost::kLeastMemory);
    }
    void aCostFarOffTheTargetIsMadeAnew()
    {
        using namespace std::chrono_literals;
        const Argon2Cost four{4, Argon2Cost::kLeastMemory};
        QVERIFY(!recalibrated(four, 500ms, 500ms));
        QVERIFY(!recalibrated(four, 250ms, 500ms));
        QVERIFY(!recalibrated(four, 2s, 500ms));
        QCOMPARE(recalibrated(four, 200ms, 500ms)->passes, std::uint64_t{10});
        // Too slow, but never fewer than three passes and never less memory.
        QCOMPARE(recalibrated({40, Argon2Cost::kLeastMemory}, 4s, 500ms)->passes, std::uint64_t{5});
        QCOMPARE(recalibrated(four, 40s, 500ms)->passes, std::uint64_t{3});
        QVERIFY(!recalibrated({3, Argon2Cost::kLeastMemory}, 40s, 500ms));
        QVERIFY(!recalibrated({4, 2 * Argon2Cost::kLeastMemory}, 40s, 500ms));
    }
    void calibrationMeasuresProcessorTimeOfThisThread()
    {
        const auto before = threadCpuTime();
        const auto speed = measureArgon2();
        QVERIFY_RESULT(speed);
        QVERIFY(speed->perPass.count() > 1);
        // It derives for more than the passes that it reports, and that is what the clock saw.
        QVERIFY(threadCpuTime() - before > 3 * speed->perPass);
        QVERIFY(calibrate().value().passes >= 3);
    }
    void subkeysDependOnEveryPartAndItsBounds()
    {
        const SecretKey key = keyFrom(std::vector<std::byte>(32, std::byte{7}));
        std::set<std::string> seen;
        const auto add = [&](const SecretKey &made) { seen.insert(toHex(made.bytes())); };
        add(deriveSubkey(key, "a"));
        add(deriveSubkey(key, "b"));
        add(deriveSubkey(key, "a", {bytesOf("b")}));
        add(deriveSubkey(key, "ab"));
        add(deriveSubkey(key, "a", {bytesOf("b"), bytesOf("c")}));
        add(deriveSubkey(key, "a", {bytesOf("bc")}));
        add(deriveSubkey(key, "a", {bytesOf("bc"), bytesOf("")}));
        add(deriveSubkey(randomKey(), "a"));
        QCOMPARE(seen.size(), std::size_t{8});
        add(deriveSubkey(key, "a"));
        QCOMPARE(seen.size(), std::size_t{8});
    }
    void nonsenseIsNoEncoding()
    {
        for (const char *text : {"a", "0g", "00 ", "0x", "é"})
            QCOMPARE_ERROR(fromHex(text), ErrorCode::InvalidInput);
        for (const char *text : {"a", "ab=", "a+bc", "ab c", "ab\n", "=", "あ", "aaa\xE0"})
            QCOMPARE_ERROR(fromBase64Url(text), ErrorCode::InvalidInput);
        QVERIFY(toBase64Url(bytesOf("\xfb\xff")) == "-_8");
    }
    void aByteOver127IsNoLetterOfBase64()
    {
        QCOMPARE_ERROR(fromBase64Url("aaa\xD2"), ErrorCode::InvalidInput);
        for (int value = 128; value < 256; ++value) {
            const char character = static_cast<char>(value);
            QCOMPARE_ERROR(fromBase64Url(std::string("aaa") + character), ErrorCode::InvalidInput);
            QCOMPARE_ERROR(fromHex(std::string("a") + character), ErrorCode::InvalidInput);
        }
    }
    void comparisonLooksAtEverything()
    {
        QVERIFY(equalInConstantTime(bytesOf(""), bytesOf("")));
        QVERIFY(equalInConstantTime(bytesOf("abc"), bytesOf("abc")));
        QVERIFY(!equalInConstantTime(bytesOf("abc"), bytesOf("abd")));
        QVERIFY(!equalInConstantTime(bytesOf("abc"), bytesOf("abcd")));
    }
    void secretsMoveAndCloneWhole()
    {
        SecretBuffer first(bytesOf("secret"));
        const SecretBuffer copy = first.clone();
        SecretBuffer second(3);
        QVERIFY(equalInConstantTime(second.bytes(), bytesOf(std::string_view("\0\0\0", 3))));
        second = std::move(first);
        QVERIFY(equalInConstantTime(second.bytes(), copy.bytes()));
        QVERIFY(!equalInConstantTime(randomKey().bytes(), randomKey().bytes()));
    }
};

QTEST_GUILESS_MAIN(CryptoTest)
#include "crypto_test.moc"

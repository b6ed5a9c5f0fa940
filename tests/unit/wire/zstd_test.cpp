// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/test_support/results.h"
#include "yorisoi/wire/zstd.h"

using namespace yorisoi;
using namespace yorisoi::wire;
using base::ErrorCode;

namespace {

constexpr std::size_t kMany = 64U * 1024 * 1024;

std::string linesOf(std::size_t count)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += "{\"kind\":\"event\",\"n\":" + std::to_string(i) + "}\n";
    return text;
}

} // namespace

class ZstdTest : public QObject {
    Q_OBJECT
private slots:
    void textComesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("short") << QByteArray("窓口");
        QTest::newRow("lines") << QByteArray::fromStdString(linesOf(50'000));
        QTest::newRow("exactly one buffer of the decoder") << QByteArray(128 * 1024, 'x');
    }
    void textComesBackAsItWas()
    {
        QFETCH(QByteArray, text);
        for (const int level : {1, 3, 19}) {
            const auto compressed = zstdCompress(text.toStdString(), level);
            QVERIFY_RESULT(compressed);
            const auto back = zstdDecompress(*compressed, kMany);
            QVERIFY_RESULT(back);
            QCOMPARE(QByteArray::fromStdString(*back), text);
        }
    }
    void framesMayFollowOneAnother()
    {
        const auto back = zstdDecompress(*zstdCompress("one\n") + *zstdCompress("two\n"), kMany);
        QVERIFY_RESULT(back);
        QCOMPARE(QByteArray::fromStdString(*back), "one\ntwo\n");
    }
    void nothingBeyondTheLimitIsDecoded()
    {
        const auto bomb = zstdCompress(std::string(200U * 1024 * 1024, '\0'));
        QVERIFY_RESULT(bomb);
        QVERIFY(bomb->size() < 1024 * 1024);
        QCOMPARE_ERROR(zstdDecompress(*bomb, 1'000'000), ErrorCode::TooLarge);
        QVERIFY_RESULT(zstdDecompress(*zstdCompress("12345"), 5));
        QCOMPARE_ERROR(zstdDecompress(*zstdCompress("123456"), 5), ErrorCode::TooLarge);
    }
    void whatIsBrokenIsToldApart()
    {
        const auto whole = zstdCompress(linesOf(1'000));
        QCOMPARE_ERROR(zstdDecompress("<html>no zstd</html>", kMany), ErrorCode::Corrupt);
        QCOMPARE_ERROR(zstdDecompress("", kMany), ErrorCode::Truncated);
        QCOMPARE_ERROR(zstdDecompress(whole->substr(0, whole->size() - 1), kMany),
                       ErrorCode::Truncated);
        std::string flipped = *whole;
        flipped[flipped.size() / 2] = static_cast<char>(flipped[flipped.size() / 2] ^ 1);
        QCOMPARE_ERROR(zstdDecompress(flipped, kMany), ErrorCode::Corrupt);
    }
    void linesAreHandedOutWhole()
    {
        const std::string text = linesOf(50'000);
        std::string seen;
        std::size_t pieces = 0;
        QVERIFY_RESULT(zstdDecompressLines(
            *zstdCompress(text), kMany, [&](std::string_view lines) -> base::Status {
                if (!lines.starts_with("{\"kind\"") || !lines.ends_with("}\n"))
                    return base::fail(ErrorCode::Internal, "not whole lines");
                seen += lines;
                ++pieces;
                return {};
            }));
        QVERIFY(seen == text);
        QVERIFY2(pieces > 5, "a long text comes in pieces");
    }
    void aLastLineNeedsNoBreak()
    {
        std::vector<std::string> seen;
        QVERIFY_RESULT(
            zstdDecompressLines(*zstdCompress("a\nb"), kMany, [&](std::string_view lines) {
                seen.emplace_back(lines);
                return base::Status{};
            }));
        QCOMPARE(seen.size(), std::size_t{2});
        QVERIFY(seen[0] == "a\n" && seen[1] == "b");
    }
    void anErrorOfTheReceiverEndsTheDecoding()
    {
        int calls = 0;
        QCOMPARE_ERROR(zstdDecompressLines(*zstdCompress(linesOf(50'000)), kMany,
                                           [&](std::string_view) -> base::Status {
                                               ++calls;
                                               return base::fail(ErrorCode::DiskFull);
                                           }),
                       ErrorCode::DiskFull);
        QCOMPARE(calls, 1);
    }
};

QTEST_GUILESS_MAIN(ZstdTest)
#include "zstd_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <set>

#include <QRegularExpression>

#include "table.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/text/address.h"
#include "yorisoi/text/osaka_wards.h"

using namespace yorisoi;
using text_test::readCsv;
using text_test::readTable;

namespace {

QString q(const std::string &text)
{
    return QString::fromStdString(text);
}

std::string joined(const text::Address &address)
{
    return address.prefecture + "|" + address.city + "|" + address.ward + "|" + address.town + "|" +
           address.block + "|" + address.rest;
}

/// What two spellings of town, block and rest have in common without knowing the towns: 大字 and
/// ケ/ヶ, and whether 丁目 is written as such or by a number in front. Independent of our key.
QString comparable(QString rest)
{
    static const QString digits = QStringLiteral("〇一二三四五六七八九");
    rest = rest.normalized(QString::NormalizationForm_KC);
    rest.remove(QRegularExpression(QStringLiteral("\\s|^大字|^字")));
    rest.replace(QChar(0x30F6), QChar(0x30B1));
    static const QRegularExpression chome(
        QStringLiteral("([一二三四五六七八九十]+)(丁目|丁)(?=\\d|$)"));
    if (const auto match = chome.match(rest); match.hasMatch()) {
        const QString kanji = match.captured(1);
        const auto ten = kanji.indexOf(QChar(u'十'));
        int number = 0;
        if (ten < 0)
            number = static_cast<int>(digits.indexOf(kanji.back()));
        else
            number =
                (ten == 0 ? 1 : static_cast<int>(digits.indexOf(kanji.at(ten - 1)))) * 10 +
                (ten + 1 < kanji.size() ? static_cast<int>(digits.indexOf(kanji.at(ten + 1))) : 0);
        const bool last = match.capturedEnd() == rest.size();
        rest.replace(match.capturedStart(), match.capturedLength(),
                     QString::number(number) + (last ? QString() : QStringLiteral("-")));
    }
    return rest;
}

} // namespace

class AddressTest : public QObject {
    Q_OBJECT
private slots:
    void takesAddressesApart()
    {
        const auto rows = readTable(TEXT_CASES "/address_cases.tsv");
        QVERIFY(rows.size() > 40);
        for (const auto &row : rows) {
            const text::Address expected{row.at(1), row.at(2), row.at(3), {},
                                         row.at(4), row.at(5), row.at(6)};
            QCOMPARE(q(joined(text::parseAddress(row[0]))), q(joined(expected)));
        }
    }
    void kyotoStreetNamesStandApart()
    {
        const auto address =
            text::parseAddress("京都府京都市中京区寺町通御池上る上本能寺前町98-76");
        QCOMPARE(q(address.street), q("寺町通御池上る"));
        QCOMPARE(q(address.town), q("上本能寺前町"));
        QCOMPARE(q(address.block), q("98-76"));
    }
    void spellingsOfOneAddressHaveOneKey()
    {
        for (const auto &row : readTable(TEXT_CASES "/address_equal.tsv"))
            QCOMPARE(q(text::addressKey(row.at(0))), q(text::addressKey(row.at(1))));
        QVERIFY(text::addressKey("大阪市北区梅田1-2-3") != text::addressKey("大阪市北区梅田1-23"));
        QVERIFY(text::addressKey("大阪市北区梅田1-2 3号室") !=
                text::addressKey("大阪市北区梅田1-23号室"));
    }
    void aFragmentIsFoundInTheKeyOfTheWhole()
    {
        const auto whole = text::addressKey("大阪府大阪市住之江区南港北１丁目１４番１６号");
        for (const char *part : {"南港北1-14", "南港北一丁目14", "住ノ江区南港北", "南港"})
            QVERIFY2(whole.find(text::addressKey(part)) != std::string::npos, part);
    }
    void osakaHasTwentyFourWards()
    {
        QCOMPARE(text::osakaWards().size(), std::size_t(24));
        std::set<std::string_view> codes;
        for (const auto &ward : text::osakaWards()) {
            codes.insert(ward.code);
            QVERIFY(text::findOsakaWard(ward.name) == &ward);
            QVERIFY(text::findOsakaWard(ward.code) == &ward);
            const auto address = text::parseAddress(std::string(ward.name) + "本町1-2");
            QCOMPARE(q(address.city), q("大阪市"));
            QCOMPARE(q(address.ward), q(std::string(ward.name)));
        }
        QCOMPARE(codes.size(), std::size_t(24));
        QCOMPARE(text::findOsakaWard("住ノ江区")->code, std::string_view("27125"));
        QVERIFY(text::findOsakaWard("堺区") == nullptr);
    }
    void sharedAddressesComeApartRight()
    {
        const std::string file = YORISOI_SHARED_DATA "/addresses/addresses-half.csv";
        if (!std::filesystem::exists(file))
            QSKIP("no shared list of addresses on this machine");
        const auto rows = readCsv(file);
        QVERIFY(rows.size() > 3000);
        std::size_t right = 0;
        std::size_t towns = 0;
        std::size_t osaka = 0;
        std::size_t osakaRight = 0;
        for (const auto &row : rows) {
            const auto address = text::parseAddress(row.at(0));
            const bool head =
                address.prefecture == row.at(1) && address.city + address.ward == row.at(2);
            const bool rest = comparable(q(address.town + address.block + address.rest)) ==
                              comparable(q(row.at(3) + row.at(4) + row.at(5)));
            right += head && rest ? 1U : 0U;
            towns += address.town == row[3] ? 1U : 0U;
            if (!head || !rest)
                qInfo("differs: %s -> %s", row[0].c_str(), joined(address).c_str());
            if (row[2].starts_with("大阪市")) {
                ++osaka;
                osakaRight += "大阪市" + address.ward == row[2] && text::findOsakaWard(address.ward)
                                  ? 1U
                                  : 0U;
            }
        }
        const double percent =
            100.0 * static_cast<double>(right) / static_cast<double>(rows.size());
        qInfo("prefecture, city and rest right: %zu of %zu (%.2f %%); town as listed: %zu; Osaka "
              "City wards: %zu of %zu",
              right, rows.size(), percent, towns, osakaRight, osaka);
        QVERIFY(percent >= 95.0);
        QVERIFY(osaka > 0);
        QCOMPARE(osakaRight, osaka);
    }
};

QTEST_GUILESS_MAIN(AddressTest)
#include "address_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <rapidcheck.h>

#include "yorisoi/base/calendar.h"
#include "yorisoi/catalogue/difference.h"
#include "yorisoi/catalogue/lint.h"
#include "yorisoi/catalogue/pack.h"

using namespace yorisoi;
using namespace yorisoi::catalogue;

namespace {

const Files &good()
{
    static const Files files =
        readFolder(YORISOI_SOURCE_DIR "/tests/unit/catalogue/fixtures/good").value();
    return files;
}

const std::shared_ptr<const Catalogue> &whole()
{
    static const auto catalogue = Catalogue::load(good()).value();
    return catalogue;
}

/// What editors, discs and people do to a text.
std::string damaged(std::string text)
{
    const auto cuts = *rc::gen::inRange(1, 4);
    for (int i = 0; i < cuts && !text.empty(); ++i) {
        const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
        const auto length = *rc::gen::inRange<std::size_t>(1, 20);
        switch (*rc::gen::inRange(0, 4)) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(at, text.substr(at, length));
            break;
        case 2:
            text[at] = *rc::gen::arbitrary<char>();
            break;
        default:
            text.insert(at, *rc::gen::element<std::string>("{", "[", "\"", "&a ", "*a", ": ", "\n",
                                                           "-", "<", "</", "料率.", "..", "(",
                                                           "null", "\t", "\xe3\x80"));
        }
    }
    return text;
}

Files damagedFiles()
{
    Files files = good();
    const auto index = *rc::gen::inRange<std::size_t>(0, files.size());
    std::string &bytes = std::next(files.begin(), static_cast<std::ptrdiff_t>(index))->second;
    bytes = damaged(std::move(bytes));
    return files;
}

} // namespace

class LawsTest : public QObject {
    Q_OBJECT
private slots:
    void noByteOfAPackMayChange()
    {
        const auto key = crypto::SigningKey::generate();
        const std::string pack = makePack(good(), key, base::Instant{}).value();
        QVERIFY(rc::check("a changed pack is refused", [&] {
            std::string changed = pack;
            const auto at = *rc::gen::inRange<std::size_t>(0, pack.size());
            changed[at] = static_cast<char>(changed[at] ^ *rc::gen::inRange(1, 256));
            RC_ASSERT(!openPack(changed, key.verifyKey()));
        }));
    }

    void damagedContentIsAFindingOrHarmless()
    {
        QVERIFY(rc::check("lint and load agree about damage", [] {
            const Files files = damagedFiles();
            Findings found;
            const auto loaded = Catalogue::load(files, &found);
            const LintReport report = lint(files);
            if (!loaded) {
                RC_ASSERT(hasErrors(report.findings));
                const base::ErrorCode code = loaded.error().code;
                const bool expected =
                    code == base::ErrorCode::InvalidInput || code == base::ErrorCode::NewerSchema;
                RC_ASSERT(expected);
            }
            for (const Finding &finding : report.findings) {
                RC_ASSERT(!finding.ja.empty());
                RC_ASSERT(!finding.en.empty());
                RC_ASSERT(!finding.place.file.empty());
                RC_ASSERT(!finding.rule.empty());
            }
        }));
    }

    void whatDiffersIsSaidAndWhatDoesNotIsNot()
    {
        QVERIFY(rc::check("a catalogue does not differ from itself", [] {
            const auto loaded = Catalogue::load(damagedFiles());
            if (!loaded)
                return;
            RC_ASSERT(Catalogue::difference(**loaded, **loaded).empty());
            const auto there = Catalogue::difference(*whole(), **loaded);
            const auto back = Catalogue::difference(**loaded, *whole());
            RC_ASSERT(there.empty() == back.empty());
        }));
    }

    void theRatesOfADayAreThoseOfEachRate()
    {
        QVERIFY(rc::check("ratesAsOf is what each rate says", [] {
            const base::Date day = base::fromDayNumber(*rc::gen::inRange(17'000, 25'000));
            const decision::Value rates = whole()->ratesAsOf(day);
            for (const auto &[name, rate] : whole()->rates()) {
                const decision::Value *value = &rates;
                for (const QByteArray &part : QByteArray::fromStdString(name).split('.'))
                    value = value ? value->find(part.toStdString()) : nullptr;
                const RatePeriod *period = rate.on(day);
                RC_ASSERT((value != nullptr) == (period != nullptr));
                if (period)
                    RC_ASSERT(decision::same(*value, period->value));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(LawsTest)
#include "laws_test.moc"

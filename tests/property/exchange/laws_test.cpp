// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>

#include <QTemporaryDir>

#include <rapidcheck.h>

#include "yorisoi/exchange/xes_writer.h"
#include "yorisoi/test_support/results.h"
#include "yorisoi/test_support/row_table.h"

using namespace yorisoi;
using namespace yorisoi::exchange;
using test_support::bytesOf;
using test_support::LogInMemory;
using test_support::RowTable;

namespace {

/// Text of the characters that XML, our notation or Japanese make delicate.
rc::Gen<std::string> text()
{
    return rc::gen::map(
        rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
            "a", " ", "  ", "\"", "'", "<", ">", "&", "\\", "\\n", "\n", "\t", "\r", "=", " = ",
            "(", ")", " (int)", "-", "- ", "髙", "葛\U000E0100", "\u202e", "é", "\x7f", "7")),
        [](const std::vector<std::string> &parts) {
            std::string joined;
            for (const auto &part : parts)
                joined += part;
            return joined;
        });
}

rc::Gen<std::string> valueOf(const std::string &type)
{
    if (type == "date")
        return rc::gen::element<std::string>("2011-10-11T13:45:40.276+02:00",
                                             "2026-11-24T00:00:00Z", "1970-01-01T00:00:00",
                                             "2026-11-24T09:00:00.5-03:30");
    if (type == "int")
        return rc::gen::element<std::string>("0", "-7", "9223372036854775807", "007");
    if (type == "float")
        return rc::gen::element<std::string>("1.0", "2.3832541524E7", "-0", "NaN", "INF");
    if (type == "boolean")
        return rc::gen::element<std::string>("true", "false", "1");
    if (type == "id")
        return rc::gen::element<std::string>("0190b1c4-0000-7000-8000-000000000001",
                                             // Its digits fit an individual number's check digit.
                                             "01800230-2353-7807-8123-0123456789ab");
    return text();
}

rc::Gen<XesAttributes> attributes(int depth);

rc::Gen<XesAttribute> attribute(int depth)
{
    return rc::gen::exec([depth] {
        XesAttribute one;
        one.type = *rc::gen::element<std::string>("string", "string", "date", "int", "float",
                                                  "boolean", "id", "list");
        one.key = *rc::gen::suchThat(text(), [](const std::string &key) {
            return key != "time:timestamp" && key != "identity:id" && key != "concept:name";
        });
        if (one.type != "list")
            one.value = *valueOf(one.type);
        if (depth > 0)
            one.children = *attributes(depth - 1);
        if (depth > 0 && one.type == "list")
            one.values = *attributes(depth - 1);
        return one;
    });
}

rc::Gen<XesAttributes> attributes(int depth)
{
    return rc::gen::exec([depth] {
        XesAttributes all;
        const int count = *rc::gen::inRange(0, 4);
        for (int i = 0; i < count; ++i)
            all.push_back(*attribute(depth));
        return all;
    });
}

rc::Gen<XesTrace> trace()
{
    return rc::gen::exec([] {
        XesTrace made;
        made.attributes = *attributes(2);
        made.attributes.push_back({"string", "concept:name", *text(), {}, {}});
        const int events = *rc::gen::inRange(0, 5);
        for (int i = 0; i < events; ++i) {
            XesEvent event;
            event.attributes = *attributes(2);
            event.attributes.insert(
                event.attributes.begin() +
                    *rc::gen::inRange<std::ptrdiff_t>(
                        0, static_cast<std::ptrdiff_t>(event.attributes.size()) + 1),
                {"date", "time:timestamp", *valueOf("date"), *attributes(0), {}});
            made.events.push_back(std::move(event));
        }
        return made;
    });
}

rc::Gen<XesHeader> header()
{
    return rc::gen::exec([] {
        XesHeader made;
        made.version = *rc::gen::element<std::string>("1.0", "2.0", "1849-2016");
        made.features = *rc::gen::element<std::string>("", "nested-attributes");
        if (*rc::gen::arbitrary<bool>())
            made.extensions.push_back({*text(), *text(), *text()});
        if (*rc::gen::arbitrary<bool>())
            made.globals.push_back({"event", *attributes(1)});
        if (*rc::gen::arbitrary<bool>())
            made.classifiers.push_back(
                {*text(), *rc::gen::element<std::string>("", "trace"), *text()});
        made.attributes = *attributes(2);
        made.attributes.push_back({"string", "concept:name", *text(), {}, {}});
        return made;
    });
}

std::vector<XesTrace> someTraces()
{
    std::vector<XesTrace> traces;
    const int count = *rc::gen::inRange(1, 5);
    for (int i = 0; i < count; ++i)
        traces.push_back(*trace());
    return traces;
}

} // namespace

class LawsTest : public QObject {
    Q_OBJECT
private slots:
    void readingWhatWasWrittenGivesTheLog()
    {
        const bool holds = rc::check("read(write(log)) == log", [] {
            const XesHeader head = *header();
            const auto traces = someTraces();
            LogInMemory log;
            const auto status =
                readXes(bytesOf(toXml(head, traces), *rc::gen::inRange<std::size_t>(1, 90)), log);
            RC_ASSERT(status.has_value());
            RC_ASSERT(log.read == head);
            RC_ASSERT(log.traces == traces);
        });
        QVERIFY(holds);
    }

    void exportingWhatWasImportedGivesTheLog()
    {
        QTemporaryDir folder;
        const std::filesystem::path out =
            std::filesystem::path(folder.path().toStdString()) / "out.xes";
        const bool holds = rc::check("export(import(log)) == log", [&] {
            const XesHeader head = *header();
            const auto traces = someTraces();
            RowTable table;
            const auto counts =
                importXes(bytesOf(toXml(head, traces), 4'096), {"27127", "x"}, table);
            RC_PRE(counts.has_value() || counts.error().code != base::ErrorCode::TooLarge);
            RC_ASSERT(counts.has_value());
            table.commit();
            RC_ASSERT(exportXes(out, {"27127", ""}, table).has_value());
            LogInMemory log;
            RC_ASSERT(readXesFile(out, log).has_value());
            RC_ASSERT(log.read == head);
            RC_ASSERT(log.traces == traces);
            RowTable again;
            RC_ASSERT(importXesFile(out, {"27127", "x"}, again).has_value());
            again.commit();
            RC_ASSERT(again.rows() == table.rows());
        });
        QVERIFY(holds);
    }

    void bytesOfAnyKindNeverBreakTheReader()
    {
        const bool holds = rc::check("damaged logs are read or refused", [] {
            std::string xml = toXml(*header(), someTraces());
            const int damages = *rc::gen::inRange(1, 6);
            for (int i = 0; i < damages; ++i)
                xml[*rc::gen::inRange<std::size_t>(0, xml.size())] = *rc::gen::arbitrary<char>();
            LogInMemory log;
            const auto status = readXes(bytesOf(xml, 64), log);
            if (!status)
                RC_ASSERT(status.error().detail.starts_with("line "));
        });
        QVERIFY(holds);
    }
};

QTEST_APPLESS_MAIN(LawsTest)
#include "laws_test.moc"

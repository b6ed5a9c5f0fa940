// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixture.h"
#include "yorisoi/catalogue/lint.h"

using namespace yorisoi;
using namespace yorisoi::catalogue;
using fixture::with;

namespace {

const char *const kRates = "rates/meals.yaml";
const char *const kModel = "decisions/meals.dmn";

/// A model of one table; cells of a rule are parted by '|', inputs from outputs by '>'.
std::string tableModel(const std::string &policy, const std::string &inputs,
                       const std::vector<std::string> &rules)
{
    const auto cells = [](const std::string &row, const std::string &open,
                          const std::string &close) {
        std::string xml;
        for (const QByteArray &cell : QByteArray::fromStdString(row).split('|'))
            xml += open + "<text><![CDATA[" + cell.trimmed().toStdString() + "]]></text>" + close;
        return xml;
    };
    std::string table;
    for (const QByteArray &input : QByteArray::fromStdString(inputs).split('|')) {
        const QByteArrayList parts = input.trimmed().split(':');
        table += "<input><inputExpression typeRef=\"" + parts.at(1).toStdString() + "\"><text>" +
                 parts.at(0).toStdString() + "</text></inputExpression></input>\n";
    }
    table += "<output typeRef=\"string\"/><annotation name=\"理由\"/><annotation "
             "name=\"reason\"/>\n";
    for (const std::string &rule : rules) {
        const std::size_t arrow = rule.find("=>");
        table += "<rule>" + cells(rule.substr(0, arrow), "<inputEntry>", "</inputEntry>") +
                 cells(rule.substr(arrow + 2), "<outputEntry>", "</outputEntry>") +
                 "<annotationEntry><text>あ</text></annotationEntry><annotationEntry><text>a"
                 "</text></annotationEntry></rule>\n";
    }
    std::string model =
        R"(<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="t" name="t" namespace="urn:t">)";
    for (const char *name : {"age", "word", "alone", "day", "料率"})
        model += std::string("<inputData id=\"i-") + name + "\" name=\"" + name +
                 "\"><variable name=\"" + name + "\"/></inputData>";
    model += "<decision id=\"d\" name=\"d\"><variable name=\"d\"/>";
    for (const char *name : {"age", "word", "alone", "day", "料率"})
        model += std::string("<informationRequirement><requiredInput href=\"#i-") + name +
                 "\"/></informationRequirement>";
    return model + "\n<decisionTable hitPolicy=\"" + policy + "\">" + table +
           "</decisionTable></decision></definitions>";
}

/// "rule: message" of what lint finds in a table beyond notes of what is not used.
QByteArray findingsIn(const std::string &policy, const std::string &inputs,
                      const std::vector<std::string> &rules)
{
    Files files = fixture::good();
    files["decisions/t.dmn"] = tableModel(policy, inputs, rules);
    QByteArrayList lines;
    for (const Finding &finding : lint(files).findings)
        if (finding.place.file == "decisions/t.dmn" && finding.rule != "unused")
            lines << QByteArray::fromStdString(finding.rule + " " + finding.element + ": " +
                                               finding.en);
    return lines.join('\n');
}

} // namespace

class LintTest : public QObject {
    Q_OBJECT
private slots:
    void contentWithoutFaultHasNoFinding()
    {
        const LintReport report = lint(fixture::good());
        QCOMPARE(fixture::all(report.findings), QByteArray());
        QCOMPARE(report.files, std::size_t{6});
        QCOMPARE(report.tables, std::size_t{2});
    }

    void whatLoadingRefusesIsFoundAndTheRestIsLookedAt()
    {
        Files files = with(kRates, "basis: 試験市配食要綱第2条, ", "");
        std::string &service = files.at("services/meals.yaml");
        service.replace(service.find("en: Meals at home"), 17, "en: \"\"");
        const LintReport report = lint(files);
        QVERIFY(fixture::firstOf(report.findings, "no-basis"));
        QVERIFY(fixture::firstOf(report.findings, "missing-translation"));
        QCOMPARE(report.models, std::size_t{2});
    }

    void aRuleThatCannotFireIsFound_data()
    {
        QTest::addColumn<QByteArray>("policy");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArrayList>("rules");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char *name, const char *policy, const char *inputs,
                            const QByteArrayList &rules, const char *found) {
            QTest::newRow(name) << QByteArray(policy) << QByteArray(inputs) << rules
                                << QByteArray(found);
        };
        const char *const last = "unreachable-rule t, d, rule 3: the rules before it decide every "
                                 "case first, so this rule never fires";
        row("one earlier rule is wider", "FIRST", "age:number",
            {"< 20 => \"a\"", "< 30 => \"b\"", "[20..25] => \"c\""}, last);
        row("two earlier rules together", "FIRST", "age:number",
            {"< 20 => \"a\"", ">= 20 => \"b\"", "[10..30] => \"c\""}, last);
        row("not when null is left", "FIRST", "age:number",
            {"< 20 => \"a\"", ">= 20 => \"b\"", "- => \"c\""}, "");
        row("null taken too", "FIRST", "alone:boolean",
            {"true, false => \"a\"", "null => \"b\"", "- => \"c\""}, last);
        row("not when a value between is left", "FIRST", "age:number",
            {"< 20 => \"a\"", "> 20 => \"b\"", ">= 20 => \"c\""}, "");
        row("several columns", "FIRST", "age:number | word:string",
            {"< 20 | \"x\" => \"a\"", "< 20 | not(\"x\") => \"b\"", "10 | \"y\", \"z\" => \"c\""},
            last);
        row("dates", "FIRST", "day:date",
            {"< date(\"2024-10-01\") => \"a\"", ">= date(\"2024-10-01\") => \"b\"",
             "date(\"2024-10-01\") => \"c\""},
            last);
        row("limits from rates", "FIRST", "age:number",
            {"< 料率.配食.年齢 => \"a\"", ">= 料率.配食.年齢 => \"b\"", "65 => \"c\""}, "");
        row("the same limit from rates", "FIRST", "age:number",
            {"<= 料率.配食.年齢 => \"a\"", "> 料率.配食.年齢 => \"b\"",
             "< 料率.配食.年齢 => \"c\""},
            last);
        row("an empty interval", "UNIQUE", "age:number", {"[30..20] => \"a\"", "> 40 => \"b\""},
            "unreachable-rule t, d, rule 1: no value of the column 'age' meets [30..20]");
        row("a condition of two kinds", "UNIQUE", "alone:boolean",
            {"true => \"a\"", "not(true, false, null) => \"b\""},
            "unreachable-rule t, d, rule 2: no value of the column 'alone' meets not(true, false, "
            "null)");
        row("other policies look at every rule", "COLLECT", "age:number",
            {"< 20 => \"a\"", "< 30 => \"b\"", "< 10 => \"c\""}, "");
    }
    void aRuleThatCannotFireIsFound()
    {
        QFETCH(QByteArray, policy);
        QFETCH(QByteArray, inputs);
        QFETCH(QByteArrayList, rules);
        QFETCH(QByteArray, found);
        std::vector<std::string> texts;
        for (const QByteArray &rule : rules)
            texts.push_back(rule.toStdString());
        QCOMPARE(findingsIn(policy.toStdString(), inputs.toStdString(), texts), found);
    }

    void rulesThatContradictAreFound_data()
    {
        aRuleThatCannotFireIsFound_columns();
        const auto row = [](const char *name, const char *policy, const char *inputs,
                            const QByteArrayList &rules, const char *found) {
            QTest::newRow(name) << QByteArray(policy) << QByteArray(inputs) << rules
                                << QByteArray(found);
        };
        row("limits that both include", "UNIQUE", "age:number",
            {"<= 20 => \"a\"", ">= 20 => \"b\""},
            "contradiction t, d, rule 2: fires together with rule 1, with another result (age = "
            "20)");
        row("limits that meet", "UNIQUE", "age:number", {"< 20 => \"a\"", ">= 20 => \"b\""}, "");
        row("two facts", "UNIQUE", "age:number | alone:boolean",
            {"> 20 | - => \"a\"", "- | true => \"b\""},
            "contradiction t, d, rule 2: fires together with rule 1, with another result (age = "
            "21, alone = true)");
        row("the same result", "UNIQUE", "word:string",
            {"\"x\", \"y\" => \"a\"", "\"y\", \"z\" => \"a\""},
            "overlap t, d, rule 2: fires together with rule 1, with the same result (word = "
            "\"y\")");
        row("the same result is what ANY is for", "ANY", "word:string",
            {"\"x\", \"y\" => \"a\"", "\"y\", \"z\" => \"a\""}, "");
        row("ANY with two results", "ANY", "word:string",
            {"\"x\", \"y\" => \"a\"", "\"y\", \"z\" => \"b\""},
            "contradiction t, d, rule 2: fires together with rule 1, with another result (word = "
            "\"y\")");
        row("two limits that nobody can compare", "UNIQUE", "age:number",
            {"< 料率.配食.年齢 => \"a\"", "> 料率.配食.月額 => \"b\""}, "");
        row("a limit that both include", "UNIQUE", "age:number",
            {"<= 料率.配食.年齢 => \"a\"", ">= 料率.配食.年齢 => \"b\""},
            "contradiction t, d, rule 2: fires together with rule 1, with another result (age = "
            "-1)");
        row("columns of one fact", "UNIQUE",
            "age - 料率.配食.年齢:number | age - 料率.配食.月額:number",
            {"> 0 | - => \"a\"", "- | <= 0 => \"b\""},
            "possible-overlap t, d, rule 2: would fire together with rule 1 if the columns had "
            "nothing to do with each other (age - 料率.配食.年齢 = 1, age - 料率.配食.月額 = -1)");
        row("a rule inside another", "UNIQUE", "age:number | age + 1:number",
            {"> 20 | > 30 => \"a\"", "> 10 | - => \"b\""},
            "contradiction t, d, rule 2: fires together with rule 1, with another result (age = "
            "21, age + 1 = 31)");
    }
    void rulesThatContradictAreFound() { aRuleThatCannotFireIsFound(); }

    void oneEditIsFoundByTheRuleForIt_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char *name, const char *file, const char *from, const char *to,
                            const char *found) {
            QTest::newRow(name) << QByteArray(file) << QByteArray(from) << QByteArray(to)
                                << QByteArray(found);
        };
        row("an annotation in one language", kModel,
            "<annotationEntry><text>has to be asked within {料率.届出期限.日数} "
            "days</text></annotationEntry>",
            "<annotationEntry><text></text></annotationEntry>",
            "decisions/meals.dmn:69:11: error: meals, 配食, rule 4: the annotation 'reason' is "
            "missing [missing-translation]");
        row("a table without reasons", kModel,
            "<annotation name=\"理由\"/>\n      <annotation name=\"reason\"/>", "",
            "decisions/meals.dmn:14:5: warning: meals, 年齢要件: the table has no annotation "
            "columns '理由' and 'reason' [no-reason]");
        row("a rate that is not there", kModel, "料率.配食.月額 else", "料率.配食.日額 else",
            "decisions/meals.dmn:80:9: error: meals, 配食: there is no rate '料率.配食.日額' "
            "[unknown-term]");
        row("a rate that is not there, in an annotation", kModel, "{料率.配食.年齢}歳以上です",
            "{料率.配食.年令}歳以上です",
            "decisions/meals.dmn:22:9: error: meals, 年齢要件: there is no rate '料率.配食.年令' "
            "[unknown-term]");
        row("a fact that the household does not have", kModel, "世帯.ひとり暮らし</text>",
            "世帯.独居</text>",
            "decisions/meals.dmn:44:26: error: meals, 配食: 't世帯' has no entry '独居' "
            "「世帯.独居」 "
            "@13 [unknown-term]");
        row("an amount in a decision", kModel, "then 料率.配食.月額 else", "then 4500 else",
            "decisions/meals.dmn:80:9: warning: meals, 配食: the number 4500 looks like an amount: "
            "it belongs in rates, with its period [literal-amount]");
        row("a year is no amount", kModel, "then 料率.配食.月額 else",
            "then if 基準日.year &gt;= 2024 then 料率.配食.月額 else 料率.配食.月額 else", "");
        row("a source that nobody could open", kRates, "checked: 2026-10-01, verified: true}",
            "checked: 2026-10-01, verified: false, note: {ja: 開けません, en: does not open}}",
            "rates/meals.yaml:3:3: note: test-city-meals: does not open [unverified]");
        row("a value that nobody could verify", kRates,
            "value: 4000, basis: 試験市配食要綱第3条, source: test-city-meals",
            "value: 4000, basis: 試験市配食要綱第3条, source: test-city-meals, verified: false",
            "rates/meals.yaml:17:9: note: 配食.月額: not verified [unverified]");
        row("a rate that a service has no value for", "services/meals.yaml",
            "valid: {from: 2023-04-01}", "valid: {from: 2019-04-01}",
            "rates/meals.yaml:5:3: note: 配食.年齢: no value for 2019-04-01 to 2020-03-31, which "
            "the service meals covers [rate-span]");
        row("a rate that nothing uses", kRates, "  届出期限:", "  届出の期限:",
            "rates/meals.yaml:18:3: note: 届出の期限: no decision or procedure uses this rate "
            "[unused]");
    }
    void oneEditIsFoundByTheRuleForIt()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, found);
        const LintReport report =
            lint(with(file.toStdString(), from.toStdString(), to.toStdString()));
        const QByteArray all = fixture::all(report.findings);
        QVERIFY2(all.contains(found) && (found.isEmpty() ? all.isEmpty() : true), all.constData());
    }

    void aSmallNumberIsAnAmountInAColumnOfMoney()
    {
        QCOMPARE(findingsIn("UNIQUE", "age:number", {"< 500 => \"a\"", ">= 500 => \"b\""}),
                 QByteArray());
        Files files = fixture::good();
        std::string model =
            tableModel("UNIQUE", "age:number", {"< 500 => \"a\"", ">= 500 => \"b\""});
        model.replace(model.find("<input>"), 7, "<input label=\"一回の負担額\">");
        files["decisions/t.dmn"] = model;
        const LintReport report = lint(files);
        const Finding *found = fixture::firstOf(report.findings, "literal-amount");
        QVERIFY(found);
        QVERIFY(found->en.find("500") != std::string::npos);
    }

    void everyFindingIsInBothLanguages()
    {
        Files files = with(kModel, "料率.配食.月額 else", "料率.配食.日額 else");
        files["decisions/t.dmn"] =
            tableModel("UNIQUE", "age:number", {"<= 20 => \"a\"", ">= 20 => \"b\""});
        const LintReport report = lint(files);
        QVERIFY(report.findings.size() >= 3);
        for (const Finding &finding : report.findings) {
            QVERIFY2(!finding.ja.empty() && finding.ja != finding.en, finding.toString().c_str());
            QVERIFY(!finding.en.empty());
        }
    }

private:
    void aRuleThatCannotFireIsFound_columns()
    {
        QTest::addColumn<QByteArray>("policy");
        QTest::addColumn<QByteArray>("inputs");
        QTest::addColumn<QByteArrayList>("rules");
        QTest::addColumn<QByteArray>("found");
    }
};

QTEST_APPLESS_MAIN(LintTest)
#include "lint_test.moc"

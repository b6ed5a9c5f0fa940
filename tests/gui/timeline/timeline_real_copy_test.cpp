// SPDX-License-Identifier: GPL-3.0-or-later
#include "real_copy.h"
#include "stage.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/theme.h"

using namespace yorisoi;

/// The page on an encrypted copy of a made-up ward.
class TimelineRealCopyTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        ui_kit::applyTheme(*qApp);
        m_language.use(QStringLiteral("ja"));
        m_real = std::make_unique<RealCopy>();
    }

    void cleanupTestCase() { m_real.reset(); }

    void busiestPersonIsShown()
    {
        Stage stage(m_real->desk(), m_real->busiest());
        QVERIFY(stage.open());
        QVERIFY(stage.page->viewModel()->known());
        QTRY_VERIFY(stage.rows() > 20);
        QTRY_COMPARE(stage.timeline().total(), static_cast<int>(m_real->events[m_real->busiest()]));
        QVERIFY(stage.shown("syntheticMark"));
        stage.grab("real-busiest");
        stage.page->resize(1824, 1000);
        stage.grab("real-busiest-large");
    }

    void guardedPersonsAddressIsNotShown()
    {
        QVERIFY(!m_real->guarded.empty());
        const auto who = m_real->guarded.front();
        const auto found = std::ranges::find(m_real->people, who, &records::Citizen::id);
        QVERIFY(found != m_real->people.end() && !found->address.empty());
        Stage stage(m_real->desk(), who);
        QVERIFY(stage.open());
        QVERIFY(stage.page->viewModel()->header().withheld);
        const QString all = stage.everyText().join(u'\n');
        QVERIFY(!all.contains(ui_kit::fromUtf8(found->address)));
        QVERIFY(found->phone.empty() || !all.contains(ui_kit::fromUtf8(found->phone)));
        stage.grab("real-guarded");
    }

    void contactIsOnTheTimelineAtOnceAndStillAfterARestart()
    {
        const auto who = m_real->people.front().id;
        {
            Stage stage(m_real->desk(), who);
            QVERIFY(stage.open());
            stage.page->recordContact();
            QTRY_COMPARE(stage.focusName(), QStringLiteral("title-0"));
            stage.typeJapanese(QStringLiteral("そうだん"), QStringLiteral("窓口での相談"));
            stage.press(Qt::Key_Return, Qt::ControlModifier);
            QTRY_COMPARE(stage.title(0), QStringLiteral("窓口での相談"));
            QCOMPARE(stage.state(0), QStringLiteral("on-device"));
            QTRY_COMPARE(stage.page->viewModel()->header().pending.isEmpty(), false);
            stage.grab("real-saved");
        }
        m_real->reopen();
        Stage again(m_real->desk(), who);
        QVERIFY(again.open());
        QTRY_COMPARE(again.title(0), QStringLiteral("窓口での相談"));
        QCOMPARE(again.state(0), QStringLiteral("on-device"));
        QVERIFY(!again.composer().isOpen());
    }

    void draftSurvivesARestart()
    {
        const auto who = m_real->people.back().id;
        {
            Stage stage(m_real->desk(), who);
            QVERIFY(stage.open());
            stage.page->recordContact();
            QTRY_COMPARE(stage.focusName(), QStringLiteral("title-0"));
            stage.typeJapanese(QStringLiteral("したがき"), QStringLiteral("書きかけの件名"));
        }
        m_real->reopen();
        Stage again(m_real->desk(), who);
        QVERIFY(again.open());
        QTRY_VERIFY(again.composer().restored());
        QTRY_COMPARE(again.text("title-0"), QStringLiteral("書きかけの件名"));
        again.composer().discard();
    }

private:
    ui_kit::Language m_language;
    std::unique_ptr<RealCopy> m_real;
};

QTEST_MAIN(TimelineRealCopyTest)
#include "timeline_real_copy_test.moc"

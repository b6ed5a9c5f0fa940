// SPDX-License-Identifier: GPL-3.0-or-later
#include <future>
#include <latch>
#include <optional>

#include <QThread>
#include <QtTest>

#include "yorisoi/test_support/results.h"
#include "yorisoi/ui_kit/task.h"

using namespace yorisoi;
using base::ErrorCode;
using base::Result;
using ui_kit::TaskSlot;

namespace {

/// Work that ends when the test says so.
struct HeldWork {
    std::promise<void> release;
    std::shared_future<void> released = release.get_future().share();
    std::latch entered{1};

    Result<int> operator()(int answer)
    {
        entered.count_down();
        released.wait();
        return answer;
    }
};

/// Everything that workers have posted is delivered.
void deliver()
{
    ui_kit::drainTasks();
    QCoreApplication::processEvents();
}

class TaskTest : public QObject {
    Q_OBJECT
private slots:
    void anAnswerArrivesOnTheThreadOfTheOwner()
    {
        QObject owner;
        TaskSlot slot(&owner);
        std::optional<Result<int>> answer;
        QThread *askedOn = QThread::currentThread();
        QThread *workedOn = nullptr;
        QThread *answeredOn = nullptr;
        slot.start(
            [&](std::stop_token) -> Result<int> {
                workedOn = QThread::currentThread();
                return 7;
            },
            [&](Result<int> given) {
                answeredOn = QThread::currentThread();
                answer = std::move(given);
            });
        QVERIFY(slot.running());
        QTRY_VERIFY(answer);
        QVERIFY_RESULT(*answer);
        QCOMPARE(**answer, 7);
        QCOMPARE(answeredOn, askedOn);
        QVERIFY(workedOn != askedOn);
        QVERIFY(!slot.running());
    }
    void anErrorArrivesAsItIs()
    {
        QObject owner;
        TaskSlot slot(&owner);
        std::optional<Result<int>> answer;
        slot.start([](std::stop_token) -> Result<int> { return base::fail(ErrorCode::DiskFull); },
                   [&](Result<int> given) { answer = std::move(given); });
        QTRY_VERIFY(answer);
        QCOMPARE_ERROR(*answer, ErrorCode::DiskFull);
    }
    void aNewerQuestionDropsTheOlderAnswer()
    {
        QObject owner;
        TaskSlot slot(&owner);
        HeldWork held;
        std::vector<int> answers;
        const auto keep = [&](Result<int> given) { answers.push_back(given.value()); };
        std::stop_token firstStop;
        slot.start(
            [&](std::stop_token stop) {
                firstStop = stop;
                return held(1);
            },
            keep);
        held.entered.wait();
        slot.start([](std::stop_token) -> Result<int> { return 2; }, keep);
        QVERIFY(firstStop.stop_requested());
        QTRY_COMPARE(answers.size(), 1);
        held.release.set_value();
        deliver();
        QCOMPARE(answers, std::vector<int>{2});
    }
    void aCancelledQuestionIsNeverAnswered()
    {
        QObject owner;
        TaskSlot slot(&owner);
        HeldWork held;
        bool answered = false;
        slot.start([&](std::stop_token) { return held(1); }, [&](Result<int>) { answered = true; });
        held.entered.wait();
        slot.cancel();
        QVERIFY(!slot.running());
        held.release.set_value();
        deliver();
        QVERIFY(!answered);
    }
    void aBudgetEndsInATimeOutAndTheLateAnswerIsDropped()
    {
        QObject owner;
        TaskSlot slot(&owner);
        HeldWork held;
        std::vector<Result<int>> answers;
        slot.start([&](std::stop_token) { return held(1); },
                   [&](Result<int> given) { answers.push_back(std::move(given)); },
                   std::chrono::milliseconds(1));
        QTRY_COMPARE(answers.size(), 1);
        QCOMPARE_ERROR(answers.front(), ErrorCode::TimedOut);
        held.release.set_value();
        deliver();
        QCOMPARE(answers.size(), 1);
    }
    void anOwnerThatHasGoneIsNotCalled()
    {
        struct Owner : QObject {
            TaskSlot slot{this};
        };
        auto owner = std::make_unique<Owner>();
        HeldWork held;
        bool answered = false;
        owner->slot.start([&](std::stop_token) { return held(1); },
                          [&](Result<int>) { answered = true; });
        held.entered.wait();
        owner.reset();
        held.release.set_value();
        deliver();
        QVERIFY(!answered);
    }
    void anAnswerMayAskTheNextQuestion()
    {
        QObject owner;
        TaskSlot slot(&owner);
        int last = 0;
        slot.start([](std::stop_token) -> Result<int> { return 1; },
                   [&](Result<int> first) {
                       slot.start(
                           [first](std::stop_token) -> Result<int> { return first.value() + 1; },
                           [&](Result<int> second) { last = second.value(); });
                   });
        QTRY_COMPARE(last, 2);
        QVERIFY(!slot.running());
    }
};

} // namespace

QTEST_GUILESS_MAIN(TaskTest)
#include "task_test.moc"

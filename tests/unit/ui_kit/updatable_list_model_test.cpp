// SPDX-License-Identifier: GPL-3.0-or-later
#include <random>

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "yorisoi/ui_kit/updatable_list_model.h"

using namespace yorisoi;

namespace {

struct Line {
    int key = 0;
    int look = 0;
    friend bool operator==(const Line &, const Line &) = default;
};
using Lines = std::vector<Line>;

class LineModel : public ui_kit::UpdatableListModel {
public:
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(lines.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? lines[static_cast<std::size_t>(index.row())].key
                                       : QVariant();
    }
    void update(Lines next)
    {
        updateRows(
            lines, std::move(next), [](const Line &line) { return line.key; }, std::equal_to{});
    }
    Lines lines;
};

/// What a view is told, as `remove 1-2`, one after the other.
struct Told {
    QStringList steps;
    explicit Told(LineModel &model)
    {
        using Model = QAbstractItemModel;
        const auto note = [this](const char *what) {
            return [this, what](const QModelIndex &, int first, int last) {
                steps << QStringLiteral("%1 %2-%3").arg(QLatin1String(what)).arg(first).arg(last);
            };
        };
        QObject::connect(&model, &Model::rowsRemoved, &model, note("remove"));
        QObject::connect(&model, &Model::rowsInserted, &model, note("insert"));
        QObject::connect(&model, &Model::rowsMoved, &model,
                         [this](const QModelIndex &, int from, int, const QModelIndex &, int to) {
                             steps << QStringLiteral("move %1 to %2").arg(from).arg(to);
                         });
        QObject::connect(&model, &Model::dataChanged, &model, [this](const QModelIndex &at) {
            steps << QStringLiteral("change %1").arg(at.row());
        });
        QObject::connect(&model, &Model::modelReset, &model, [this] { steps << "reset"; });
    }
};

class UpdatableListModelTest : public QObject {
    Q_OBJECT
private slots:
    void aViewIsToldOnlyWhatChanged_data()
    {
        QTest::addColumn<Lines>("before");
        QTest::addColumn<Lines>("after");
        QTest::addColumn<QStringList>("steps");
        const Lines abc{{1}, {2}, {3}};
        QTest::newRow("nothing") << abc << abc << QStringList{};
        QTest::newRow("one comes in")
            << abc << Lines{{9}, {1}, {2}, {3}} << QStringList{"insert 0-0"};
        QTest::newRow("neighbours come in together")
            << abc << Lines{{1}, {8}, {9}, {2}, {3}} << QStringList{"insert 1-2"};
        QTest::newRow("neighbours go together") << abc << Lines{{1}} << QStringList{"remove 1-2"};
        QTest::newRow("one looks different")
            << abc << Lines{{1}, {2, 7}, {3}} << QStringList{"change 1"};
        QTest::newRow("the last becomes the first")
            << abc << Lines{{3}, {1}, {2}} << QStringList{"move 2 to 0"};
        QTest::newRow("the same key twice") << abc << Lines{{1}, {1}} << QStringList{"reset"};
        QTest::newRow("emptied") << abc << Lines{} << QStringList{"remove 0-2"};
    }
    void aViewIsToldOnlyWhatChanged()
    {
        QFETCH(Lines, before);
        QFETCH(Lines, after);
        LineModel model;
        model.update(before);
        const Told told(model);
        model.update(after);
        QTEST(told.steps, "steps");
        QCOMPARE(model.lines, after);
    }
    void afterASelfContradictingAnswerTheNextOneIsShownRight()
    {
        LineModel model;
        model.update({{1}, {1}, {2}});
        const Lines next{{2}, {1}};
        model.update(next);
        QCOMPARE(model.lines, next);
    }
    /// Any list after any other: a view that follows the notifications ends with the same rows, and
    /// what it holds on to is still the same thing.
    void anyListFollowsAnyOther()
    {
        std::mt19937 dice(20261125);
        LineModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        for (int round = 0; round < 500; ++round) {
            Lines next;
            for (int key = 0; key < 12; ++key)
                if (dice() % 2 == 0)
                    next.push_back({key, static_cast<int>(dice() % 3)});
            std::shuffle(next.begin(), next.end(), dice);
            QList<QPersistentModelIndex> held;
            QList<int> keys;
            for (int row = 0; row < model.rowCount(); ++row) {
                held << model.index(row);
                keys << held.last().data().toInt();
            }
            model.update(next);
            QCOMPARE(model.lines, next);
            for (qsizetype i = 0; i < held.size(); ++i) {
                const bool stays = std::ranges::find(next, keys[i], &Line::key) != next.end();
                QCOMPARE(held[i].isValid(), stays);
                if (stays)
                    QCOMPARE(held[i].data().toInt(), keys[i]);
            }
        }
        QCOMPARE(resets.count(), 0);
    }
};

} // namespace

QTEST_GUILESS_MAIN(UpdatableListModelTest)
#include "updatable_list_model_test.moc"

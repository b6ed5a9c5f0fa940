// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include <QAbstractItemModel>
#include <QFile>
#include <QPoint>
#include <QtTest>

namespace yorisoi::test_support {

inline QByteArray valueText(const QVariant &value)
{
    if (value.typeId() == QMetaType::QPoint) {
        const QPoint point = value.toPoint();
        return "(" + QByteArray::number(point.x()) + ", " + QByteArray::number(point.y()) + ")";
    }
    if (value.typeId() == QMetaType::QVariantList) {
        QByteArrayList parts;
        for (const QVariant &part : value.toList())
            parts << valueText(part);
        return "[" + parts.join(", ") + "]";
    }
    return value.toString().toUtf8();
}

/// Every role of every row as text, in the order of the roles' numbers.
inline QByteArray dumpModel(const QAbstractItemModel &model)
{
    const auto names = model.roleNames();
    QList<int> roles = names.keys();
    std::sort(roles.begin(), roles.end());
    QByteArray text;
    for (int row = 0; row < model.rowCount(); ++row) {
        text += "[" + QByteArray::number(row) + "]\n";
        for (const int role : roles)
            text += names[role] + ": " + valueText(model.data(model.index(row, 0), role)) + "\n";
    }
    return text;
}

/// Empty when `actual` is what the file holds, otherwise where they part. With
/// YORISOI_WRITE_GOLDEN=1 in the environment the file is written instead.
inline QByteArray differenceFromGolden(const QString &path, const QByteArray &actual)
{
    QFile file(path);
    if (qEnvironmentVariableIsSet("YORISOI_WRITE_GOLDEN")) {
        if (!file.open(QIODevice::WriteOnly) || file.write(actual) != actual.size())
            return "cannot write " + path.toUtf8();
        return {};
    }
    if (!file.open(QIODevice::ReadOnly))
        return "cannot read " + path.toUtf8();
    const auto expected = file.readAll().split('\n');
    const auto lines = actual.split('\n');
    for (qsizetype n = 0; n < std::max(expected.size(), lines.size()); ++n) {
        const QByteArray wanted = n < expected.size() ? expected[n] : QByteArray("(end)");
        const QByteArray got = n < lines.size() ? lines[n] : QByteArray("(end)");
        if (wanted != got)
            return "line " + QByteArray::number(n + 1) + "\n  expected: " + wanted +
                   "\n  actual:   " + got;
    }
    return {};
}

} // namespace yorisoi::test_support

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QString>
#include <QtTest>

#include "yorisoi/base/result.h"

namespace yorisoi::test_support {

template <typename T>
QByteArray describe(const base::Result<T> &result)
{
    if (result)
        return "ok";
    return QByteArray::fromStdString(std::string(base::toToken(result.error().code)) + ": " +
                                     result.error().detail);
}

} // namespace yorisoi::test_support

/// Like QVERIFY, and prints the error of a failed `Result`.
#define QVERIFY_RESULT(expression)                                                                 \
    do {                                                                                           \
        const auto &verified = (expression);                                                       \
        QVERIFY2(verified.has_value(), ::yorisoi::test_support::describe(verified).constData());   \
    } while (false)

/// The expression must fail with this code.
#define QCOMPARE_ERROR(expression, expectedCode)                                                   \
    do {                                                                                           \
        const auto &refused = (expression);                                                        \
        QVERIFY2(!refused.has_value(), "expected an error, got a value");                          \
        QCOMPARE(QByteArray::fromStdString(                                                        \
                     std::string(::yorisoi::base::toToken(refused.error().code))),                 \
                 QByteArray::fromStdString(std::string(::yorisoi::base::toToken(expectedCode))));  \
    } while (false)

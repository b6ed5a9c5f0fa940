// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace yorisoi::ctl {

/// Says now and then on standard error how far long work has come.
class Progress {
public:
    explicit Progress(std::string_view what) : m_what(what) {}
    void count();
    std::size_t rows() const { return m_rows; }

private:
    std::string m_what;
    std::size_t m_rows = 0;
};

/// One result on standard output: an object as JSON, or its members a line each.
void print(const nlohmann::ordered_json &result, bool asJson);

/// A remark beside a result, on standard error.
void note(std::string_view remark);

} // namespace yorisoi::ctl

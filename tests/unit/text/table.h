// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <string>
#include <vector>

namespace yorisoi::text_test {

/// Rows of a tab-separated file; lines that begin with # are remarks.
inline std::vector<std::vector<std::string>> readTable(const std::string &path)
{
    std::vector<std::vector<std::string>> rows;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#')
            continue;
        std::vector<std::string> row(1);
        for (const char c : line) {
            if (c == '\t')
                row.emplace_back();
            else
                row.back().push_back(c);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Rows of a comma-separated file with quoted fields (RFC 4180), the heading left out.
inline std::vector<std::vector<std::string>> readCsv(const std::string &path)
{
    std::vector<std::vector<std::string>> rows;
    std::ifstream file(path);
    std::vector<std::string> row(1);
    bool quoted = false;
    for (char c = '\0'; file.get(c);) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            row.emplace_back();
        } else if (c == '\n' && !quoted) {
            rows.push_back(std::move(row));
            row.assign(1, {});
        } else if (c != '\r') {
            row.back().push_back(c);
        }
    }
    if (!rows.empty())
        rows.erase(rows.begin());
    return rows;
}

} // namespace yorisoi::text_test

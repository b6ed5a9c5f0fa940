// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <unordered_map>

#include "yorisoi/storage/connection.h"

namespace yorisoi::replica {

/// Names behind the codes of one answer, each looked up once.
class Names {
public:
    explicit Names(storage::Connection &connection) : m_connection(&connection) {}
    base::Result<std::string> office(const std::string &code);
    /// Empty where the number is none of ours: it may be a name in a source system.
    base::Result<std::string> staff(const std::string &number);
    base::Result<std::string> caseNumber(const base::Uuid &id);

private:
    storage::Connection *m_connection;
    std::unordered_map<std::string, std::string> m_offices;
    std::unordered_map<std::string, std::string> m_staff;
    std::unordered_map<base::Uuid, std::string> m_cases;
};

} // namespace yorisoi::replica

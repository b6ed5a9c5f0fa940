// SPDX-License-Identifier: GPL-3.0-or-later
#include "names.h"

namespace yorisoi::replica {
namespace {

template <typename Key>
base::Result<std::string> lookUp(storage::Connection &connection,
                                 std::unordered_map<Key, std::string> &known, const char *sql,
                                 const Key &key)
{
    const auto found = known.find(key);
    if (found != known.end())
        return found->second;
    YORISOI_ASSIGN(const auto name, connection.queryText(sql, key));
    return known.emplace(key, name.value_or("")).first->second;
}

} // namespace

base::Result<std::string> Names::office(const std::string &code)
{
    if (code.empty())
        return std::string();
    return lookUp(*m_connection, m_offices, "SELECT name FROM office WHERE code=?", code);
}

base::Result<std::string> Names::staff(const std::string &number)
{
    if (number.empty())
        return std::string();
    return lookUp(*m_connection, m_staff, "SELECT name FROM staff WHERE number=?", number);
}

base::Result<std::string> Names::caseNumber(const base::Uuid &id)
{
    if (id.isNull())
        return std::string();
    return lookUp(*m_connection, m_cases, "SELECT number FROM \"case\" WHERE id=?", id);
}

} // namespace yorisoi::replica

// SPDX-License-Identifier: GPL-3.0-or-later
#include "wards.h"

#include <algorithm>

#include "yorisoi/storage/engine.h"

namespace yorisoi::ctl {

using base::ErrorCode;

base::Result<std::unique_ptr<OpenStore>> OpenStore::open(const std::filesystem::path &data,
                                                         bool make)
{
    YORISOI_TRY(storage::checkEngine());
    const central::Directory directory{data};
    std::error_code failure;
    if (!make && !std::filesystem::exists(directory.database(), failure))
        return base::fail(ErrorCode::NotFound, "no CRM: none is in this folder");
    std::filesystem::create_directories(data, failure);
    if (failure)
        return base::fail(ErrorCode::IoFailed, "folder of the data: " + failure.message());
    auto opened = std::make_unique<OpenStore>();
    YORISOI_ASSIGN(opened->store,
                   central::openEmbeddedStore(directory, opened->clock, opened->random));
    return opened;
}

base::Result<std::string> chooseWard(central::CentralStore &store, const std::string &asked)
{
    YORISOI_ASSIGN(const auto wards, store.wards());
    if (!asked.empty()) {
        if (std::ranges::find(wards, asked) == wards.end())
            return base::fail(ErrorCode::NotFound, "no ward: " + asked);
        return asked;
    }
    if (wards.empty())
        return base::fail(ErrorCode::NotFound, "no ward: none was filled yet");
    if (wards.size() > 1)
        return base::fail(ErrorCode::InvalidInput, "the CRM has several wards; say --ward");
    return wards.front();
}

base::Status WardRows::add(const records::Row &row)
{
    m_progress.count();
    return m_writer.add(row);
}

base::Result<bool> WardRows::holds(records::EntityKind kind, const base::Uuid &id)
{
    YORISOI_ASSIGN(const auto row, m_store.find(m_ward, kind, id, {}));
    return row.has_value();
}

base::Status StoreRows::visit(records::EntityKind kind, const Visitor &visitor)
{
    return m_store.visitRows(m_ward, kind, [&](const records::Row &row) {
        m_progress.count();
        return visitor(row);
    });
}

} // namespace yorisoi::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "output.h"
#include "yorisoi/central/directory.h"
#include "yorisoi/exchange/xes_export.h"
#include "yorisoi/exchange/xes_import.h"

namespace yorisoi::ctl {

/// The store of a CRM's folder and what it needs to live.
struct OpenStore {
    base::SystemClock clock;
    base::SystemRandom random;
    std::unique_ptr<central::CentralStore> store;

    /// Makes the folder when it may; else NotFound where no store is.
    static base::Result<std::unique_ptr<OpenStore>> open(const std::filesystem::path &data,
                                                         bool make);
};

/// The ward that was asked for, or the only one there is. NotFound, InvalidInput.
base::Result<std::string> chooseWard(central::CentralStore &store, const std::string &asked);

/// Puts imported rows into a ward, through its feed.
class WardRows final : public exchange::RowSink {
public:
    WardRows(central::CentralStore &store, std::string ward, central::BulkWriter &writer,
             Progress &progress)
        : m_store(store),
          m_ward(std::move(ward)),
          m_writer(writer),
          m_progress(progress)
    {
    }
    base::Status add(const records::Row &row) override;
    base::Status endGroup() override { return m_writer.endGroup(); }
    base::Result<bool> holds(records::EntityKind kind, const base::Uuid &id) override;

private:
    central::CentralStore &m_store;
    std::string m_ward;
    central::BulkWriter &m_writer;
    Progress &m_progress;
};

/// A ward's rows for an export.
class StoreRows final : public exchange::RowSource {
public:
    StoreRows(central::CentralStore &store, std::string ward, Progress &progress)
        : m_store(store),
          m_ward(std::move(ward)),
          m_progress(progress)
    {
    }
    base::Status visit(records::EntityKind kind, const Visitor &visitor) override;

private:
    central::CentralStore &m_store;
    std::string m_ward;
    Progress &m_progress;
};

} // namespace yorisoi::ctl

// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/workload/first_load.h"

#include "yorisoi/records/json.h"
#include "yorisoi/wire/zstd.h"

namespace yorisoi::workload {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t kMostChunkText = 64U * 1024 * 1024;

/// Rows are decoded a second time for `look`, and only where it may matter: citizens come first.
base::Status showCitizens(std::string_view ndjson,
                          const std::function<void(const records::Row &)> &look)
{
    constexpr std::string_view kStart = R"({"kind":"citizen")";
    records::RowReader reader;
    records::Row row;
    while (ndjson.starts_with(kStart)) {
        const std::size_t end = ndjson.find('\n');
        YORISOI_TRY(reader.read(ndjson.substr(0, end), row));
        look(row);
        ndjson.remove_prefix(end == std::string_view::npos ? ndjson.size() : end + 1);
    }
    return {};
}

} // namespace

base::Result<LoadFigures> loadDirectly(central::CentralStore &store, const std::string &ward,
                                       replica::Replica &copy,
                                       const std::function<void(const records::Row &)> &look)
{
    LoadFigures figures;
    const auto asked = Clock::now();
    YORISOI_ASSIGN(const auto snapshot, store.snapshot(ward));
    const auto ready = Clock::now();
    figures.snapshot = ready - asked;
    YORISOI_ASSIGN(const auto loader, copy.beginLoad());
    Clock::duration looking{0};
    for (std::size_t i = 0; i < snapshot.chunks.size(); ++i) {
        YORISOI_ASSIGN(const std::string chunk, store.snapshotChunk(ward, snapshot.id, i));
        YORISOI_ASSIGN(const std::string rows, wire::zstdDecompress(chunk, kMostChunkText));
        YORISOI_TRY(loader->add(rows));
        figures.rows += snapshot.chunks[i].rows;
        figures.bytes += snapshot.chunks[i].bytes;
        const auto before = Clock::now();
        YORISOI_TRY(showCitizens(rows, look));
        looking += Clock::now() - before;
    }
    YORISOI_TRY(loader->finish(snapshot.cursor));
    figures.load = Clock::now() - ready - looking;
    return figures;
}

} // namespace yorisoi::workload

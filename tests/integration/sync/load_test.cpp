// SPDX-License-Identifier: GPL-3.0-or-later
// A first load that is cut goes on, also after a restart of the program.
#include <fstream>

#include "direct_city.h"
#include "yorisoi/crypto/hash.h"
#include "yorisoi/wire/zstd.h"

using namespace yorisoi;
using namespace yorisoi::sync_test;
namespace fs = std::filesystem;

namespace {

/// Gives the record's snapshot in many small chunks, and can break off.
class ChunkedTransport final : public DirectTransport {
public:
    using DirectTransport::DirectTransport;

    std::map<std::size_t, int> asked; ///< how often each chunk was brought
    std::size_t breakAt = static_cast<std::size_t>(-1);
    ErrorCode breakWith = ErrorCode::Unreachable;
    std::size_t turnBitIn = static_cast<std::size_t>(-1);

    base::Result<sync::SnapshotManifest> snapshot(std::stop_token stop) override
    {
        YORISOI_ASSIGN(auto manifest, DirectTransport::snapshot(stop));
        std::string all;
        for (std::size_t i = 0; i < manifest.chunks.size(); ++i)
            must(DirectTransport::chunk(
                manifest, i,
                [&](std::string_view rows) -> base::Status {
                    all.append(rows);
                    return {};
                },
                stop));
        manifest.chunks.clear();
        m_chunks.clear();
        std::int64_t rows = 0;
        std::string text;
        for (std::size_t at = 0; at < all.size();) {
            const std::size_t end = all.find('\n', at) + 1;
            text.append(all, at, end - at);
            at = end;
            if (++rows < 8 && at < all.size())
                continue;
            m_chunks.push_back(wire::zstdCompress(text).value());
            sync::SnapshotChunk chunk{static_cast<std::int64_t>(m_chunks.back().size()), rows, {}};
            const auto digest = crypto::sha256(m_chunks.back());
            std::memcpy(chunk.sha256.data(), digest.data(), digest.size());
            manifest.chunks.push_back(chunk);
            text.clear();
            rows = 0;
        }
        return manifest;
    }
    base::Result<std::string> chunkBytes(const sync::SnapshotManifest &, std::size_t index,
                                         std::stop_token) override
    {
        if (index >= breakAt)
            return base::fail(breakWith);
        ++asked[index];
        std::string bytes = m_chunks.at(index);
        if (index == turnBitIn)
            bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 4);
        return bytes;
    }

private:
    std::vector<std::string> m_chunks;
};

} // namespace

class LoadTest : public QObject {
    Q_OBJECT

    std::unique_ptr<City> m_city;
    central::EnrolledDevice m_device;
    std::unique_ptr<ChunkedTransport> m_way;
    std::unique_ptr<replica::Replica> m_copy;
    std::unique_ptr<sync::Engine> m_engine;
    base::SeededRandom m_random{5};

    fs::path folder() const { return m_city->path("desk"); }
    void open()
    {
        std::array<std::byte, storage::Key::kBytes> bytes{};
        bytes.fill(std::byte{9});
        replica::ReplicaOptions options;
        options.file = folder() / "copy.db";
        options.device = m_device.id;
        m_copy = replica::openReplica(options, storage::Key::fromBytes(bytes).value(),
                                      m_city->fixture.clock, m_random)
                     .value();
        m_engine = std::make_unique<sync::Engine>(*m_copy, *m_way, m_city->fixture.clock);
    }
    void restart()
    {
        m_engine.reset();
        m_copy.reset();
        open();
    }
    base::Result<sync::Engine::Pulled> pull()
    {
        return m_engine->pullOnce(std::chrono::seconds(0), {});
    }
    bool isWhole() const
    {
        for (const Row &person : m_city->people)
            if (!m_copy->find(EntityKind::Citizen, person.id, {}).value())
                return false;
        return true;
    }

private slots:
    void init()
    {
        m_city = std::make_unique<City>();
        m_device = m_city->fixture.device();
        must(m_city->store->enrol(m_device));
        m_way = std::make_unique<ChunkedTransport>(m_city->store, m_device);
        open();
    }
    void cleanup()
    {
        m_engine.reset();
        m_copy.reset();
        m_way.reset();
        m_city.reset();
    }

    void afterARestartALoadGoesOnAtTheNextChunk()
    {
        m_way->breakAt = 3;
        QCOMPARE_ERROR(pull(), ErrorCode::Unreachable);
        restart();
        m_way->breakAt = static_cast<std::size_t>(-1);

        QVERIFY_RESULT(pull());

        QVERIFY(isWhole());
        QCOMPARE(m_way->snapshots, 1);
        QVERIFY(m_way->asked.size() > 4);
        for (const auto &[index, times] : m_way->asked)
            QCOMPARE(times, 1);
        QVERIFY(!fs::exists(folder() / "copy.db.load"));
    }

    void whatWasKeptAndDamagedIsBroughtAgain()
    {
        m_way->breakAt = 3;
        QCOMPARE_ERROR(pull(), ErrorCode::Unreachable);
        m_engine.reset();
        m_copy.reset();
        {
            const auto part = folder() / "copy.db.load" / "chunk000001";
            std::fstream file(part, std::ios::binary | std::ios::in | std::ios::out);
            file.seekp(20);
            file.put('x');
        }
        open();
        m_way->breakAt = static_cast<std::size_t>(-1);

        QVERIFY_RESULT(pull());

        QVERIFY(isWhole());
        QCOMPARE(m_way->asked[0], 1);
        QCOMPARE(m_way->asked[1], 2);
    }

    void nothingThatIsKeptCanBeRead()
    {
        m_way->breakAt = 3;
        QCOMPARE_ERROR(pull(), ErrorCode::Unreachable);
        int parts = 0;
        for (const auto &entry : fs::directory_iterator(folder() / "copy.db.load")) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes{std::istreambuf_iterator<char>(file), {}};
            ++parts;
            QVERIFY(bytes.find(kWard) == std::string::npos);
            QVERIFY(bytes.find("\x28\xb5\x2f\xfd") == std::string::npos);
        }
        QCOMPARE(parts, 4);
    }

    void aSnapshotThatHasExpiredIsBegunAnew()
    {
        m_way->breakAt = 3;
        QCOMPARE_ERROR(pull(), ErrorCode::Unreachable);
        restart();
        m_way->breakWith = ErrorCode::NotFound;
        QCOMPARE_ERROR(pull(), ErrorCode::NotFound);
        m_way->breakAt = static_cast<std::size_t>(-1);

        QVERIFY_RESULT(pull());

        QVERIFY(isWhole());
        QCOMPARE(m_way->snapshots, 2);
    }

    void aChunkWithOneBitTurnedIsRefusedByName()
    {
        m_way->turnBitIn = 2;

        const auto pulled = pull();

        QCOMPARE_ERROR(pulled, ErrorCode::Corrupt);
        QVERIFY(pulled.error().detail.find("chunk") != std::string::npos);
        QVERIFY(!m_copy->cursor().value());
        m_way->turnBitIn = static_cast<std::size_t>(-1);
        QVERIFY_RESULT(pull());
        QVERIFY(isWhole());
    }
};

QTEST_GUILESS_MAIN(LoadTest)
#include "load_test.moc"

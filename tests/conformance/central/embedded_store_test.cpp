// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>

#include "central_suite.h"
#include "yorisoi/central/directory.h"

namespace yorisoi::central_suite {

class EmbeddedStoreTest final : public CentralSuite {
    Q_OBJECT

    std::unique_ptr<CentralStore> makeStore(base::Clock &clock, base::Random &random) override
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto store = openEmbeddedStore({m_folder->path().toStdString()}, clock, random);
        if (!store) {
            QTest::qFail(describe(store).constData(), __FILE__, __LINE__);
            return nullptr;
        }
        return *std::move(store);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace yorisoi::central_suite

QTEST_GUILESS_MAIN(yorisoi::central_suite::EmbeddedStoreTest)
#include "embedded_store_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include <QObject>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/random.h"
#include "yorisoi/replica/replica.h"

namespace yorisoi::ui_kit {

/// Who sits where, and what their pages work on. Made once after sign-in; outlives every page.
struct Desk {
    replica::Replica &replica;
    base::Clock &clock;
    base::Random &random; ///< thread-safe
    std::string staff;    ///< staff number
    QString staffName;
    std::string role; ///< clerk | van | supervisor | operator
    std::string ward;
    std::string office;
    QString officeName;
    std::string deviceKind; ///< counter | van | supervisor
};

/// Tells pages on the GUI thread what a write, wherever it came from, has changed.
class ReplicaWatcher : public QObject {
    Q_OBJECT
public:
    explicit ReplicaWatcher(replica::Replica &replica, QObject *parent = nullptr);
    ~ReplicaWatcher() override;

Q_SIGNALS:
    void changed(const yorisoi::replica::Change &change);

private:
    struct Relay;
    std::shared_ptr<Relay> m_relay;
    std::shared_ptr<void> m_subscription;
};

} // namespace yorisoi::ui_kit

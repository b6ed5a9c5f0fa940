// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "yorisoi/base/clock.h"
#include "yorisoi/central/store.h"
#include "yorisoi/wire/server.h"

namespace yorisoi::catalogue {
class PackShelf;
}

namespace yorisoi::central {

class CatalogueDesk;

/// The HTTP face of a store: resources/api/crm-v1.yaml. A device proves itself with its Ed25519 key
/// over a challenge of ours and gets a bearer token for an hour; ward and role follow from what the
/// store knows of device and staff, never from the request.
class Service {
public:
    /// All must outlive the service. Adds its routes to `server`, which is then started by the
    /// caller.
    Service(CentralStore &store, wire::HttpsServer &server, base::Clock &clock);
    /// Stops the server.
    ~Service();
    Service(const Service &) = delete;
    Service &operator=(const Service &) = delete;

    /// The catalogues that `GET /v1/catalogue` hands out; every answer names the newest. Before the
    /// server is started.
    void offer(std::shared_ptr<const catalogue::PackShelf> packs);

private:
    struct State;
    std::shared_ptr<const CatalogueDesk> m_catalogues;
    std::unique_ptr<State> m_state;
};

} // namespace yorisoi::central

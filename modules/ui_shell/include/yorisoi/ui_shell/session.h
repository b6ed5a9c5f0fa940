// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>

#include "yorisoi/crypto/secret.h"
#include "yorisoi/sync/service.h"
#include "yorisoi/ui_kit/desk.h"

namespace yorisoi::catalogue {
class PackStore;
}

namespace yorisoi::ui_shell {

/// The background exchange with the central CRM, as the window sees it. `sync::Service` stands
/// behind it in the program.
class SyncLink {
public:
    virtual ~SyncLink() = default;
    /// `onStatus` is called on a background thread after each change.
    virtual void start(std::function<void(const sync::ServiceStatus &)> onStatus) = 0;
    /// Cuts off a running exchange and joins. Nothing is reported afterwards.
    virtual void stop() = 0;
    /// Try now instead of at the next time.
    virtual void wake() = 0;
    /// Load the copy anew, keeping what was not sent.
    virtual void reload() = 0;
    virtual sync::ServiceStatus status() const = 0;
};

/// What a successful sign-in opens: the copy, the way to the CRM, and who sits here. Made and
/// destroyed on worker threads; destroyed after all pages and their tasks.
struct Session {
    std::unique_ptr<replica::Replica> replica;
    std::unique_ptr<SyncLink> sync;
    /// Refers to `replica`. Names and role are filled in by the window once the copy holds them.
    ui_kit::Desk desk;
    /// Nothing was ever loaded into the copy.
    bool empty = false;
    /// The catalogues that came from the server; null on a device that pins no key for them.
    std::shared_ptr<catalogue::PackStore> catalogues{};
};

/// Opens everything for a staff number and a PIN. Runs on a worker thread and takes the 0.5–1 s of
/// the key derivation. Errors as of identity::signIn and replica::openReplica.
using OpenSession = std::function<base::Result<std::unique_ptr<Session>>(
    const std::string &staff, const crypto::SecretBuffer &pin, std::stop_token stop)>;

} // namespace yorisoi::ui_shell

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine_load.h"

#include <charconv>
#include <unordered_set>

#include "yorisoi/base/log.h"
#include "yorisoi/crypto/encoding.h"

namespace yorisoi::sync {

using base::ErrorCode;
using base::fail;

namespace {

/// What a server says of a batch when it cannot read one of its commands.
bool isAboutACommand(ErrorCode code)
{
    return code == ErrorCode::InvalidInput || code == ErrorCode::TooLarge;
}

constexpr std::chrono::minutes kProofInterval{10};

/// What a server answers that does not know what it was asked for.
bool isMissing(ErrorCode code)
{
    return code == ErrorCode::Unsupported || code == ErrorCode::NotFound;
}

std::vector<base::Uuid> operationsOf(std::span<const records::Command> commands)
{
    std::vector<base::Uuid> operations;
    operations.reserve(commands.size());
    for (const auto &command : commands)
        operations.push_back(command.operation);
    return operations;
}

} // namespace

struct Engine::Sending {
    struct Refusal {
        base::Uuid operation;
        base::Error why;
    };
    std::size_t answered = 0;
    std::size_t forged = 0;
    std::vector<Refusal> refused; ///< each of them alone
};

Engine::Engine(replica::Replica &replica, Transport &transport, base::Clock &clock)
    : m_replica(replica),
      m_transport(transport),
      m_clock(clock)
{
}

Engine::~Engine() = default;

base::Error Engine::heeded(const base::Error &error)
{
    constexpr std::string_view told = "device-epoch ";
    if (error.code != ErrorCode::Refused || !error.detail.starts_with(told))
        return error;
    std::int64_t least = 0;
    const char *end = error.detail.data() + error.detail.size();
    std::from_chars(error.detail.data() + told.size(), end, least);
    if (const auto taken = m_replica.takeEpoch(least); !taken)
        return taken.error();
    replica::SyncNote note;
    note.at = m_clock.now();
    note.kind = "device-epoch";
    note.detail = std::to_string(least);
    const auto noted = m_replica.addNote(note);
    return noted ? error : noted.error();
}

base::Result<std::size_t> Engine::pushOnce(std::stop_token stop, std::size_t limit)
{
    auto pushed = push(std::move(stop), limit);
    return pushed ? pushed : tl::unexpected(heeded(pushed.error()));
}

base::Result<Engine::Pulled> Engine::pullOnce(std::chrono::seconds wait, std::stop_token stop)
{
    auto pulled = pull(wait, std::move(stop));
    return pulled ? pulled : tl::unexpected(heeded(pulled.error()));
}

base::Result<std::size_t> Engine::push(std::stop_token stop, std::size_t limit)
{
    YORISOI_ASSIGN(const auto commands, m_replica.unanswered(limit));
    if (commands.empty())
        return std::size_t{0};
    Sending sending;
    YORISOI_TRY(send(commands, sending, stop));
    const bool allRefused = sending.refused.size() == commands.size();
    if (allRefused && commands.size() > 1)
        return tl::unexpected(sending.refused.front().why);
    YORISOI_TRY(rejectRefused(sending));
    const std::size_t answered = sending.answered + sending.refused.size();
    if (answered == 0)
        return fail(ErrorCode::ProtocolViolation,
                    sending.forged > 0 ? "receipt-forged" : "no result for any operation sent");
    return answered;
}

base::Status Engine::send(std::span<const records::Command> commands, Sending &sending,
                          std::stop_token stop)
{
    const auto results = m_transport.push(commands, stop);
    if (results)
        return store(commands, *results, sending);
    const base::Error &error = results.error();
    if (error.code == ErrorCode::TimedOut)
        YORISOI_TRY(m_replica.markSent(operationsOf(commands)));
    if (!isAboutACommand(error.code))
        return tl::unexpected(error);
    if (commands.size() == 1) {
        sending.refused.push_back({commands.front().operation, error});
        return {};
    }
    YORISOI_TRY(send(commands.first(commands.size() / 2), sending, stop));
    return send(commands.subspan(commands.size() / 2), sending, stop);
}

base::Status Engine::store(std::span<const records::Command> commands,
                           std::span<const records::OperationResult> results, Sending &sending)
{
    const auto operations = operationsOf(commands);
    YORISOI_TRY(m_replica.markSent(operations));
    std::unordered_set<base::Uuid> asked(operations.begin(), operations.end());
    for (const auto &result : results) {
        if (asked.erase(result.operation) == 0)
            return fail(ErrorCode::ProtocolViolation, "a result for an operation not sent");
        if (!isGenuine(result)) {
            ++sending.forged;
            YORISOI_TRY(noteForged(result));
            continue;
        }
        YORISOI_TRY(m_replica.recordResult(result));
        ++sending.answered;
    }
    return {};
}

bool Engine::isGenuine(const records::OperationResult &result) const
{
    if (!m_receipts)
        return true;
    // What was not stored has no receipt: only a refusal can be that.
    if (result.receipt == 0)
        return result.outcome == records::Outcome::Rejected;
    if (result.signature.empty() && m_transport.protocol() < 2)
        return true;
    const auto bytes = crypto::fromBase64Url(result.signature);
    crypto::Signature signature{};
    if (!bytes || bytes->size() != signature.size())
        return false;
    std::copy(bytes->begin(), bytes->end(), signature.begin());
    return m_receipts->verify(crypto::bytesOf(records::receiptText(result)), signature);
}

base::Status Engine::noteForged(const records::OperationResult &result)
{
    base::log("sync").error("operation {}: its receipt {} was not signed by the server",
                            result.operation.toString(), result.receipt);
    replica::SyncNote note;
    note.at = m_clock.now();
    note.kind = "receipt-forged";
    note.operation = result.operation;
    note.detail = std::to_string(result.receipt);
    return m_replica.addNote(note);
}

base::Status Engine::rejectRefused(const Sending &sending)
{
    for (const auto &[operation, why] : sending.refused) {
        base::log("sync").error("operation {}: the server cannot read it: {}", operation.toString(),
                                base::toToken(why.code));
        records::OperationResult result;
        result.operation = operation;
        result.outcome = records::Outcome::Rejected;
        result.reason = "not-understood";
        result.detail = why.detail;
        result.decidedAt = m_clock.now();
        YORISOI_TRY(m_replica.recordResult(result));
    }
    return {};
}

base::Status Engine::followProtections(std::stop_token stop)
{
    while (!m_withoutLane) {
        YORISOI_ASSIGN(const std::int64_t standing, m_replica.protectiveHead());
        const auto page = m_transport.protections(standing, stop);
        if (!page && isMissing(page.error().code)) {
            m_withoutLane = true;
            return {};
        }
        YORISOI_TRY(page);
        // A restored server counts from where its backup stood: everything is told once more.
        const bool wentBack = page->head < standing;
        if (wentBack)
            YORISOI_TRY(m_replica.applyProtective({}, 0));
        else if (page->last > standing)
            YORISOI_TRY(m_replica.applyProtective(page->restrictions, page->last));
        else
            return {};
    }
    return {};
}

base::Result<Engine::Pulled> Engine::pull(std::chrono::seconds wait, std::stop_token stop)
{
    const bool anew = m_loadWanted;
    // Connections that met a damaged page read nothing any more, not even what has to be kept.
    if (anew && !m_load)
        YORISOI_TRY(m_replica.reopen());
    std::optional<records::Cursor> cursor;
    if (!anew) {
        YORISOI_TRY(followProtections(stop));
        YORISOI_ASSIGN(cursor, m_replica.cursor());
    }
    if (!cursor || m_load) {
        YORISOI_TRY(load(stop));
        if (anew)
            m_loadWanted = false;
        wait = std::chrono::seconds(0);
        YORISOI_ASSIGN(cursor, m_replica.cursor());
        if (!cursor)
            return fail(ErrorCode::Internal, "no cursor after a load");
    }
    const auto page = m_transport.pull(*cursor, wait, stop);
    if (!page && page.error().code == ErrorCode::StaleEpoch && !m_justLoaded) {
        base::log("sync").warn("the server's feed was reset; comparing");
        const auto mended = mend(stop);
        if (!mended && !isMissing(mended.error().code) &&
            mended.error().code != ErrorCode::TooLarge)
            return tl::unexpected(mended.error());
        if (!mended)
            YORISOI_TRY(load(stop));
        return Pulled{};
    }
    // Stale right after a load: loading again at once might go on for ever.
    m_justLoaded = false;
    if (!page)
        return tl::unexpected(page.error());
    if (page->from != *cursor)
        return fail(ErrorCode::ProtocolViolation, "a page that does not follow the cursor");
    if (!page->entries.empty())
        YORISOI_TRY(m_replica.applyPage(*page));
    const std::int64_t reached = page->entries.empty() ? cursor->seq : page->entries.back().seq;
    Pulled pulled{page->entries.size(), reached >= page->head, false};
    if (!pulled.level)
        return pulled;
    YORISOI_ASSIGN(pulled.proved, proveByTurns(*cursor, stop));
    if (pulled.proved || m_withoutDigests)
        YORISOI_TRY(noteLevel());
    return pulled;
}

base::Result<bool> Engine::proveByTurns(const records::Cursor &at, std::stop_token stop)
{
    if (m_withoutDigests)
        return false;
    const bool due = m_provedEpoch != at.epoch || m_clock.monotonic() >= m_provedUntil;
    if (!due)
        return true;
    const auto kinds = records::allEntityKinds();
    // The first comparison after a start tells soonest what is wrong between the two; what has
    // happened to rows on the disk is looked for by and by.
    if (!m_provedEpoch.isNull())
        YORISOI_TRY(m_replica.recountDigests(kinds[m_nextKind++ % kinds.size()]));
    const auto proof = compare(stop);
    if (proof)
        return proof->compared || proof->mended;
    if (isMissing(proof.error().code)) {
        m_withoutDigests = true;
        base::log("sync").info("the server keeps no digests; its feed is believed");
        return false;
    }
    if (proof.error().code == ErrorCode::Refused)
        return tl::unexpected(proof.error());
    // The page is in; that this could not be proved now shows by what is not noted.
    base::log("sync").info("digests: {} ({})", base::toToken(proof.error().code),
                           proof.error().detail);
    return false;
}

base::Result<Engine::Proof> Engine::compare(std::stop_token stop)
{
    YORISOI_ASSIGN(const auto theirs, m_transport.digests(stop));
    YORISOI_ASSIGN(const auto ours, m_replica.digests());
    Proof proof;
    if (theirs.at != ours.at)
        return proof; // somebody was quicker; the next time will do
    proof.compared = true;
    if (const auto kinds = records::differingKinds(ours, theirs); !kinds.empty()) {
        base::log("sync").error("digests differ in {} kinds", kinds.size());
        const auto mended = mend(stop);
        if (mended) {
            proof.mended = true;
            proof.report = *mended;
        } else if (mended.error().code == ErrorCode::TooLarge) {
            YORISOI_TRY(load(stop));
            return Proof{};
        } else {
            return tl::unexpected(mended.error());
        }
    }
    m_provedEpoch = ours.at.epoch;
    m_provedUntil = m_clock.monotonic() + kProofInterval;
    YORISOI_TRY(m_replica.markProved(m_clock.now()));
    return proof;
}

base::Result<replica::RepairReport> Engine::mend(std::stop_token stop)
{
    YORISOI_ASSIGN(const auto ours, m_replica.digests());
    YORISOI_ASSIGN(const auto repair, m_transport.repair(ours, stop));
    return m_replica.repair(ours.at, repair);
}

base::Result<Engine::Proof> Engine::proveNow(std::stop_token stop)
{
    for (const records::EntityKind kind : records::allEntityKinds())
        YORISOI_TRY(m_replica.recountDigests(kind));
    return compare(stop);
}

base::Status Engine::noteLevel()
{
    const base::Instant now = m_clock.now(); // before looking: what is recorded meanwhile is later
    YORISOI_ASSIGN(const auto waiting, m_replica.unanswered(1));
    if (!waiting.empty())
        return {};
    return m_replica.markLevel(now);
}

} // namespace yorisoi::sync

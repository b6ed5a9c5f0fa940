// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_mark.h"

#include <charconv>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

#include "change_table.h"
#include "yorisoi/base/log.h"
#include "yorisoi/crypto/atomic_file.h"

namespace yorisoi::central {
namespace {

/// `ward epoch seq hash` and a line break, the seq with leading zeroes.
constexpr std::size_t kLineBytes = 5 + 1 + 36 + 1 + 19 + 1 + 64 + 1;
constexpr std::size_t kMostBytes = kLineBytes * 10'000;

std::string lineOf(const records::Cursor &head)
{
    std::string seq = std::to_string(head.seq);
    seq.insert(0, 19 - seq.size(), '0');
    return head.ward + ' ' + head.epoch.toString() + ' ' + seq + ' ' + records::toHex(head.hash) +
           '\n';
}

std::optional<records::Cursor> cursorOf(std::string_view line)
{
    records::Cursor cursor;
    cursor.ward = line.substr(0, 5);
    const auto epoch = base::Uuid::parse(line.substr(6, 36));
    const std::string_view seq = line.substr(43, 19);
    const auto [end, failure] = std::from_chars(seq.data(), seq.data() + seq.size(), cursor.seq);
    const auto hash = records::hashFromHex(line.substr(63, 64));
    // A place that no ward has used yet, or a line that a loss of power has torn.
    if (!isWardCode(cursor.ward) || !epoch || failure != std::errc{} || !hash)
        return std::nullopt;
    cursor.epoch = *epoch;
    cursor.hash = *hash;
    return cursor;
}

} // namespace

FeedMark::~FeedMark()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool FeedMark::openFile()
{
    if (m_descriptor < 0)
        m_descriptor = ::open(m_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    return m_descriptor >= 0;
}

void FeedMark::note(const Ward &ward)
{
    const std::string line = lineOf(ward.head);
    const auto place = static_cast<off_t>(ward.key - 1) * static_cast<off_t>(kLineBytes);
    const std::lock_guard lock(m_mutex);
    const bool written = openFile() && ::pwrite(m_descriptor, line.data(), line.size(), place) ==
                                           static_cast<ssize_t>(line.size());
    if (!written && !m_failed)
        base::log("central").warn("the feed's mark cannot be written: a restored backup would "
                                  "not be recognised");
    m_failed = !written;
}

std::vector<records::Cursor> FeedMark::noted() const
{
    std::vector<records::Cursor> all;
    const auto read = crypto::readWholeFile(m_file, kMostBytes);
    if (!read)
        return all;
    std::string_view rest(reinterpret_cast<const char *>(read->bytes().data()), read->size());
    for (; rest.size() >= kLineBytes; rest.remove_prefix(kLineBytes))
        if (auto cursor = cursorOf(rest.substr(0, kLineBytes)))
            all.push_back(*std::move(cursor));
    return all;
}

base::Result<bool> isBehind(storage::Connection &connection,
                            const std::vector<records::Cursor> &noted)
{
    for (const records::Cursor &cursor : noted) {
        YORISOI_ASSIGN(const auto ward, findWard(connection, cursor.ward));
        // Epochs are ids that sort by time: a newer one is of a load that could not be noted any
        // more before this process began.
        if (ward && cursor.epoch < ward->head.epoch)
            continue;
        YORISOI_ASSIGN(const bool known, ward ? isOnFeed(connection, *ward, cursor) : false);
        if (!known) {
            base::log("central").error("ward {}: the feed had come to {} and is at {} now",
                                       cursor.ward, cursor.seq, ward ? ward->head.seq : 0);
            return true;
        }
    }
    return false;
}

void FeedMark::clear()
{
    const std::lock_guard lock(m_mutex);
    if (openFile())
        m_failed = ::ftruncate(m_descriptor, 0) != 0;
}

} // namespace yorisoi::central

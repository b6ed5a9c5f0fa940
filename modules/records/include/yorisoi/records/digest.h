// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "yorisoi/records/feed.h"

/// Digests per ward × kind × 256 buckets, by which a device proves that its confirmed rows are the
/// server's, and finds the few that are not (architecture §6.4).
///
/// A row's mark is BLAKE2b-128 of its canonical JSON (`toJson`): kind, id, ward, revision, field
/// versions and values. A bucket's digest is the XOR of the marks of its rows and their number, so
/// it does not depend on order and is kept by one small step per changed row.
///
/// Equal digests prove, but for a chance of about 2^-128 each, that no accident made the two sides
/// differ: a row lost, one too many, one changed, one at another revision. They prove nothing
/// against somebody who can choose rows: XOR of hashes can be steered, and is not meant to resist.
namespace yorisoi::records {

inline constexpr std::size_t kBuckets = 256;

/// The last byte of the cluster's id, so that one person's rows of a kind share a bucket; of the
/// row's own id where its kind has no cluster. Ids end in random bits, whatever their version.
inline std::uint8_t bucketOf(EntityKind kind, const base::Uuid &id, const base::Uuid &cluster)
{
    return specOf(kind).clusterField >= 0 ? cluster.bytes[15] : id.bytes[15];
}

struct Digest {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    std::int64_t rows = 0;

    /// `payload` is the canonical JSON of a row.
    void add(std::string_view payload);
    void remove(std::string_view payload);
    /// Joins two disjoint sets of rows, or applies a difference.
    Digest &operator+=(const Digest &other);
    friend bool operator==(const Digest &, const Digest &) = default;
};
/// `32 hexadecimal digits`, `-`, the number of rows.
std::string toText(const Digest &digest);
base::Result<Digest> digestFromText(std::string_view text);

/// What changed in some buckets, to be added to what is stored of them.
class DigestDelta {
public:
    void add(EntityKind kind, const base::Uuid &id, const base::Uuid &cluster,
             std::string_view payload);
    void remove(EntityKind kind, const base::Uuid &id, const base::Uuid &cluster,
                std::string_view payload);
    bool empty() const { return m_changed.empty(); }
    void clear() { m_changed.clear(); }
    using Place = std::pair<EntityKind, std::uint8_t>;
    const std::map<Place, Digest> &changed() const { return m_changed; }

private:
    std::map<Place, Digest> m_changed;
};

/// All buckets of one kind.
struct KindDigests {
    EntityKind kind = EntityKind::Citizen;
    /// How many fields the side that says this knows of the kind. Of different numbers the rows
    /// differ by what the older side does not know, so such kinds are not compared.
    std::size_t fields = 0;
    std::array<Digest, kBuckets> buckets{};

    Digest total() const;
    friend bool operator==(const KindDigests &, const KindDigests &) = default;
};

/// Digests at one feed position; kinds without rows are left out.
struct DigestSheet {
    Cursor at;
    std::vector<KindDigests> kinds;

    const KindDigests *find(EntityKind kind) const;
    KindDigests &of(EntityKind kind);
    friend bool operator==(const DigestSheet &, const DigestSheet &) = default;
};

/// Kinds in which two sheets of one feed position differ, where they can be compared.
std::vector<EntityKind> differingKinds(const DigestSheet &ours, const DigestSheet &theirs);

/// `{"epoch","ward","seq","hash","kinds":[{"kind","fields","total","buckets":{"00":digest,…}}]}`;
/// empty buckets are left out. Without buckets a sheet says one total per kind, which is enough to
/// find that all is well.
std::string toJson(const DigestSheet &sheet, bool withBuckets);
/// Kinds of newer releases are left out. A sheet without buckets has its totals in bucket 0.
base::Result<DigestSheet> digestSheetFromJson(std::string_view json);

/// All rows that the server has in some buckets, at one feed position.
struct Repair {
    Cursor at;
    struct Bucket {
        EntityKind kind = EntityKind::Citizen;
        std::uint8_t bucket = 0;
        Digest digest;
        friend bool operator==(const Bucket &, const Bucket &) = default;
    };
    std::vector<Bucket> buckets;
    std::vector<std::string> rows; ///< canonical JSON
};
/// NDJSON: a line with cursor, buckets and the number of rows, then a line a row.
std::string toNdjson(const Repair &repair);
/// ProtocolViolation for what is miscounted or does not add up to the digests it names.
base::Result<Repair> repairFromNdjson(std::string_view ndjson);

} // namespace yorisoi::records

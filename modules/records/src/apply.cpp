// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/records/apply.h"

#include <algorithm>
#include <limits>

#include "token_table.h"
#include "validation.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/records/json.h"

namespace yorisoi::records {
namespace {

constexpr TokenTable<Outcome, 5> kOutcomes{{{
    {Outcome::Applied, "applied"},
    {Outcome::Merged, "merged"},
    {Outcome::Conflict, "conflict"},
    {Outcome::Rejected, "rejected"},
    {Outcome::Duplicate, "duplicate"},
}}};

/// A refusal by the law itself, as opposed to an error of the reader.
struct Refusal {
    std::string reason;
    std::string detail;
};

std::string describe(EntityKind kind, std::size_t field)
{
    const auto &spec = specOf(kind);
    return std::string(spec.name) + "." + std::string(spec.fields[field].name);
}

std::string textOf(const Value &value)
{
    const auto *text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

/// The entity kinds that an intent may touch.
bool permits(Intent intent, EntityKind kind)
{
    switch (intent) {
    case Intent::RegisterCitizen:
        return kind == EntityKind::Citizen || kind == EntityKind::Household ||
               kind == EntityKind::Event;
    case Intent::AmendCitizen:
        return kind == EntityKind::Citizen || kind == EntityKind::Household ||
               kind == EntityKind::Event;
    case Intent::RecordContact:
        return kind == EntityKind::Event || kind == EntityKind::Case;
    case Intent::CorrectEvent:
        return kind == EntityKind::Event;
    case Intent::OpenCase:
    case Intent::AdvanceCase:
        return kind == EntityKind::Case || kind == EntityKind::Event ||
               kind == EntityKind::ChecklistItem;
    case Intent::RelateCitizens:
        return kind == EntityKind::Relation || kind == EntityKind::Event;
    case Intent::SetConsent:
        return kind == EntityKind::Consent || kind == EntityKind::Event;
    case Intent::SetRestriction:
    case Intent::LiftRestriction:
        return kind == EntityKind::Restriction || kind == EntityKind::Event;
    case Intent::TickChecklist:
        return kind == EntityKind::ChecklistItem || kind == EntityKind::Event;
    case Intent::ReactToSuggestion:
        return kind == EntityKind::Suggestion || kind == EntityKind::Event;
    case Intent::RecordDocument:
        return kind == EntityKind::Document || kind == EntityKind::Event;
    case Intent::RecordOpinion:
        return kind == EntityKind::Opinion || kind == EntityKind::Event;
    case Intent::ResolveConflict:
        // What operators and source systems keep is nobody's to change from a desk.
        return kind != EntityKind::Staff && kind != EntityKind::Office &&
               kind != EntityKind::Device && kind != EntityKind::ChannelStatus &&
               kind != EntityKind::Article;
    case Intent::MoveCitizen:
        return kind == EntityKind::Citizen;
    }
    return false;
}

/// A conflict's id follows from its operation and field alone, so device and server give it the
/// same.
base::Uuid conflictId(const base::Uuid &operation, std::size_t edit, std::size_t field)
{
    base::Uuid id = operation;
    id.bytes[6] = static_cast<unsigned char>((id.bytes[6] & 0x0fu) | 0x80u);
    id.bytes[14] = static_cast<unsigned char>(id.bytes[14] ^ edit);
    id.bytes[15] = static_cast<unsigned char>(id.bytes[15] ^ (field + 1));
    return id;
}

class Law {
public:
    Law(const RecordReader &reader, const Command &command, const Authority &authority)
        : m_reader(reader),
          m_command(command),
          m_authority(authority)
    {
    }

    base::Result<Application> run()
    {
        if (m_command.edits.empty())
            return rejected({"empty", "a command without edits"});
        if (m_command.intent == Intent::MoveCitizen)
            return move();
        for (std::size_t i = 0; i < m_command.edits.size(); ++i) {
            const Edit &edit = m_command.edits[i];
            if (const auto refusal = whyForbidden(edit))
                return rejected(*refusal);
            YORISOI_ASSIGN(const auto refusal, edit.create ? create(edit) : amend(edit, i));
            if (refusal)
                return rejected(*refusal);
        }
        // Here it only waits: until the server has decided, the person stays protected.
        if (m_command.intent == Intent::LiftRestriction && !m_authority.central)
            return Application{};
        m_result.rows = std::move(m_rows);
        if (m_clashed)
            m_result.outcome = Outcome::Conflict;
        else if (m_moved)
            m_result.outcome = Outcome::Merged;
        return std::move(m_result);
    }

private:
    using MaybeRefusal = std::optional<Refusal>;

    static Application rejected(Refusal refusal)
    {
        return {Outcome::Rejected, std::move(refusal.reason), std::move(refusal.detail), {}};
    }

    /// A device only knows whether it could be meant.
    base::Result<Application> move() const
    {
        const Edit &edit = m_command.edits.front();
        if (m_command.edits.size() != 1 || edit.kind != EntityKind::Citizen || edit.create ||
            !edit.fields.empty())
            return rejected({"field-invalid", "a move names one person and nothing else"});
        if (m_command.toWard.empty() || m_command.toWard == m_command.ward)
            return rejected({"field-missing", "the ward to move to"});
        if (m_authority.central)
            return rejected({"needs-server", "a move between wards"});
        YORISOI_ASSIGN(const auto standing, current(edit));
        return standing ? Application{} : rejected({"unknown-entity", "citizen"});
    }

    /// The second person whom the server has found to be one, or whom a device only knows by name.
    const std::string &secondPerson() const
    {
        return m_authority.central ? m_authority.secondStaff : m_command.secondStaff;
    }

    MaybeRefusal whyForbidden(const Edit &edit) const
    {
        if (!permits(m_command.intent, edit.kind))
            return Refusal{"not-permitted", std::string(toToken(m_command.intent)) + " on " +
                                                std::string(specOf(edit.kind).name)};
        if (m_command.intent == Intent::LiftRestriction &&
            (secondPerson().empty() || secondPerson() == m_command.staff))
            return Refusal{"needs-second-person", "lifting a restriction"};
        const auto fields = specOf(edit.kind).fields;
        for (const FieldEdit &change : edit.fields) {
            if (change.field >= fields.size())
                return Refusal{"field-invalid", "unknown field index"};
            if (const auto why = whyInvalid(fields[change.field], change.value); !why.empty())
                return Refusal{std::string(why), describe(edit.kind, change.field)};
            if (edit.kind == EntityKind::Restriction &&
                m_command.intent != Intent::LiftRestriction &&
                change.field == fieldOf(&Restriction::state) && textOf(change.value) == "lifted")
                return Refusal{"needs-second-person", "lifting a restriction"};
        }
        return std::nullopt;
    }

    /// The row as this command has made it so far, or as the store has it.
    base::Result<std::optional<Row>> current(const Edit &edit) const
    {
        for (const Row &row : m_rows)
            if (row.kind == edit.kind && row.id == edit.id)
                return row;
        return m_reader.find(edit.kind, edit.id, edit.cluster);
    }

    void put(Row row)
    {
        for (Row &existing : m_rows)
            if (existing.kind == row.kind && existing.id == row.id) {
                existing = std::move(row);
                return;
            }
        m_rows.push_back(std::move(row));
    }

    base::Result<MaybeRefusal> create(const Edit &edit)
    {
        const auto &spec = specOf(edit.kind);
        Row row{edit.kind, edit.id, m_command.ward, 1, std::vector<Value>(spec.fields.size()), {}};
        for (const FieldEdit &change : edit.fields)
            row.values[change.field] = change.value;
        for (std::size_t i = 0; i < spec.fields.size(); ++i)
            if (spec.fields[i].required && std::holds_alternative<std::monostate>(row.values[i]))
                return Refusal{"field-missing", describe(edit.kind, i)};
        YORISOI_ASSIGN(const auto standing, current(edit));
        if (!standing) {
            put(std::move(row));
            return MaybeRefusal{};
        }
        if (standing->values == row.values && standing->ward == row.ward)
            return MaybeRefusal{};
        return Refusal{"already-exists", std::string(spec.name)};
    }

    base::Result<std::int64_t> resolve(const Edit &edit, std::size_t field, const Base &base) const
    {
        if (base.afterOperation.isNull())
            return base.revision;
        YORISOI_ASSIGN(const auto after,
                       m_reader.revisionAfter(base.afterOperation, edit.kind, edit.id, field));
        return after.value_or(base.revision);
    }

    base::Result<MaybeRefusal> amend(const Edit &edit, std::size_t editIndex)
    {
        const auto &spec = specOf(edit.kind);
        if (spec.appendOnly)
            return Refusal{"field-fixed", std::string(spec.name) + " is never edited"};
        YORISOI_ASSIGN(auto standing, current(edit));
        if (!standing)
            return Refusal{"unknown-entity", std::string(spec.name)};
        Row row = *std::move(standing);
        if (row.ward != m_command.ward)
            return Refusal{"wrong-ward", std::string(spec.name)};
        row.values.resize(spec.fields.size());

        const std::int64_t revisionBefore = row.revision;
        std::vector<std::size_t> changed;
        for (const FieldEdit &change : edit.fields) {
            const std::size_t f = change.field;
            if (row.values[f] == change.value)
                continue;
            if (spec.fields[f].merge == MergeRule::Fixed)
                return Refusal{"field-fixed", describe(edit.kind, f)};
            YORISOI_ASSIGN(const std::int64_t base, resolve(edit, f, change.base));
            if (base > row.revision)
                return Refusal{"base-from-the-future", describe(edit.kind, f)};
            if (row.versionOf(f) <= base) {
                m_moved |= base < revisionBefore;
            } else {
                m_clashed = true;
                const bool taken = spec.fields[f].merge == MergeRule::Protective &&
                                   protectionRank(edit.kind, f, change.value) >
                                       protectionRank(edit.kind, f, row.values[f]);
                YORISOI_TRY(keepBoth(row, change, editIndex, taken));
                if (!taken)
                    continue;
            }
            row.values[f] = change.value;
            changed.push_back(f);
        }
        if (changed.empty())
            return MaybeRefusal{};
        std::vector<std::int64_t> versions(row.values.size());
        for (std::size_t i = 0; i < versions.size(); ++i)
            versions[i] =
                i < row.versions.size() || row.versions.empty() ? row.versionOf(i) : row.revision;
        ++row.revision;
        for (const std::size_t f : changed)
            versions[f] = row.revision;
        row.versions = std::move(versions);
        put(std::move(row));
        return MaybeRefusal{};
    }

    base::Status keepBoth(const Row &row, const FieldEdit &change, std::size_t editIndex,
                          bool incomingTaken)
    {
        YORISOI_ASSIGN(const auto author,
                       m_reader.authorOf(row.kind, row.id, row.versionOf(change.field)));
        const Author standing = author.value_or(Author{});
        const Author incoming{m_command.staff, m_command.office, m_command.at};
        const Author &kept = incomingTaken ? incoming : standing;
        const Author &other = incomingTaken ? standing : incoming;

        Conflict conflict;
        conflict.id = conflictId(m_command.operation, editIndex, change.field);
        conflict.ward = row.ward;
        conflict.citizen = row.kind == EntityKind::Citizen ? row.id : citizenOf(row);
        conflict.entityKind = specOf(row.kind).name;
        conflict.entityId = row.id;
        conflict.field = specOf(row.kind).fields[change.field].name;
        conflict.keptValue = toJson(incomingTaken ? change.value : row.values[change.field]);
        conflict.otherValue = toJson(incomingTaken ? row.values[change.field] : change.value);
        conflict.keptBy = kept.staff;
        conflict.keptAt = kept.at;
        conflict.otherBy = other.staff;
        conflict.otherOffice = other.office;
        conflict.otherAt = other.at;
        conflict.purpose = m_command.purpose;
        put(toRow(conflict));
        return {};
    }

    static base::Uuid citizenOf(const Row &row)
    {
        const int index = fieldIndex(row.kind, "citizen");
        if (index < 0)
            return {};
        const auto *id = std::get_if<base::Uuid>(&row.values[static_cast<std::size_t>(index)]);
        return id ? *id : base::Uuid{};
    }

    const RecordReader &m_reader;
    const Command &m_command;
    const Authority &m_authority;
    Application m_result;
    std::vector<Row> m_rows;
    bool m_moved = false;
    bool m_clashed = false;
};

} // namespace

std::string_view toToken(Outcome outcome)
{
    return kOutcomes.token(outcome);
}

std::optional<Outcome> outcomeFromToken(std::string_view token)
{
    return kOutcomes.value(token);
}

base::Result<Application> apply(const RecordReader &reader, const Command &command,
                                const Authority &authority)
{
    return Law(reader, command, authority).run();
}

std::string clashedFields(std::span<const Row> rows, const Row &row)
{
    std::string names;
    for (const Row &other : rows) {
        if (other.kind != EntityKind::Conflict || other.revision != 1)
            continue;
        const auto conflict = fromRow<Conflict>(other);
        if (conflict.entityId == row.id && conflict.entityKind == specOf(row.kind).name)
            names.append(names.empty() ? "" : " ").append(conflict.field);
    }
    return names;
}

bool isAmong(std::string_view clashed, EntityKind kind, std::size_t field)
{
    const std::string_view name = specOf(kind).fields[field].name;
    while (!clashed.empty()) {
        const std::size_t end = std::min(clashed.find(' '), clashed.size());
        if (clashed.substr(0, end) == name)
            return true;
        clashed.remove_prefix(std::min(end + 1, clashed.size()));
    }
    return false;
}

std::int64_t protectionRank(EntityKind kind, std::size_t field, const Value &value)
{
    if (kind == EntityKind::Consent && field == fieldOf(&Consent::state))
        return textOf(value) == "withdrawn" ? 1 : 0;
    if (kind != EntityKind::Restriction)
        return 0;
    if (field == fieldOf(&Restriction::state))
        return textOf(value) == "lifted" ? 0 : 1;
    if (field == fieldOf(&Restriction::asOf)) {
        const auto *time = std::get_if<std::int64_t>(&value);
        return time ? *time : 0;
    }
    // Without an end it protects for ever; otherwise the later day: YYYYMMDD as a number.
    const std::string date = textOf(value);
    if (date.empty())
        return std::numeric_limits<std::int64_t>::max();
    std::int64_t rank = 0;
    for (const char c : date)
        if (c >= '0' && c <= '9')
            rank = rank * 10 + (c - '0');
    return rank;
}

} // namespace yorisoi::records

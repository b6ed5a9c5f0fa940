// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/exchange/xes_export.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "attribute_text.h"
#include "import_ids.h"
#include "packed_file.h"
#include "yorisoi/base/calendar.h"
#include "yorisoi/exchange/xes_writer.h"
#include "yorisoi/records/entities.h"

namespace yorisoi::exchange {
namespace {

using base::ErrorCode;
using base::Uuid;

void addAttribute(XesAttributes &out, std::string_view type, std::string_view key,
                  std::string value)
{
    if (!value.empty())
        out.push_back({std::string(type), std::string(key), std::move(value), {}, {}});
}

std::string timeText(base::Instant instant)
{
    return instant == base::Instant{} ? std::string() : base::toIsoInstant(instant);
}

/// A case of our own: nothing in it that a person wrote.
XesAttributes attributesOf(const records::Case &opened)
{
    XesAttributes out;
    addAttribute(out, "string", "concept:name", opened.number);
    addAttribute(out, "id", "identity:id", opened.id.toString());
    addAttribute(out, "string", "domain", opened.domain);
    addAttribute(out, "string", "procedure", opened.procedure);
    addAttribute(out, "string", "stage", opened.stage);
    addAttribute(out, "string", "status", opened.status);
    addAttribute(out, "string", "channel", opened.channel);
    addAttribute(out, "string", "org:group", opened.office);
    addAttribute(out, "string", "department", opened.department);
    addAttribute(out, "string", "responsible", opened.responsible);
    addAttribute(out, "date", "startdate", timeText(opened.openedAt));
    if (const auto due = base::parseIsoDate(opened.dueDate))
        addAttribute(out, "date", "deadline", opened.dueDate + "T00:00:00.000+09:00");
    addAttribute(out, "date", "enddate", timeText(opened.closedAt));
    return out;
}

XesAttributes attributesOf(const records::Event &event)
{
    XesAttributes out;
    addAttribute(out, "string", "concept:name", event.kind);
    addAttribute(out, "id", "identity:id", event.id.toString());
    addAttribute(out, "date", "time:timestamp", timeText(event.occurredAt));
    addAttribute(out, "string", "lifecycle:transition", "complete");
    addAttribute(out, "string", "org:resource", event.staff);
    addAttribute(out, "string", "org:group", event.office);
    addAttribute(out, "string", "channel", event.channel);
    addAttribute(out, "string", "domain", event.domain);
    return out;
}

XesHeader ownHeader(std::string_view ward)
{
    const auto globals =
        [](std::initializer_list<std::pair<std::string_view, std::string_view>> all) {
            XesAttributes out;
            for (const auto &[type, key] : all)
                addAttribute(out, type, key,
                             type == "date" ? "1970-01-01T00:00:00.000Z" : "UNKNOWN");
            return out;
        };
    XesHeader header;
    header.version = "1849-2016";
    header.features = "nested-attributes";
    const std::string base = "http://www.xes-standard.org/";
    header.extensions = {{"Concept", "concept", base + "concept.xesext"},
                         {"Time", "time", base + "time.xesext"},
                         {"Organizational", "org", base + "org.xesext"},
                         {"Lifecycle", "lifecycle", base + "lifecycle.xesext"},
                         {"Identity", "identity", base + "identity.xesext"}};
    header.globals = {{"trace", globals({{"string", "concept:name"}})},
                      {"event", globals({{"string", "concept:name"},
                                         {"date", "time:timestamp"},
                                         {"string", "lifecycle:transition"}})}};
    header.classifiers = {{"Activity", "", "concept:name"},
                          {"Activity and transition", "", "concept:name lifecycle:transition"},
                          {"Resource", "", "org:resource"}};
    addAttribute(header.attributes, "string", "concept:name", "yorisoi " + std::string(ward));
    return header;
}

/// A case while its events are collected.
struct Entry {
    bool own = true;          ///< imported ones come first
    std::size_t order = 0;    ///< of an imported trace
    base::Instant openedAt{}; ///< of our own
    SpillFile::Piece begin;
    std::vector<SpillFile::Piece> events;
};

class Exporter {
public:
    Exporter(const ExportPlan &plan, RowSource &source, PackedWriter &writer, SpillFile &spill)
        : m_plan(plan),
          m_source(source),
          m_writer(writer),
          m_spill(spill)
    {
    }

    base::Result<ExportCounts> run()
    {
        YORISOI_TRY(m_source.visit(records::EntityKind::Citizen, [this](const records::Row &row) {
            if (const auto citizen = records::fromRow<records::Citizen>(row); citizen.synthetic)
                m_madeUp.insert(citizen.id);
            return base::Status{};
        }));
        YORISOI_TRY(m_source.visit(records::EntityKind::Case,
                                   [this](const records::Row &row) { return takeCase(row); }));
        if (m_cases.empty())
            return base::fail(ErrorCode::NotFound, "no case to export");
        YORISOI_TRY(m_source.visit(records::EntityKind::Event,
                                   [this](const records::Row &row) { return takeEvent(row); }));
        YORISOI_TRY(flushEvents());
        YORISOI_ASSIGN(const auto header, header());
        YORISOI_TRY(write(header));
        return ExportCounts{m_cases.size(), m_events};
    }

private:
    base::Status takeCase(const records::Row &row)
    {
        const auto opened = records::fromRow<records::Case>(row);
        if (!m_plan.log.empty() && opened.source != m_plan.log)
            return {};
        if (m_cases.empty())
            m_onlyLog = opened.source;
        else if (m_onlyLog != opened.source)
            m_onlyLog.clear();
        Entry entry;
        entry.openedAt = opened.openedAt;
        std::string text;
        const auto kept =
            opened.source.empty() ? std::nullopt : attributesFromCaseJson(opened.attributes);
        if (kept) {
            entry.own = false;
            entry.order = kept->order;
            appendTraceBegin(text, kept->attributes);
        } else {
            XesAttributes attributes = attributesOf(opened);
            if (m_madeUp.contains(opened.citizen))
                addAttribute(attributes, "boolean", kSyntheticKey, "true");
            appendTraceBegin(text, attributes);
        }
        YORISOI_ASSIGN(entry.begin, m_spill.append(text));
        m_cases.emplace(opened.id, std::move(entry));
        return {};
    }

    base::Status takeEvent(const records::Row &row)
    {
        const auto event = records::fromRow<records::Event>(row);
        if (event.citizen != m_citizen) {
            YORISOI_TRY(flushEvents());
            m_citizen = event.citizen;
        }
        if (event.caseId.isNull() || !m_cases.contains(event.caseId))
            return {};
        // Imported events by their place in the trace, ours after them by time.
        std::size_t place = ~std::size_t{0};
        const auto &ref = event.sourceRef;
        const auto kept = event.source.empty() ? std::nullopt : attributesFromText(event.body);
        if (kept && findAttribute(*kept, "time:timestamp"))
            std::from_chars(ref.data(), ref.data() + ref.size(), place);
        std::string text;
        appendEvent(text, place == ~std::size_t{0} ? attributesOf(event) : *kept);
        m_open[event.caseId].push_back({place, event.occurredAt, event.id, std::move(text)});
        ++m_events;
        return {};
    }

    base::Status flushEvents()
    {
        for (auto &[id, events] : m_open) {
            std::ranges::sort(events, {}, [](const Waiting &event) {
                return std::tie(event.place, event.at, event.id);
            });
            std::string text;
            for (const auto &event : events)
                text += event.text;
            YORISOI_ASSIGN(const auto piece, m_spill.append(text));
            m_cases.at(id).events.push_back(piece);
        }
        m_open.clear();
        return {};
    }

    /// The header that came with the cases when they are all of one log, else ours.
    base::Result<XesHeader> header()
    {
        if (m_onlyLog.empty())
            return ownHeader(m_plan.ward);
        std::map<Uuid, std::string> parts;
        YORISOI_TRY(m_source.visit(records::EntityKind::Article, [&](const records::Row &row) {
            auto article = records::fromRow<records::Article>(row);
            if (article.title.starts_with(kHeaderTitle))
                parts.emplace(article.id, std::move(article.body));
            return base::Status{};
        }));
        std::string text;
        for (std::size_t part = 0;; ++part) {
            const auto found = parts.find(headerId(m_plan.ward, m_onlyLog, part));
            if (found == parts.end())
                break;
            text += found->second;
        }
        const auto attributes = attributesFromText(text);
        auto kept = attributes ? headerFromAttributes(*attributes) : std::nullopt;
        return kept ? *std::move(kept) : ownHeader(m_plan.ward);
    }

    base::Status write(const XesHeader &header)
    {
        std::vector<std::pair<Uuid, const Entry *>> sorted;
        sorted.reserve(m_cases.size());
        for (const auto &[id, entry] : m_cases)
            sorted.emplace_back(id, &entry);
        std::ranges::sort(sorted, {}, [](const auto &one) {
            const Entry &entry = *one.second;
            return std::tuple(entry.own, entry.order, entry.openedAt, one.first);
        });
        std::string text;
        appendHeader(text, header);
        YORISOI_TRY(m_writer.write(text));
        for (const auto &[id, entry] : sorted) {
            YORISOI_TRY(copy(entry->begin, text));
            for (const auto &piece : entry->events)
                YORISOI_TRY(copy(piece, text));
            text.clear();
            appendTraceEnd(text);
            YORISOI_TRY(m_writer.write(text));
        }
        text.clear();
        appendFooter(text);
        return m_writer.write(text);
    }

    base::Status copy(const SpillFile::Piece &piece, std::string &buffer)
    {
        YORISOI_TRY(m_spill.read(piece, buffer));
        return m_writer.write(buffer);
    }

    struct Waiting {
        std::size_t place;
        base::Instant at;
        Uuid id;
        std::string text;
    };

    const ExportPlan &m_plan;
    RowSource &m_source;
    PackedWriter &m_writer;
    SpillFile &m_spill;
    std::unordered_map<Uuid, Entry> m_cases;
    std::unordered_set<Uuid> m_madeUp;           ///< people
    std::map<Uuid, std::vector<Waiting>> m_open; ///< of the citizen whose events come now
    Uuid m_citizen;
    std::string m_onlyLog;
    std::size_t m_events = 0;
};

} // namespace

base::Result<ExportCounts> exportXes(const std::filesystem::path &file, const ExportPlan &plan,
                                     RowSource &source)
{
    YORISOI_ASSIGN(auto writer, PackedWriter::create(file));
    YORISOI_ASSIGN(auto spill, SpillFile::create(file.parent_path()));
    YORISOI_ASSIGN(const auto counts, Exporter(plan, source, writer, spill).run());
    YORISOI_TRY(writer.commit());
    return counts;
}

} // namespace yorisoi::exchange

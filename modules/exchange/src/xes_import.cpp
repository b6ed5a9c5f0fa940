// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/exchange/xes_import.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "attribute_text.h"
#include "import_ids.h"
#include "packed_file.h"
#include "xes_values.h"
#include "yorisoi/records/apply.h"
#include "yorisoi/records/entities.h"
#include "yorisoi/text/normalize.h"

namespace yorisoi::exchange {
namespace {

using base::ErrorCode;
using base::Uuid;

/// Characters that a field of the record holds at most (records' field tables).
constexpr std::size_t kText = 200;
constexpr std::size_t kCaseNumber = 60;
constexpr std::size_t kBody = 4'000;
constexpr std::size_t kCaseAttributes = 20'000;
constexpr std::size_t kArticlePart = 90'000;

std::string valueOf(const XesAttributes &attributes, std::string_view key)
{
    const XesAttribute *found = findAttribute(attributes, key);
    return found ? found->value : std::string();
}

/// One line of at most so many characters; the whole is kept among the attributes.
std::string lineOf(std::string_view text, std::size_t characters = kText)
{
    return std::string(cutCodePoints(text::sanitizeLine(text), characters));
}

std::optional<base::Instant> instantAt(const XesAttributes &attributes, std::string_view key)
{
    const XesAttribute *found = findAttribute(attributes, key);
    if (!found || found->type != "date")
        return std::nullopt;
    const auto instant = instantOf(found->value);
    return instant ? std::optional(*instant) : std::nullopt;
}

/// The channel of our vocabulary. What nobody can map was entered by staff for all we know.
std::string_view channelOf(std::string_view name)
{
    constexpr std::pair<std::string_view, std::string_view> kChannels[] = {
        {"internet", "portal"},
        {"portal", "portal"},
        {"web", "portal"},
        {"website", "portal"},
        {"online", "portal"},
        {"desk", "counter"},
        {"counter", "counter"},
        {"post", "post"},
        {"mail", "post"},
        {"letter", "post"},
        {"e-mail", "email"},
        {"email", "email"},
        {"phone", "phone"},
        {"telephone", "phone"},
        {"call", "phone"},
        {"visit", "visit"},
        {"line", "line"},
        {"van", "van"},
        {"online-counter", "online-counter"},
    };
    std::string folded(name.substr(0, 20));
    for (char &c : folded)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const auto &[known, token] : kChannels)
        if (known == folded)
            return token;
    return "counter";
}

/// Only what people or systems number: the digits of an id, a date or a measure mean nothing.
bool holdsIndividualNumber(const XesAttributes &attributes)
{
    return std::ranges::any_of(attributes, [](const XesAttribute &attribute) {
        const bool numbered = attribute.type == "string" || attribute.type == "int";
        return records::holdsIndividualNumber(attribute.key) ||
               (numbered && records::holdsIndividualNumber(attribute.value)) ||
               holdsIndividualNumber(attribute.children) || holdsIndividualNumber(attribute.values);
    });
}

base::Status at(std::size_t line, ErrorCode code, const std::string &reason)
{
    return base::fail(code, "line " + std::to_string(line) + ": " + reason);
}

class Importer final : public XesVisitor {
public:
    Importer(const ImportPlan &plan, RowSink &sink) : m_plan(plan), m_sink(sink) {}

    base::Status header(const XesHeader &header) override
    {
        m_counts.log = lineOf(valueOf(header.attributes, "concept:name"));
        if (m_counts.log.empty())
            m_counts.log = lineOf(m_plan.name);
        if (m_counts.log.empty())
            m_counts.log = "xes";
        const XesAttributes attributes = toAttributes(header);
        if (holdsIndividualNumber(attributes))
            return base::fail(ErrorCode::InvalidInput,
                              "the header holds what looks like an individual number, which is "
                              "never stored");
        return keepHeader(toText(attributes));
    }

    base::Status trace(const XesTrace &trace) override
    {
        ++m_counts.cases;
        if (std::string name = lineOf(valueOf(trace.attributes, "concept:name")); !name.empty())
            ++m_timesNamed[std::move(name)];
        YORISOI_ASSIGN(const Uuid caseId, identify(trace));
        YORISOI_ASSIGN(const bool held, m_sink.holds(records::EntityKind::Case, caseId));
        if (held) {
            ++m_held;
            return {};
        }
        // Once something is known nothing will be kept; the rest is only checked and counted.
        const bool keeps = m_held == 0;
        YORISOI_ASSIGN(const auto opened, caseOf(trace, caseId));
        const records::Citizen applicant = applicantOf(trace, opened);
        if (keeps) {
            YORISOI_TRY(m_sink.add(records::toRow(applicant)));
            YORISOI_TRY(m_sink.add(records::toRow(opened)));
        }
        for (std::size_t index = 0; index < trace.events.size(); ++index) {
            YORISOI_ASSIGN(const auto event, eventOf(trace.events[index], index, opened));
            note(event.occurredAt);
            if (keeps)
                YORISOI_TRY(m_sink.add(records::toRow(event)));
        }
        m_counts.events += trace.events.size();
        ++m_counts.casesByChannel[opened.channel];
        return keeps ? m_sink.endGroup() : base::Status{};
    }

    base::Result<ImportCounts> finish()
    {
        for (const auto &[name, times] : m_timesNamed)
            if (times > 1)
                m_counts.repeatedNames.emplace(name, times);
        if (m_held > 0)
            return base::fail(m_held == m_counts.cases ? ErrorCode::AlreadyExists
                                                       : ErrorCode::Conflict,
                              std::to_string(m_held) + " of " + std::to_string(m_counts.cases) +
                                  " cases are here already");
        if (!m_counts.cases)
            return base::fail(ErrorCode::InvalidInput, "the log has no traces");
        return std::move(m_counts);
    }

private:
    /// In parts that an Article can hold, parted at line ends.
    base::Status keepHeader(std::string_view text)
    {
        for (std::size_t part = 0; !text.empty() || part == 0; ++part) {
            std::string_view piece = cutCodePoints(text, kArticlePart);
            if (piece.size() < text.size())
                piece = piece.substr(0, piece.rfind('\n') + 1);
            if (piece.empty() && !text.empty())
                return base::fail(ErrorCode::TooLarge, "a value of the header is too long");
            records::Article article;
            article.id = headerId(m_plan.ward, m_counts.log, part);
            article.ward = m_plan.ward;
            article.title = lineOf(std::string(kHeaderTitle) + m_counts.log);
            article.body = piece;
            article.domain = "common";
            article.language = "en";
            YORISOI_ASSIGN(const bool held, m_sink.holds(records::EntityKind::Article, article.id));
            if (!held)
                YORISOI_TRY(m_sink.add(records::toRow(article)));
            text.remove_prefix(piece.size());
        }
        return m_sink.endGroup();
    }

    base::Result<Uuid> identify(const XesTrace &trace)
    {
        const XesAttribute *identity = findAttribute(trace.attributes, "identity:id");
        if (identity) {
            if (const auto given = Uuid::parse(identity->value); given && !given->isNull()) {
                if (!m_identities.insert(*given).second)
                    return tl::unexpected(
                        at(trace.line, ErrorCode::InvalidInput, "an identity:id comes twice")
                            .error());
                return *given;
            }
        }
        const std::string name = valueOf(trace.attributes, "concept:name");
        // A name may come more than once; traces without one are told apart in the same way.
        const Uuid first = nameBasedId(m_plan.ward, m_counts.log, "case", name, 0);
        const std::size_t again = m_names[first]++;
        return again == 0 ? first : nameBasedId(m_plan.ward, m_counts.log, "case", name, again);
    }

    base::Result<records::Case> caseOf(const XesTrace &trace, const Uuid &id) const
    {
        const XesAttributes &attributes = trace.attributes;
        records::Case opened;
        opened.id = id;
        opened.ward = m_plan.ward;
        opened.citizen = applicantId(m_plan.ward, m_counts.log, id);
        const std::string name = valueOf(attributes, "concept:name");
        opened.number = lineOf(name, kCaseNumber);
        if (opened.number.empty())
            opened.number = "#" + std::to_string(m_counts.cases);
        opened.title = m_counts.log;
        opened.domain = "common";
        opened.channel = channelOf(valueOf(attributes, "channel"));
        opened.office = m_plan.ward;
        opened.department = lineOf(valueOf(attributes, "department"));
        opened.responsible = lineOf(valueOf(attributes, "responsible"));
        opened.source = m_counts.log;
        opened.sourceRef = lineOf(name);
        opened.stage = trace.events.size() < 2 ? "application" : "review";
        if (const auto started = instantAt(attributes, "startdate"))
            opened.openedAt = *started;
        else if (!trace.events.empty())
            opened.openedAt = instantAt(trace.events.front().attributes, "time:timestamp")
                                  .value_or(base::Instant{});
        // The day as the log's own clock had it.
        if (instantAt(attributes, "deadline"))
            opened.dueDate = valueOf(attributes, "deadline").substr(0, 10);
        if (const auto ended = instantAt(attributes, "enddate")) {
            opened.status = "closed";
            opened.stage = "result";
            opened.closedAt = *ended;
        }
        opened.attributes = toCaseJson(m_counts.cases - 1, attributes);
        if (codePoints(opened.attributes) > kCaseAttributes)
            return tl::unexpected(at(trace.line, ErrorCode::TooLarge,
                                     "a trace has more attributes than a case can keep")
                                      .error());
        if (holdsIndividualNumber(attributes))
            return tl::unexpected(individualNumber(trace.line).error());
        return opened;
    }

    static base::Status individualNumber(std::size_t line)
    {
        return at(line, ErrorCode::InvalidInput,
                  "a value looks like an individual number, which is never stored");
    }

    records::Citizen applicantOf(const XesTrace &trace, const records::Case &opened) const
    {
        records::Citizen citizen;
        citizen.id = opened.citizen;
        citizen.ward = m_plan.ward;
        citizen.type = "visitor";
        // Twelve hexadecimal digits of the id: a number for people that repeats when it comes
        // again.
        std::string id = citizen.id.toString();
        std::erase(id, '-');
        citizen.number = "X-" + id.substr(0, 12);
        citizen.nameStandard = "申請者（取込 " + opened.number + "）";
        citizen.nameKoseki = citizen.nameStandard;
        citizen.language.clear();
        citizen.synthetic = valueOf(trace.attributes, kSyntheticKey) == "true";
        return citizen;
    }

    base::Result<records::Event> eventOf(const XesEvent &given, std::size_t index,
                                         const records::Case &opened) const
    {
        const auto happened = instantAt(given.attributes, "time:timestamp");
        if (!happened)
            return tl::unexpected(
                at(given.line, ErrorCode::InvalidInput, "an event without time:timestamp").error());
        records::Event event;
        event.id = eventId(m_plan.ward, m_counts.log, opened.id, index);
        event.ward = m_plan.ward;
        event.citizen = opened.citizen;
        event.caseId = opened.id;
        event.occurredAt = event.recordedAt = *happened;
        event.channel = opened.channel;
        event.domain = opened.domain;
        event.kind = index == 0 ? "application" : "review";
        event.title = lineOf(valueOf(given.attributes, "concept:name"));
        if (event.title.empty())
            event.title = "event " + std::to_string(index + 1);
        event.staff = lineOf(valueOf(given.attributes, "org:resource"));
        event.source = opened.source;
        event.sourceRef = std::to_string(index);
        event.body = toText(given.attributes);
        if (codePoints(event.body) > kBody)
            return tl::unexpected(at(given.line, ErrorCode::TooLarge,
                                     "an event has more attributes than the record can keep")
                                      .error());
        if (holdsIndividualNumber(given.attributes))
            return tl::unexpected(individualNumber(given.line).error());
        return event;
    }

    void note(base::Instant happened)
    {
        m_counts.first = std::min(m_counts.first.value_or(happened), happened);
        m_counts.last = std::max(m_counts.last.value_or(happened), happened);
    }

    const ImportPlan &m_plan;
    RowSink &m_sink;
    ImportCounts m_counts;
    std::size_t m_held = 0;
    std::unordered_map<Uuid, std::size_t> m_names;
    std::unordered_map<std::string, std::size_t> m_timesNamed;
    std::unordered_set<Uuid> m_identities;
};

} // namespace

base::Result<ImportCounts> importXes(const ByteSource &source, const ImportPlan &plan,
                                     RowSink &sink, const XesLimits &limits)
{
    Importer importer(plan, sink);
    YORISOI_TRY(readXes(source, importer, limits));
    return importer.finish();
}

base::Result<ImportCounts> importXesFile(const std::filesystem::path &file, const ImportPlan &plan,
                                         RowSink &sink, const XesLimits &limits)
{
    Importer importer(plan, sink);
    YORISOI_TRY(readXesFile(file, importer, limits));
    return importer.finish();
}

base::Status readXesFile(const std::filesystem::path &file, XesVisitor &visitor,
                         const XesLimits &limits)
{
    YORISOI_ASSIGN(auto reader, PackedReader::open(file));
    return readXes([&](std::span<char> into) { return reader.read(into); }, visitor, limits);
}

std::string logNameOf(const std::filesystem::path &file)
{
    std::filesystem::path name = file.filename();
    if (name.extension() == ".gz")
        name = name.stem();
    if (name.extension() == ".xes" || name.extension() == ".xml")
        name = name.stem();
    return name.string();
}

} // namespace yorisoi::exchange

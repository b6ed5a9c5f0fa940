// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/exchange/xes_reader.h"

#include <array>
#include <memory>
#include <utility>

#include <expat.h>

#include "xes_values.h"

namespace yorisoi::exchange {
namespace {

using base::ErrorCode;

constexpr std::size_t kPiece = 64U * 1024;

enum class Place : std::uint8_t { Document, Log, Trace, Event, Global, Attribute, Values, Leaf };

std::string_view localName(std::string_view name)
{
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The XML attributes of one element.
class Given {
public:
    explicit Given(const XML_Char **pairs) : m_pairs(pairs) {}
    /// Null when it is not given.
    const char *find(std::string_view name) const
    {
        for (const XML_Char **pair = m_pairs; *pair; pair += 2)
            if (name == *pair)
                return pair[1];
        return nullptr;
    }
    std::string text(std::string_view name) const
    {
        const char *found = find(name);
        return found ? found : std::string();
    }

private:
    const XML_Char **m_pairs;
};

/// Turns expat's calls into a log. The first failure stops the parser and stays.
class Reader {
public:
    Reader(XesVisitor &visitor, const XesLimits &limits)
        : m_visitor(visitor),
          m_limits(limits),
          m_parser(XML_ParserCreate(nullptr), XML_ParserFree)
    {
        XML_SetUserData(m_parser.get(), this);
        XML_SetElementHandler(m_parser.get(), onStart, onEnd);
        XML_SetCharacterDataHandler(m_parser.get(), onText);
        XML_SetStartDoctypeDeclHandler(m_parser.get(), onDocumentType);
    }

    base::Status read(const ByteSource &source)
    {
        if (!m_parser)
            return base::fail(ErrorCode::Internal, "xes: no parser");
        std::array<char, kPiece> piece;
        std::uint64_t total = 0;
        for (;;) {
            YORISOI_ASSIGN(const std::size_t count, source(piece));
            total += count;
            if (total > m_limits.bytes)
                return refuse(ErrorCode::TooLarge, "more XML than is taken");
            const XML_Status parsed = XML_Parse(m_parser.get(), piece.data(),
                                                static_cast<int>(count), count == 0 ? 1 : 0);
            YORISOI_TRY(m_state);
            if (parsed != XML_STATUS_OK)
                return refuse(ErrorCode::InvalidInput,
                              XML_ErrorString(XML_GetErrorCode(m_parser.get())));
            if (count == 0)
                return {};
            const auto at = static_cast<std::uint64_t>(XML_GetCurrentByteIndex(m_parser.get()));
            if (total - at > m_limits.tokenBytes)
                return refuse(ErrorCode::TooLarge, "one tag is larger than is taken");
        }
    }

private:
    static void onStart(void *self, const XML_Char *name, const XML_Char **attributes)
    {
        auto &reader = *static_cast<Reader *>(self);
        if (reader.m_state)
            reader.settle(reader.start(localName(name), Given(attributes)));
    }
    static void onEnd(void *self, const XML_Char *)
    {
        auto &reader = *static_cast<Reader *>(self);
        if (reader.m_state)
            reader.settle(reader.end());
    }
    static void onText(void *self, const XML_Char *text, int length)
    {
        auto &reader = *static_cast<Reader *>(self);
        const std::string_view given(text, static_cast<std::size_t>(length));
        if (reader.m_state && given.find_first_not_of(" \t\r\n") != std::string_view::npos)
            reader.settle(reader.refuse(ErrorCode::InvalidInput, "text between the elements"));
    }
    static void onDocumentType(void *self, const XML_Char *, const XML_Char *, const XML_Char *,
                               int)
    {
        auto &reader = *static_cast<Reader *>(self);
        if (reader.m_state)
            reader.settle(
                reader.refuse(ErrorCode::InvalidInput, "a document type declaration is not taken"));
    }

    void settle(base::Status status)
    {
        if (status)
            return;
        m_state = std::move(status);
        XML_StopParser(m_parser.get(), XML_FALSE);
    }

    std::size_t line() const
    {
        return static_cast<std::size_t>(XML_GetCurrentLineNumber(m_parser.get()));
    }
    base::Status refuse(ErrorCode code, const std::string &reason) const
    {
        return base::fail(code, "line " + std::to_string(line()) + ": " + reason);
    }
    base::Status invalid(const std::string &reason) const
    {
        return refuse(ErrorCode::InvalidInput, reason);
    }

    base::Status start(std::string_view name, const Given &given)
    {
        if (m_places.size() >= m_limits.depth)
            return refuse(ErrorCode::TooLarge, "elements are nested too deep");
        const Place place = m_places.empty() ? Place::Document : m_places.back();
        switch (place) {
        case Place::Document:
            if (name != "log")
                return invalid("the document is no XES log");
            if (given.find("xes.version"))
                m_header.version = given.text("xes.version");
            m_header.features = given.text("xes.features");
            return enter(Place::Log);
        case Place::Log:
            return inLog(name, given);
        case Place::Trace:
            if (name == "event")
                return startEvent();
            if (!m_trace.events.empty())
                return invalid("an attribute of the trace follows its events");
            return startAttribute(name, given);
        case Place::Event:
        case Place::Global:
            return startAttribute(name, given);
        case Place::Values:
            return startAttribute(name, given);
        case Place::Attribute:
            if (name == "values" && m_open.back().type == "list")
                return enter(Place::Values);
            return startAttribute(name, given);
        case Place::Leaf:
            break;
        }
        return unexpected(name);
    }

    base::Status unexpected(std::string_view name) const
    {
        return invalid("an element that cannot stand here: " + std::string(name.substr(0, 40)));
    }

    base::Status inLog(std::string_view name, const Given &given)
    {
        if (name == "trace") {
            YORISOI_TRY(announceHeader());
            m_trace = {};
            m_trace.line = line();
            m_attributes = 0;
            m_bytes = 0;
            return enter(Place::Trace);
        }
        if (name == "event")
            return refuse(ErrorCode::Unsupported, "events outside a trace are not taken");
        if (m_announced)
            return invalid("something of the log follows its traces");
        if (name == "extension") {
            m_header.extensions.push_back(
                {given.text("name"), given.text("prefix"), given.text("uri")});
            return count(Place::Leaf, 0);
        }
        if (name == "classifier") {
            m_header.classifiers.push_back(
                {given.text("name"), given.text("scope"), given.text("keys")});
            return count(Place::Leaf, 0);
        }
        if (name == "global") {
            m_header.globals.push_back({given.text("scope"), {}});
            return count(Place::Global, 0);
        }
        return startAttribute(name, given);
    }

    base::Status startEvent()
    {
        if (m_trace.events.size() >= m_limits.eventsOfTrace)
            return refuse(ErrorCode::TooLarge, "a trace has too many events");
        m_trace.events.push_back({{}, line()});
        m_attributes = 0;
        return enter(Place::Event);
    }

    base::Status startAttribute(std::string_view type, const Given &given)
    {
        if (!isAttributeType(type))
            return unexpected(type);
        const char *key = given.find("key");
        const char *value = given.find("value");
        if (!key)
            return invalid("an attribute without a key");
        XesAttribute attribute;
        attribute.type = type;
        attribute.key = key;
        if (type != "list") {
            if (!value)
                return invalid("an attribute without a value");
            attribute.value = value;
            if (!isValueOf(type, attribute.value))
                return invalid("a value is no " + attribute.type);
        }
        const std::size_t bytes = attribute.key.size() + attribute.value.size();
        if (bytes > m_limits.valueBytes)
            return refuse(ErrorCode::TooLarge, "a value is longer than is taken");
        m_open.push_back(std::move(attribute));
        return count(Place::Attribute, bytes);
    }

    base::Status count(Place place, std::size_t bytes)
    {
        m_bytes += bytes;
        if (++m_attributes > m_limits.attributes)
            return refuse(ErrorCode::TooLarge, "too many attributes");
        if (m_bytes > m_limits.traceBytes)
            return refuse(ErrorCode::TooLarge, "a trace is larger than is taken");
        return enter(place);
    }

    base::Status enter(Place place)
    {
        m_places.push_back(place);
        return {};
    }

    base::Status end()
    {
        const Place left = m_places.back();
        m_places.pop_back();
        switch (left) {
        case Place::Log:
            return announceHeader();
        case Place::Trace:
            return m_visitor.trace(m_trace);
        case Place::Attribute: {
            XesAttribute attribute = std::move(m_open.back());
            m_open.pop_back();
            owner().push_back(std::move(attribute));
            return {};
        }
        default:
            return {};
        }
    }

    /// Where an attribute that has just ended belongs.
    XesAttributes &owner()
    {
        switch (m_places.back()) {
        case Place::Attribute:
            return m_open.back().children;
        case Place::Values:
            return m_open.back().values;
        case Place::Event:
            return m_trace.events.back().attributes;
        case Place::Trace:
            return m_trace.attributes;
        case Place::Global:
            return m_header.globals.back().attributes;
        default:
            return m_header.attributes;
        }
    }

    base::Status announceHeader()
    {
        if (std::exchange(m_announced, true))
            return {};
        return m_visitor.header(m_header);
    }

    XesVisitor &m_visitor;
    const XesLimits &m_limits;
    std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> m_parser;
    base::Status m_state;
    std::vector<Place> m_places;
    std::vector<XesAttribute> m_open; ///< attributes that have begun and not ended
    XesHeader m_header;
    XesTrace m_trace;
    bool m_announced = false;
    std::size_t m_attributes = 0; ///< of the header, trace or event so far
    std::size_t m_bytes = 0;
};

} // namespace

base::Status readXes(const ByteSource &source, XesVisitor &visitor, const XesLimits &limits)
{
    return Reader(visitor, limits).read(source);
}

} // namespace yorisoi::exchange

// SPDX-License-Identifier: GPL-3.0-or-later
#include "loader.h"

#include <algorithm>
#include <charconv>

#include "yorisoi/base/calendar.h"

namespace yorisoi::catalogue {

using base::ErrorCode;
using Severity = Finding::Severity;

namespace {

constexpr const char *kCover = "catalogue.yaml";
constexpr const char *kDecisions = "decisions";

std::string folderOf(const std::string &path)
{
    const std::size_t slash = path.find('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

std::string stemOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.rfind('.'));
}

const Kind *kindNamed(std::string_view name)
{
    const auto found = std::ranges::find(kinds(), name, &Kind::name);
    return found == kinds().end() ? nullptr : &*found;
}

std::int64_t toInteger(const std::string &text)
{
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool sameSource(const Source &a, const Source &b)
{
    return a.url == b.url && a.verified == b.verified && a.checked == b.checked &&
           a.title == b.title && a.note == b.note;
}

std::vector<Words> wordsIn(const Content &parent, std::string_view key)
{
    std::vector<Words> all;
    if (const Content *list = parent.find(key))
        for (const Content &one : list->items)
            all.push_back(toWords(one));
    return all;
}

} // namespace

Words toWords(const Content &content)
{
    if (content.form == Content::Form::Map)
        return {content.textOf("ja"), content.textOf("en")};
    return {content.text, content.text};
}

std::optional<Words> optionalWords(const Content &parent, std::string_view key)
{
    const Content *found = parent.find(key);
    return found && found->form == Content::Form::Map ? std::optional(toWords(*found))
                                                      : std::nullopt;
}

base::Date toDate(const Content *content)
{
    if (!content)
        return {};
    // The schema has been checked: it is a day.
    return base::parseIsoDate(content->text).value_or(base::Date{});
}

std::vector<LegalBasis> basisOf(const Content &content)
{
    std::vector<LegalBasis> all;
    for (const Content &one : content.find("basis")->items) {
        LegalBasis basis{one.textOf("law"), {}};
        if (const Content *articles = one.find("articles"))
            for (const Content &article : articles->items)
                basis.articles.push_back(article.text);
        all.push_back(std::move(basis));
    }
    return all;
}

Place placeOf(const Item &item, const Content &content)
{
    return {item.file, content.line, content.column};
}

Loader::Loader(Files files, const LoadOptions &options) : m_options(options)
{
    m_data->files = std::move(files);
}

void Loader::add(Severity severity, std::string rule, Place place, std::string element,
                 std::string ja, std::string en)
{
    m_findings.push_back({severity, std::move(rule), std::move(place), std::move(element),
                          std::move(ja), std::move(en)});
}

Findings Loader::takeFindings()
{
    std::ranges::stable_sort(m_findings, {}, [](const Finding &finding) {
        return std::tuple(finding.place.file, finding.place.line, finding.place.column);
    });
    return std::move(m_findings);
}

base::Result<std::shared_ptr<const Catalogue>> Loader::load()
{
    YORISOI_TRY(readCover());
    readItems();
    for (const auto &[file, item] : m_data->items)
        readSources(item);
    for (const auto &[file, item] : m_data->items) {
        if (item.kind == "rates")
            readRates(item);
        else if (item.kind == "services")
            readService(item);
        else if (item.kind == "texts")
            readTexts(item);
        else if (item.kind == "procedures")
            readProcedure(item);
        else if (item.kind == "events")
            readEvent(item);
        else if (item.kind == "documents")
            readBelongings(item);
        else if (item.kind == "counters")
            readCounters(item);
    }
    checkRateNames();
    std::ranges::sort(m_data->services, {}, &Service::id);
    std::ranges::sort(m_data->procedures, {}, &Procedure::id);
    std::ranges::sort(m_data->events, {}, &LifeEvent::id);
    m_data->models = compileDecisions(m_data->files, m_findings);
    checkLinks();
    if (!m_options.partial)
        YORISOI_TRY(refusal(m_findings));
    m_data->spans.build(m_data->rates);
    return std::shared_ptr<const Catalogue>(new Catalogue(std::move(m_data)));
}

base::Status Loader::readCover()
{
    const auto found = m_data->files.find(kCover);
    if (found == m_data->files.end())
        return {};
    const std::size_t before = m_findings.size();
    const Content content = readYaml(found->second, kCover, m_findings);
    if (m_findings.size() == before)
        Schema(kindNamed("catalogue")->schema).check(content, kCover, m_findings, m_links);
    if (m_findings.size() > before)
        return {};
    const std::int64_t format = toInteger(content.textOf("format"));
    if (format > Catalogue::kFormat)
        return base::fail(ErrorCode::NewerSchema,
                          "catalogue.yaml: content format " + std::to_string(format) +
                              ", this release reads up to " + std::to_string(Catalogue::kFormat));
    m_data->version = toInteger(content.textOf("version"));
    return {};
}

void Loader::readItems()
{
    std::map<std::string, Schema> schemas;
    for (const auto &[path, bytes] : m_data->files) {
        const std::string folder = folderOf(path);
        if (path == kCover || (folder == kDecisions && path.ends_with(".dmn")))
            continue;
        const Kind *kind = folder.empty() ? nullptr : kindNamed(folder);
        if (!kind || !path.ends_with(".yaml")) {
            refuse("unknown-kind", {path}, {}, "この場所に置ける種類のファイルではありません",
                   "no kind of content has its place here");
            continue;
        }
        const std::size_t before = m_findings.size();
        Item item{folder, stemOf(path), path, readYaml(bytes, path, m_findings)};
        if (m_findings.size() == before)
            schemas.try_emplace(folder, kind->schema)
                .first->second.check(item.content, path, m_findings, m_links);
        if (m_findings.size() > before)
            m_broken.insert(path);
        m_data->items.emplace(path, std::move(item));
    }
}

void Loader::readSources(const Item &item)
{
    const Content *sources = item.content.find("sources");
    if (!sources)
        return;
    // Of a broken file too, so that its own faults are not repeated where it is named.
    for (const Content::Entry &entry : sources->entries)
        m_sourceIds.insert(entry.key);
    if (m_broken.contains(item.file))
        return;
    for (const auto &[id, line, column, content] : sources->entries) {
        Source source;
        source.id = id;
        if (const Content *title = content.find("title"))
            source.title = toWords(*title);
        source.url = content.textOf("url");
        source.checked = toDate(content.find("checked"));
        source.verified = content.isTrue("verified");
        source.note = optionalWords(content, "note");
        source.place = {item.file, line, column};
        const auto [known, added] = m_data->sources.emplace(id, source);
        if (added || sameSource(known->second, source))
            continue;
        // An id speaks within its file: elsewhere it may be another page.
        source.id = id + '@' + item.file;
        m_data->sources.emplace(source.id, std::move(source));
    }
}

std::string Loader::sourceKey(const Item &item, const std::string &id) const
{
    std::string own = id + '@' + item.file;
    return m_data->sources.contains(own) ? own : id;
}

void Loader::readTexts(const Item &item)
{
    const Content *texts = item.content.find("texts");
    if (m_broken.contains(item.file) || !texts)
        return;
    for (const Content::Entry &entry : texts->entries)
        if (!m_data->texts.emplace(entry.key, toWords(entry.value)).second)
            refuse("duplicate", {item.file, entry.line, entry.column}, entry.key,
                   "同じキーの文が他にもあります", "another text has the same key");
}

void Loader::readService(const Item &item)
{
    if (m_broken.contains(item.file))
        return;
    const Content &content = item.content;
    Service service;
    service.id = content.textOf("id");
    service.name = toWords(*content.find("name"));
    service.summary = toWords(*content.find("summary"));
    service.domain = content.textOf("domain");
    service.kind = content.textOf("kind");
    service.payment = content.textOf("payment");
    service.counter = toWords(*content.find("counter"));
    service.applyWithin = optionalWords(content, "apply_within");
    service.decisionModel = content.find("decision")->textOf("model");
    service.decisionName = content.find("decision")->textOf("name");
    readValidity(item, service.id, service.validFrom, service.validTo);
    service.basis = basisOf(content);
    for (const Content::Entry &entry : content.find("sources")->entries)
        service.sources.push_back(sourceKey(item, entry.key));
    service.notes = wordsIn(content, "notes");
    service.unverified = wordsIn(content, "unverified");
    service.place = {item.file, content.line, content.column};
    checkId(item);
    m_data->services.push_back(std::move(service));
}

void Loader::checkId(const Item &item)
{
    const Content &id = *item.content.find("id");
    if (id.text != item.id)
        refuse("schema", placeOf(item, id), id.text,
               "idはファイル名（" + item.id + "）と同じでなければなりません",
               "the id must be that of the file, " + item.id);
}

void Loader::readValidity(const Item &item, const std::string &id, base::Date &from,
                          std::optional<base::Date> &to)
{
    const Content &valid = *item.content.find("valid");
    from = toDate(valid.find("from"));
    if (const Content *last = valid.find("to"))
        to = toDate(last);
    if (to && *to < from)
        refuse("date", placeOf(item, valid), id, "期間の終わりが始まりより前です",
               "the period ends before it begins");
}

base::Result<std::shared_ptr<const Catalogue>> Catalogue::load(Files files, Findings *findings,
                                                               const LoadOptions &options)
{
    Loader loader(std::move(files), options);
    auto catalogue = loader.load();
    if (findings)
        std::ranges::move(loader.takeFindings(), std::back_inserter(*findings));
    return catalogue;
}

} // namespace yorisoi::catalogue

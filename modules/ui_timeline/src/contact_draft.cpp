// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/contact_draft.h"

#include <algorithm>

#include <QStringList>
#include <nlohmann/json.hpp>

#include "yorisoi/records/apply.h"
#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_timeline/moments.h"

namespace yorisoi::ui_timeline {
namespace {

using nlohmann::json;

constexpr std::size_t kPurposeLimit = 200;
/// Clocks of two machines differ; beyond this somebody mistyped.
constexpr std::chrono::minutes kTolerance{5};

std::size_t codePoints(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string trimmed(const std::string &text)
{
    return ui_kit::toUtf8(ui_kit::fromUtf8(text).trimmed());
}

std::string titleOf(const Question &question)
{
    return trimmed(text::sanitizeLine(question.title));
}

std::string bodyOf(const Question &question)
{
    return trimmed(text::sanitizeText(question.body));
}

std::string member(const json &object, const char *name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

} // namespace

bool ContactDraft::hasText() const
{
    return std::ranges::any_of(questions, [](const Question &question) {
        return !titleOf(question).empty() || !bodyOf(question).empty();
    });
}

namespace {

/// All digits of a text that holds an individual number, in the lines that do where one line does.
std::string withoutNumber(const std::string &text)
{
    if (!records::holdsIndividualNumber(text))
        return text;
    QStringList lines = ui_kit::fromUtf8(text).split(u'\n');
    const auto holds = [](const QString &line) {
        return records::holdsIndividualNumber(ui_kit::toUtf8(line));
    };
    const bool inOneLine = std::ranges::any_of(lines, holds);
    for (QString &line : lines)
        if (!inOneLine || holds(line))
            std::ranges::replace_if(
                line, [](QChar c) { return c.isDigit(); }, QChar(u'＊'));
    return ui_kit::toUtf8(lines.join(u'\n'));
}

} // namespace

std::string toJson(const ContactDraft &draft)
{
    json questions = json::array();
    std::string subject;
    for (const Question &question : draft.questions) {
        if (subject.empty())
            subject = withoutNumber(titleOf(question));
        questions.push_back({{"kind", question.kind},
                             {"domain", question.domain},
                             {"title", withoutNumber(question.title)},
                             {"body", withoutNumber(question.body)},
                             {"sensitivity", question.sensitivity}});
    }
    const json whole{{"version", 1},
                     {"subject", subject},
                     {"channel", draft.channel},
                     {"office", draft.office},
                     {"date", withoutNumber(draft.date)},
                     {"time", withoutNumber(draft.time)},
                     {"case", draft.caseId.isNull() ? "" : draft.caseId.toString()},
                     {"purpose", withoutNumber(draft.purpose)},
                     {"questions", questions}};
    return whole.dump(-1, ' ', false, json::error_handler_t::replace);
}

base::Result<ContactDraft> draftFromJson(std::string_view text)
{
    const json whole = json::parse(text, nullptr, false);
    if (!whole.is_object())
        return base::fail(base::ErrorCode::InvalidInput, "a draft is not a JSON object");
    ContactDraft draft;
    draft.channel = member(whole, "channel");
    draft.office = member(whole, "office");
    draft.date = member(whole, "date");
    draft.time = member(whole, "time");
    draft.purpose = member(whole, "purpose");
    if (const auto id = Uuid::parse(member(whole, "case")))
        draft.caseId = *id;
    const auto questions = whole.find("questions");
    if (questions == whole.end() || !questions->is_array())
        return base::fail(base::ErrorCode::InvalidInput, "a draft without questions");
    draft.questions.clear();
    for (const json &one : *questions) {
        if (one.is_object())
            draft.questions.push_back({member(one, "kind"), member(one, "domain"),
                                       member(one, "title"), member(one, "body"),
                                       member(one, "sensitivity")});
    }
    if (draft.questions.empty())
        draft.questions.emplace_back();
    return draft;
}

std::vector<Issue> textIssues(const std::string &text, std::size_t limit, Issue::Where where,
                              std::size_t question)
{
    std::vector<Issue> issues;
    if (const std::size_t length = codePoints(text); length > limit)
        issues.push_back({where, Issue::What::TooLong, question, 0, length - limit});
    if (records::holdsIndividualNumber(text)) {
        std::size_t line = 1;
        std::size_t found = 0;
        for (std::size_t start = 0; start <= text.size() && found == 0; ++line) {
            const std::size_t end = std::min(text.find('\n', start), text.size());
            if (records::holdsIndividualNumber(std::string_view(text).substr(start, end - start)))
                found = line;
            start = end + 1;
        }
        issues.push_back(
            {where, Issue::What::IndividualNumber, question, std::max<std::size_t>(found, 1), 0});
    }
    return issues;
}

std::optional<Instant> occurredAt(const ContactDraft &draft)
{
    const auto day = dayMeant(ui_kit::fromUtf8(draft.date), false);
    const auto lastOfIt = dayMeant(ui_kit::fromUtf8(draft.date), true);
    const auto minutes = minutesMeant(ui_kit::fromUtf8(draft.time));
    // A month or a year is no day on which somebody came.
    if (!day || day != lastOfIt || !minutes)
        return std::nullopt;
    return base::startOfDayInJapan(*day) + std::chrono::minutes{*minutes};
}

std::vector<Issue> validate(const ContactDraft &draft, Instant now)
{
    using Where = Issue::Where;
    using What = Issue::What;
    std::vector<Issue> issues;
    const auto day = dayMeant(ui_kit::fromUtf8(draft.date), false);
    if (!day || day != dayMeant(ui_kit::fromUtf8(draft.date), true))
        issues.push_back({Where::Date, What::NotADate});
    if (!minutesMeant(ui_kit::fromUtf8(draft.time)))
        issues.push_back({Where::Time, What::NotATime});
    if (const auto at = occurredAt(draft); at && *at > now + kTolerance)
        issues.push_back({Where::Date, What::InTheFuture});
    const auto add = [&issues](std::vector<Issue> more) {
        issues.insert(issues.end(), more.begin(), more.end());
    };
    if (trimmed(draft.purpose).empty())
        issues.push_back({Where::Purpose, What::Empty});
    add(textIssues(trimmed(draft.purpose), kPurposeLimit, Where::Purpose, 0));
    for (std::size_t i = 0; i < draft.questions.size(); ++i) {
        const Question &question = draft.questions[i];
        if (titleOf(question).empty())
            issues.push_back({Where::Title, What::Empty, i});
        add(textIssues(titleOf(question), kTitleLimit, Where::Title, i));
        add(textIssues(bodyOf(question), kBodyLimit, Where::Body, i));
    }
    return issues;
}

std::vector<records::Edit> contactEdits(const ContactDraft &draft, const Author &author,
                                        base::Random &random)
{
    std::vector<records::Edit> edits;
    const Uuid contact = base::newUuidV7(author.now, random);
    for (const Question &question : draft.questions) {
        records::Event event;
        event.id = base::newUuidV7(author.now, random);
        event.ward = author.ward;
        event.citizen = author.citizen;
        event.caseId = draft.caseId;
        event.contact = contact;
        event.occurredAt = occurredAt(draft).value_or(author.now);
        event.recordedAt = author.now;
        event.channel = draft.channel;
        event.domain = question.domain;
        event.kind = question.kind;
        event.title = titleOf(question);
        event.body = bodyOf(question);
        event.office = draft.office;
        event.staff = author.staff;
        event.sensitivity = question.sensitivity;
        edits.push_back(records::createEdit(records::toRow(event)));
    }
    return edits;
}

records::Edit correctionEdit(const records::Event &corrected, const std::string &title,
                             const std::string &body, const std::string &channel,
                             const std::string &office, const Author &author, base::Random &random)
{
    Question written;
    written.title = title;
    written.body = body;
    records::Event event;
    event.id = base::newUuidV7(author.now, random);
    event.ward = author.ward;
    event.citizen = corrected.citizen;
    event.caseId = corrected.caseId;
    event.occurredAt = event.recordedAt = author.now;
    event.channel = channel;
    event.domain = corrected.domain;
    event.kind = "correction";
    event.title = titleOf(written);
    event.body = bodyOf(written);
    event.office = office;
    event.staff = author.staff;
    event.sensitivity = corrected.sensitivity;
    event.corrects = corrected.id;
    return records::createEdit(records::toRow(event));
}

} // namespace yorisoi::ui_timeline

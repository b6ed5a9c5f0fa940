// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "history.h"

/// How one event of a history is written down.
namespace yorisoi::synthetic {
namespace {

struct Channel {
    char letter;
    std::string_view token;
    int opens; ///< minutes of the day between which things happen
    int closes;
    std::string_view source; ///< system that delivers its events; empty = entered here
};
constexpr Channel kChannels[] = {
    {'c', "counter", 540, 1'030, ""},
    {'v', "van", 600, 900, ""},
    {'p', "phone", 525, 1'040, ""},
    {'o', "portal", 390, 1'410, "online-portal"},
    {'l', "line", 420, 1'380, "line-gateway"},
    {'e', "email", 440, 1'350, "mail-gateway"},
    {'m', "post", 570, 960, "document-management"},
    {'h', "visit", 600, 960, ""},
    {'k', "online-counter", 560, 1'000, ""},
};

const Channel &channelOf(char letter)
{
    return *std::ranges::find(kChannels, letter, &Channel::letter);
}

} // namespace

std::string_view toToken(Kind kind)
{
    switch (kind) {
    case Kind::Inquiry:
        return "inquiry";
    case Kind::Consultation:
        return "consultation";
    case Kind::Guidance:
        return "guidance";
    case Kind::Application:
        return "application";
    case Kind::Review:
        return "review";
    case Kind::Result:
        return "result";
    case Kind::Delivery:
        return "delivery";
    case Kind::FollowUp:
        return "follow-up";
    case Kind::Notice:
        return "notice";
    case Kind::LifeEvent:
        return "life-event";
    case Kind::Note:
        return "note";
    case Kind::Visit:
        return "visit";
    case Kind::Call:
        return "call";
    case Kind::Task:
        return "task";
    }
    return {};
}

Historian::Moment Historian::momentOf(char channel, int day)
{
    const Channel &known = channelOf(channel);
    return {day, m_dice.between(known.opens, known.closes)};
}

void Historian::compose(records::Event &event, const Person &person, char channel, Moment moment,
                        Kind kind, std::string_view domain)
{
    const Channel &known = channelOf(channel);
    event.occurredAt =
        m_setting.at(moment.day, moment.minute) + std::chrono::milliseconds(m_dice.below(60'000));
    event.id = base::newUuidV7(event.occurredAt, m_dice.random());
    event.ward = m_setting.ward;
    event.citizen = person.citizen.id;
    event.channel = known.token;
    event.domain = domain;
    event.kind = toToken(kind);

    const Workplace *workplace = &m_workplaces.ward;
    if (channel == 'v') {
        workplace = &m_workplaces.van;
    } else if ((channel == 'p' && kind == Kind::Inquiry && m_dice.permille(620)) ||
               (channel == 'l' && kind == Kind::Inquiry)) {
        workplace = &m_workplaces.contactCentre;
    } else if (kind == Kind::Review && m_dice.permille(450)) {
        workplace = &m_workplaces.bureaus.find(domain)->second;
    }
    event.office = workplace->office;
    const bool automatic = kind == Kind::Notice || (channel == 'o' && kind == Kind::Application);
    if (!automatic)
        event.staff = m_dice.pick(workplace->staff);
    event.source = channel == 'p' && workplace == &m_workplaces.contactCentre ? "contact-centre"
                                                                              : known.source;
    if (!event.source.empty())
        event.sourceRef =
            std::to_string(moment.day) + "-" + std::to_string(m_dice.below(1'000'000));
    recorded(event, channel, moment);
}

void Historian::recorded(records::Event &event, char channel, Moment moment)
{
    using namespace std::chrono_literals;
    auto &at = event.recordedAt;
    switch (channel) {
    case 'v':
        // The van's machine comes back into the network in the evening, or the next morning.
        at = m_setting.at(moment.day, 1'020 + m_dice.between(0, 60));
        at += m_dice.permille(150) ? 15h : 0h;
        break;
    case 'h':
        at = event.occurredAt + std::chrono::minutes(m_dice.between(30, 200));
        break;
    case 'm':
        at = m_setting.at(m_setting.workDays.add(moment.day, 1), 330);
        break;
    case 'o':
    case 'l':
    case 'e':
        at = event.occurredAt + std::chrono::seconds(m_dice.between(1, 90));
        break;
    default:
        at = event.occurredAt + std::chrono::minutes(m_dice.between(0, 12));
    }
    at = std::clamp(at, event.occurredAt, std::max(event.occurredAt, m_setting.end()));
}

void Historian::describe(records::Event &event, const Person &person, char channel, int day,
                         std::string_view title, const std::array<std::string_view, 2> &bodies)
{
    const PhraseContext context{person.town, person.who, person.language, day, &m_setting.workDays};
    event.title.clear();
    appendPhrase(event.title, title, context, m_dice);
    const bool second = !bodies[1].empty() && m_dice.permille(500);
    event.body.clear();
    appendPhrase(event.body, bodies[second ? 1 : 0], context, m_dice);

    const bool inPerson = channel == 'c' || channel == 'v' || channel == 'h' || channel == 'k';
    if (!inPerson && channel != 'p')
        return;
    const auto &citizen = person.citizen;
    if (citizen.interpreter == "required" && m_dice.permille(650)) {
        event.body += person.language;
        event.body += inPerson ? "の通訳が同席。" : "の電話通訳を利用。";
    } else if (citizen.interpreter == "sign-language" && inPerson && m_dice.permille(600)) {
        event.body += "手話通訳者が同席。";
    } else if ((person.traits & kGuarded) != 0 && m_dice.permille(250)) {
        event.body += "後見人の権限を登記事項証明書で確認済み。";
    } else if (channel == 'c' && citizen.communication.starts_with("wheelchair") &&
               m_dice.permille(350)) {
        event.body += "車椅子で来庁、低い記載台を案内。";
    } else if (inPerson && citizen.communication.starts_with("hearing") && m_dice.permille(300)) {
        event.body += "筆談を交えて対応。";
    }
}

} // namespace yorisoi::synthetic

// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_reception/hit_list_model.h"

#include <QMetaEnum>
#include <QPoint>
#include <QStringList>

#include "yorisoi/text/normalize.h"
#include "yorisoi/ui_kit/words.h"
#include "yorisoi/ui_reception/search_text.h"

namespace yorisoi::ui_reception {
namespace {

using replica::SearchHit;
using ui_kit::Vocabulary;

/// Text of a record without what could turn a line around or break it.
QString shown(std::string_view text)
{
    return ui_kit::fromUtf8(text::sanitizeLine(text));
}

bool standardDiffers(const SearchHit &hit)
{
    return !hit.nameStandard.empty() && !hit.nameKoseki.empty() &&
           hit.nameStandard != hit.nameKoseki;
}

QString nameOf(const SearchHit &hit)
{
    return shown(hit.nameKoseki.empty() ? hit.nameStandard : hit.nameKoseki);
}

/// The first of the words that stands in the text.
std::optional<QPoint> pointAt(const QString &text, const std::vector<QString> &words, Fold fold)
{
    for (const auto &word : words) {
        if (const auto span = whereMet(text, word, fold))
            return QPoint(static_cast<int>(span->start), static_cast<int>(span->length));
    }
    return std::nullopt;
}

QPoint whole(const QString &text)
{
    return {0, static_cast<int>(text.size())};
}

} // namespace

HitListModel::HitListModel(const base::Clock &clock, QObject *parent)
    : ui_kit::UpdatableListModel(parent),
      m_clock(clock)
{
}

int HitListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant HitListModel::data(const QModelIndex &index, int role) const
{
    const SearchHit *hit = index.isValid() ? at(index.row()) : nullptr;
    if (!hit)
        return {};
    if (role >= NameMatchRole && role <= NumberMatchRole)
        return match(*hit, role);
    return words(*hit, role);
}

QVariant HitListModel::words(const SearchHit &hit, int role) const
{
    switch (role) {
    case IdRole:
        return QString::fromStdString(hit.id.toString());
    case Qt::DisplayRole:
    case NameRole:
        return nameOf(hit);
    case NameStandardRole:
        return standardDiffers(hit) ? shown(hit.nameStandard) : QString();
    case KanaRole:
        return shown(hit.kana);
    case AliasRole:
        return shown(hit.alias);
    case BirthRole:
        return hit.birthDate.empty() ? QString() : ui_kit::dateWords(hit.birthDate);
    case AgeRole: {
        const int age = hit.type == "business" ? -1 : ui_kit::ageOf(hit.birthDate, m_clock.now());
        return age < 0 || hit.status == "deceased" ? QString() : tr("age %1").arg(age);
    }
    case GenderRole:
        return hit.gender.empty() || hit.type == "business"
                   ? QString()
                   : ui_kit::word(Vocabulary::Gender, hit.gender);
    case AddressRole:
        return hit.addressWithheld ? tr("Withheld (support measures)") : shown(hit.address);
    case WithheldRole:
        return hit.addressWithheld;
    case PhoneRole:
        return hit.addressWithheld ? QString() : shown(hit.phone);
    case NumberRole:
        return shown(hit.number);
    case TypeRole:
        return QString::fromStdString(hit.type);
    case TypeWordRole:
        return ui_kit::word(Vocabulary::CitizenType, hit.type);
    case StatusRole:
        return QString::fromStdString(hit.status);
    case StatusWordRole:
        return hit.status.empty() || hit.status == "active"
                   ? QString()
                   : ui_kit::word(Vocabulary::CitizenStatus, hit.status);
    case LastContactRole:
        return hit.lastContactAt == base::Instant{} ? QString()
                                                    : ui_kit::timeWords(hit.lastContactAt);
    case PendingRole:
        return hit.pending;
    case SyntheticRole:
        return hit.synthetic;
    case MatchedElsewhereRole: {
        QStringList keys;
        for (const char *kind : {"romaji", "receipt"}) {
            if (metBy(hit.matched, kind))
                keys << ui_kit::word(Vocabulary::MatchedBy, kind);
        }
        if (metByRepresentative(hit))
            keys << tr("representative %1").arg(shown(hit.representative));
        return keys.join(tr(", "));
    }
    case SpokenRole:
        return spoken(hit);
    default:
        return {};
    }
}

bool HitListModel::metByRepresentative(const SearchHit &hit) const
{
    return metBy(hit.matched, "name") &&
           pointAt(shown(hit.representative), wordsReadAs(m_terms, {"name"}), Fold::Name);
}

QVariant HitListModel::match(const SearchHit &hit, int role) const
{
    const auto inName = [&](Role textRole) {
        return metBy(hit.matched, "name") ? pointAt(words(hit, textRole).toString(),
                                                    wordsReadAs(m_terms, {"name"}), Fold::Name)
                                          : std::nullopt;
    };
    const auto inText = [&](Role textRole, std::string_view kind, Fold fold) -> QPoint {
        if (!metBy(hit.matched, kind))
            return {};
        const QString text = words(hit, textRole).toString();
        return pointAt(text, wordsReadAs(m_terms, {kind}), fold).value_or(whole(text));
    };
    switch (role) {
    case NameMatchRole: {
        const auto point = inName(NameRole);
        const bool elsewhere =
            inName(NameStandardRole) || inName(AliasRole) || metByRepresentative(hit);
        if (point || elsewhere || !metBy(hit.matched, "name"))
            return point.value_or(QPoint());
        return whole(nameOf(hit));
    }
    case NameStandardMatchRole:
        return inName(NameStandardRole).value_or(QPoint());
    case AliasMatchRole:
        return inName(AliasRole).value_or(QPoint());
    case KanaMatchRole:
        return inText(KanaRole, "kana", Fold::Kana);
    case BirthMatchRole:
        return inText(BirthRole, "birth", Fold::Name);
    case AddressMatchRole:
        return hit.addressWithheld ? QPoint() : inText(AddressRole, "address", Fold::Name);
    case PhoneMatchRole:
        return hit.addressWithheld ? QPoint() : inText(PhoneRole, "phone", Fold::Digits);
    case NumberMatchRole:
        return inText(NumberRole, "number", Fold::Name);
    default:
        return QPoint();
    }
}

QString HitListModel::spoken(const SearchHit &hit) const
{
    QStringList parts;
    for (const int role : {NameRole, StatusWordRole, KanaRole, AliasRole, BirthRole, AgeRole,
                           GenderRole, TypeWordRole, AddressRole, PhoneRole, NumberRole}) {
        const QString part = words(hit, role).toString();
        if (!part.isEmpty())
            parts << part;
    }
    if (hit.pending)
        parts << tr("not yet applied everywhere");
    if (hit.synthetic)
        parts << tr("made-up person");
    return parts.join(tr(", "));
}

QHash<int, QByteArray> HitListModel::roleNames() const
{
    QHash<int, QByteArray> names;
    const auto roles = QMetaEnum::fromType<Role>();
    for (int n = 0; n < roles.keyCount(); ++n) {
        QByteArray name(roles.key(n));
        name.chop(4);
        name[0] = static_cast<char>(name[0] - 'A' + 'a');
        names[roles.value(n)] = name;
    }
    names[IdRole] = "citizenId";
    return names;
}

void HitListModel::update(replica::SearchPage page)
{
    const auto before = m_hits.size();
    m_terms = std::move(page.terms);
    updateRows(m_hits, std::move(page.hits), [](const SearchHit &hit) { return hit.id; });
    if (m_hits.size() != before)
        Q_EMIT countChanged();
}

void HitListModel::clear()
{
    if (m_hits.empty())
        return;
    beginResetModel();
    m_hits.clear();
    m_terms.clear();
    endResetModel();
    Q_EMIT countChanged();
}

const SearchHit *HitListModel::at(int row) const
{
    return row >= 0 && row < count() ? &m_hits[static_cast<std::size_t>(row)] : nullptr;
}

int HitListModel::rowOf(const base::Uuid &id) const
{
    const auto found = std::find_if(m_hits.begin(), m_hits.end(),
                                    [&](const SearchHit &hit) { return hit.id == id; });
    return found == m_hits.end() ? -1 : static_cast<int>(found - m_hits.begin());
}

void HitListModel::retranslate()
{
    if (!m_hits.empty())
        Q_EMIT dataChanged(index(0), index(count() - 1));
}

} // namespace yorisoi::ui_reception

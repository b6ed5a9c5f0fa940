// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QtQml/qqmlregistration.h>

#include "yorisoi/base/clock.h"
#include "yorisoi/replica/queries.h"
#include "yorisoi/ui_kit/updatable_list_model.h"

namespace yorisoi::ui_reception {

/// The people a search found, as words of the current language; best first.
class HitListModel : public ui_kit::UpdatableListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,         ///< the glyphs of the family register
        NameStandardRole, ///< 行政事務標準文字; empty when it is the same
        KanaRole,
        AliasRole,
        BirthRole, ///< in both calendars
        AgeRole,   ///< empty when not known
        GenderRole,
        AddressRole,
        WithheldRole,
        PhoneRole,
        NumberRole,
        TypeRole, ///< token
        TypeWordRole,
        StatusRole,     ///< token
        StatusWordRole, ///< empty for active people
        LastContactRole,
        PendingRole,
        SyntheticRole,
        // Where the search met it, as QPoint(start, length) in the shown text; (0, 0) is nowhere.
        NameMatchRole,
        NameStandardMatchRole,
        KanaMatchRole,
        AliasMatchRole,
        BirthMatchRole,
        AddressMatchRole,
        PhoneMatchRole,
        NumberMatchRole,
        MatchedElsewhereRole, ///< words for keys that no column shows, e.g. romaji
        SpokenRole,           ///< the row in one sentence, for a screen reader
    };
    Q_ENUM(Role)

    explicit HitListModel(const base::Clock &clock, QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_hits.size()); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void update(replica::SearchPage page);
    void clear();
    const replica::SearchHit *at(int row) const;
    /// -1 when it is not there.
    int rowOf(const base::Uuid &id) const;
    /// The language has changed.
    void retranslate();

Q_SIGNALS:
    void countChanged();

private:
    QVariant words(const replica::SearchHit &hit, int role) const;
    QVariant match(const replica::SearchHit &hit, int role) const;
    bool metByRepresentative(const replica::SearchHit &hit) const;
    QString spoken(const replica::SearchHit &hit) const;

    const base::Clock &m_clock;
    std::vector<replica::SearchHit> m_hits;
    std::vector<replica::SearchTerm> m_terms;
};

} // namespace yorisoi::ui_reception

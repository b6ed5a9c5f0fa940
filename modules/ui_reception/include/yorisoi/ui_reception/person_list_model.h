// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QtQml/qqmlregistration.h>

#include "yorisoi/base/clock.h"
#include "yorisoi/base/id.h"
#include "yorisoi/ui_kit/updatable_list_model.h"

namespace yorisoi::ui_reception {

/// Somebody recently opened here, or with an unfinished record.
struct PersonLine {
    base::Uuid id;
    std::string name; ///< empty: not in this copy any more
    std::string kana;
    std::string birthDate;
    std::string type;
    std::string draftKey;    ///< empty for people recently opened
    base::Instant savedAt{}; ///< of the draft
    friend bool operator==(const PersonLine &, const PersonLine &) = default;
};

/// People to go on with: recently opened, or with an unfinished record of a contact.
class PersonListModel : public ui_kit::UpdatableListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to the view-model")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        KanaRole,
        AgeRole,   ///< empty when not known
        TypeRole,  ///< token
        SavedRole, ///< when the draft was saved last; empty where there is none
        SpokenRole,
    };

    explicit PersonListModel(const base::Clock &clock, QObject *parent = nullptr);

    int count() const { return static_cast<int>(m_people.size()); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void update(std::vector<PersonLine> people);
    const PersonLine *at(int row) const;
    bool holds(const base::Uuid &id) const;
    void retranslate();

Q_SIGNALS:
    void countChanged();

private:
    const base::Clock &m_clock;
    std::vector<PersonLine> m_people;
};

} // namespace yorisoi::ui_reception

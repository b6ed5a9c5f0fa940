// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <QtQml/qqmlregistration.h>

#include "yorisoi/replica/queries.h"
#include "yorisoi/ui_kit/updatable_list_model.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_timeline {

/// The choices of one filter with how many entries each has; a choice that is on stays although
/// nothing meets it any more. GUI thread.
class FacetListModel : public ui_kit::UpdatableListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the timeline")
    Q_PROPERTY(int chosenCount READ chosenCount NOTIFY chosenChanged)
    Q_PROPERTY(QString chosenWords READ chosenWords NOTIFY wordsChanged)
public:
    enum Role { Token = Qt::UserRole + 1, Label, Count, Chosen };

    /// Words of tokens come from `vocabulary` where an answer brings no label of its own.
    explicit FacetListModel(ui_kit::Vocabulary vocabulary, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void show(const std::vector<replica::FacetCount> &counts);
    const std::vector<std::string> &chosen() const { return m_chosen; }
    int chosenCount() const { return static_cast<int>(m_chosen.size()); }
    QString chosenWords() const;
    Q_INVOKABLE void toggle(int row);
    Q_INVOKABLE void clear();
    void retranslate();

Q_SIGNALS:
    void chosenChanged();
    void wordsChanged();

private:
    QString label(const replica::FacetCount &facet) const;

    ui_kit::Vocabulary m_vocabulary;
    std::vector<replica::FacetCount> m_facets; ///< most frequent first
    std::vector<std::string> m_chosen;
};

} // namespace yorisoi::ui_timeline

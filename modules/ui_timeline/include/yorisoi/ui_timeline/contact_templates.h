// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

#include "yorisoi/base/result.h"

namespace yorisoi::ui_timeline {

/// A text that clerks need often (定型文), from resources/catalogue/texts/contact_templates.yaml.
struct ContactTemplate {
    std::string id;
    std::string domain;
    std::string kind;
    /// By language, `ja` and `en`.
    std::map<std::string, std::string> title;
    std::map<std::string, std::string> body;
    std::string keys; ///< further words by which it is found, parted by blanks
};

/// InvalidInput with the id or line for content that is not whole.
base::Result<std::vector<ContactTemplate>> readTemplates(std::string_view yaml);
/// The templates that come with the program.
base::Result<std::vector<ContactTemplate>> ownTemplates();

/// What meets all words typed, in kanji, kana or by a key; those of the domain first. GUI thread.
class TemplateListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the composer")
    Q_PROPERTY(QString typed READ typed WRITE setTyped NOTIFY typedChanged)
    Q_PROPERTY(QString domain READ domain WRITE setDomain NOTIFY typedChanged)
    Q_PROPERTY(int count READ count NOTIFY typedChanged)
public:
    enum Role { Id = Qt::UserRole + 1, Title, Body, Domain, DomainWord, Kind, KindWord };

    explicit TemplateListModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setTemplates(std::vector<ContactTemplate> templates);
    QString typed() const { return m_typed; }
    void setTyped(const QString &typed);
    QString domain() const { return m_domain; }
    void setDomain(const QString &domain);
    int count() const { return rowCount(); }
    /// nullptr for a row that is not there.
    const ContactTemplate *at(int row) const;
    void retranslate();

Q_SIGNALS:
    void typedChanged();

private:
    void filter();

    std::vector<ContactTemplate> m_all;
    std::vector<std::size_t> m_shown;
    QString m_typed;
    QString m_domain;
};

/// The text of the current language, or the Japanese one.
QString inLanguage(const std::map<std::string, std::string> &texts);

} // namespace yorisoi::ui_timeline

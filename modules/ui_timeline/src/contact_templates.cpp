// SPDX-License-Identifier: GPL-3.0-or-later
#include "yorisoi/ui_timeline/contact_templates.h"

#include <algorithm>

#include <QFile>
#include <QStringList>
#include <yaml-cpp/yaml.h>

#include "yorisoi/text/normalize.h"
#include "yorisoi/text/variants.h"
#include "yorisoi/ui_kit/language.h"
#include "yorisoi/ui_kit/words.h"

namespace yorisoi::ui_timeline {
namespace {

using ui_kit::fromUtf8;
using ui_kit::toUtf8;
using ui_kit::Vocabulary;
using ui_kit::word;

std::map<std::string, std::string> texts(const YAML::Node &node)
{
    std::map<std::string, std::string> result;
    if (!node.IsDefined() || !node.IsMap())
        return result;
    for (const char *language : {"ja", "en"}) {
        if (node[language])
            result[language] = node[language].as<std::string>();
    }
    return result;
}

base::Result<std::vector<ContactTemplate>> parse(const YAML::Node &root)
{
    std::vector<ContactTemplate> templates;
    for (const auto &node : root["templates"]) {
        ContactTemplate one;
        one.id = node["id"].as<std::string>("");
        one.domain = node["domain"].as<std::string>("");
        one.kind = node["kind"].as<std::string>("");
        one.keys = node["keys"].as<std::string>("");
        one.title = texts(node["title"]);
        one.body = texts(node["body"]);
        if (one.id.empty() || one.domain.empty() || one.kind.empty() || one.title.size() < 2 ||
            one.body.size() < 2)
            return base::fail(base::ErrorCode::InvalidInput,
                              "contact template '" + one.id + "' is not whole");
        templates.push_back(std::move(one));
    }
    if (templates.empty())
        return base::fail(base::ErrorCode::InvalidInput, "no contact template");
    return templates;
}

std::string searchKey(const std::string &text)
{
    return text::foldKana(text::foldVariants(toUtf8(fromUtf8(text).toLower())));
}

} // namespace

base::Result<std::vector<ContactTemplate>> readTemplates(std::string_view yaml)
{
    try {
        return parse(YAML::Load(std::string(yaml)));
    } catch (const YAML::Exception &error) {
        return base::fail(base::ErrorCode::InvalidInput,
                          "line " + std::to_string(error.mark.line + 1) + ": " + error.msg);
    }
}

base::Result<std::vector<ContactTemplate>> ownTemplates()
{
    QFile file(QStringLiteral(":/catalogue/texts/contact_templates.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::Internal, "the contact templates are not built in");
    return readTemplates(file.readAll().toStdString());
}

QString inLanguage(const std::map<std::string, std::string> &texts)
{
    const auto found = texts.find(toUtf8(ui_kit::currentLanguage()));
    if (found != texts.end())
        return fromUtf8(found->second);
    const auto japanese = texts.find("ja");
    return japanese == texts.end() ? QString() : fromUtf8(japanese->second);
}

TemplateListModel::TemplateListModel(QObject *parent) : QAbstractListModel(parent) {}

int TemplateListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QHash<int, QByteArray> TemplateListModel::roleNames() const
{
    return {{Id, "templateId"},         {Title, "title"}, {Body, "body"},        {Domain, "domain"},
            {DomainWord, "domainWord"}, {Kind, "kind"},   {KindWord, "kindWord"}};
}

const ContactTemplate *TemplateListModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_all[m_shown[static_cast<std::size_t>(row)]] : nullptr;
}

QVariant TemplateListModel::data(const QModelIndex &index, int role) const
{
    const ContactTemplate *one = at(index.row());
    if (!one)
        return {};
    switch (role) {
    case Id:
        return fromUtf8(one->id);
    case Title:
        return inLanguage(one->title);
    case Body:
        return inLanguage(one->body);
    case Domain:
        return fromUtf8(one->domain);
    case DomainWord:
        return word(Vocabulary::Domain, one->domain);
    case Kind:
        return fromUtf8(one->kind);
    case KindWord:
        return word(Vocabulary::EventKind, one->kind);
    default:
        return {};
    }
}

void TemplateListModel::setTemplates(std::vector<ContactTemplate> templates)
{
    m_shown.clear();
    m_all = std::move(templates);
    filter();
}

void TemplateListModel::setTyped(const QString &typed)
{
    if (m_typed == typed)
        return;
    m_typed = typed;
    filter();
}

void TemplateListModel::setDomain(const QString &domain)
{
    if (m_domain == domain)
        return;
    m_domain = domain;
    filter();
}

void TemplateListModel::filter()
{
    beginResetModel();
    m_shown.clear();
    QStringList words;
    for (const QString &typed : m_typed.simplified().split(QChar::Space, Qt::SkipEmptyParts))
        words << fromUtf8(searchKey(toUtf8(typed)));
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const ContactTemplate &one = m_all[i];
        std::string all = one.keys + ' ' + toUtf8(word(Vocabulary::Domain, one.domain));
        for (const auto &[language, title] : one.title)
            all += ' ' + title;
        const QString key = fromUtf8(searchKey(all));
        if (std::ranges::all_of(words, [&](const QString &typed) { return key.contains(typed); }))
            m_shown.push_back(i);
    }
    std::ranges::stable_partition(
        m_shown, [this](std::size_t i) { return m_all[i].domain == toUtf8(m_domain); });
    endResetModel();
    Q_EMIT typedChanged();
}

void TemplateListModel::retranslate()
{
    filter();
}

} // namespace yorisoi::ui_timeline
